/** A stage with three seats and three entrants, for the tests of what the chief judge sees. */
import { applyEvent, foldContest } from './apply'
import type { ContestEvent, ContestEventBody } from './events'
import type { MarkingScheme } from './ruleSet'
import type { ContestState } from './state'
import { measurement, ruleSet, scheme, stage, twoDecimals } from './testRules'

export const STAGE = 'practical'

/** One aspect of up to 100 marks; sheets farther apart than 5.00 deviate. */
export function rulesEvent(changes: Partial<MarkingScheme> = {}): ContestEventBody {
  const rounding = { panel: twoDecimals, sum: twoDecimals, factor: twoDecimals }
  const deviations = [{ level: 'stage', range: 'units', limit: 500 }] as const
  const aspects = [measurement('bead'), measurement('time', { counts: false, max: 600 })]
  const rules = stage(STAGE, {
    seats: 3,
    scheme: scheme(aspects, { rounding, deviations, ...changes }),
  })
  const set = ruleSet([rules], { ties: [{ by: 'decision' }] })
  return { kind: 'rules.set', payload: { version: 1, ruleSet: set, reason: null } }
}

/** The draw: seats s1 to s3, entrants c1 to c3 with codes A001 to A003, sheets `s1/c1`… */
function drawEvent(): ContestEventBody {
  const seats = [1, 2, 3].map((ordinal) => ({ seat: `s${ordinal}`, ordinal }))
  const entrants = [1, 2, 3].map((order) => ({
    codeId: `c${order}`,
    code: `A00${order}`,
    order,
    station: order,
    entry: null,
  }))
  return {
    kind: 'stage.drawn',
    payload: {
      stage: STAGE,
      key: STAGE,
      identity: 'coded',
      commitment: '0'.repeat(64),
      rosterDigest: '0'.repeat(64),
      seats,
      entrants,
      sheets: seats.flatMap(({ seat }) =>
        entrants.map(({ codeId }) => ({ sheet: `${seat}/${codeId}`, seat, codeId })),
      ),
    },
  }
}

export function moved(
  to: Extract<ContestEventBody, { kind: 'stage.moved' }>['payload']['to'],
): ContestEventBody {
  return { kind: 'stage.moved', payload: { stage: STAGE, to, reason: null } }
}

export function mark(sheet: string, aspect: string, value: number | null): ContestEventBody {
  const payload = { sheet, aspect, value, tenureId: `${sheet.slice(0, 2)}.1`, cites: null }
  return { kind: 'mark.set', payload }
}

/** A whole sheet, submitted. */
export function scored(sheet: string, value: number): ContestEventBody[] {
  return [
    mark(sheet, 'bead', value),
    mark(sheet, 'time', 100),
    { kind: 'sheet.submitted', payload: { sheet, digest: '0'.repeat(64), cites: null } },
  ]
}

/** Takes events into a state, or makes one that is being scored. */
export function stageWith(
  bodies: readonly ContestEventBody[],
  state: ContestState = foldContest('c', []),
): ContestState {
  const first = state.seq === 0 ? [rulesEvent(), drawEvent(), moved('scoring')] : []
  for (const body of [...first, ...bodies]) applyEvent(state, eventAt(state.seq + 1, body))
  return state
}

/** An event at its place in the log. */
export function eventAt(seq: number, body: ContestEventBody): ContestEvent {
  const receivedAt = new Date(Date.UTC(2026, 5, 1) + seq * 1_000).toISOString()
  return { ...body, seq, opId: `op-${seq}`, actor: 'p', receivedAt }
}
