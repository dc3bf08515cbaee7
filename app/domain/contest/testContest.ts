/** A small contest for tests: one coded stage, three seats, two entrants, folded from a real log. */
import { applyEvent } from './apply'
import type { ContestEvent, ContestEventBody } from './events'
import type { RuleSet, StageRules } from './ruleSet'
import { emptyContest, type ContestState } from './state'

const half = { round: 'halfUp', places: 2 } as const
const text = (zh: string) => ({ zh, en: zh })

/** A stage with a measurement in steps of 0.25, a judgement and a deduction. */
export const STAGE: StageRules = {
  key: 'practical',
  title: text('实操'),
  places: 2,
  weight: { num: 1, den: 1 },
  factor: { num: 1, den: 1 },
  seats: 3,
  identity: 'coded',
  scheme: {
    criteria: [
      {
        id: 'A',
        title: text('外观'),
        subCriteria: [
          {
            id: 'A1',
            title: text('外观'),
            aspects: [
              {
                kind: 'measurement',
                id: 'width',
                title: text('宽度'),
                max: 1000,
                step: 25,
                counts: true,
              },
              {
                kind: 'judgement',
                id: 'form',
                title: text('成形'),
                marks: [0, 100, 200, 300],
                benchmarks: [text('0'), text('1'), text('2'), text('3')],
              },
              { kind: 'deduction', id: 'safety', title: text('安全'), max: 500, step: 50 },
            ],
          },
        ],
      },
    ],
    combination: { at: 'stage', method: 'mean', dropHigh: 0, dropLow: 0, minKept: 2 },
    rounding: { panel: half, sum: half, factor: half },
    deductions: { at: 'sheet', floor: 0 },
    deviations: [{ level: 'stage', range: 'units', limit: 500 }],
  },
}

export const RULES: RuleSet = {
  template: 'test',
  title: text('测试'),
  stages: [STAGE],
  rounding: { weight: half, total: half },
  ties: [{ by: 'equal' }],
  publicMarks: 'sheets',
  zonePoints: [4, 3, 2],
}

/** A contest whose log can be written by hand. */
export class TestContest {
  readonly state: ContestState = emptyContest('contest')
  readonly log: ContestEvent[] = []

  /** `lastDay` is the last day for marks in Shanghai; `without` names sheets that are left out. */
  constructor(
    rules: RuleSet = RULES,
    { lastDay, without = [] }: { lastDay?: string; without?: readonly string[] } = {},
  ) {
    this.add({ kind: 'rules.set', payload: { version: 1, ruleSet: rules, reason: null } })
    this.add({
      kind: 'stage.drawn',
      payload: {
        stage: 'stage',
        key: 'practical',
        identity: 'coded',
        commitment: 'c'.repeat(64),
        rosterDigest: 'd'.repeat(64),
        ...(lastDay !== undefined && { lastDay }),
        seats: [1, 2, 3].map((ordinal) => ({ seat: `seat${ordinal}`, ordinal })),
        entrants: [1, 2].map((order) => ({
          codeId: `code${order}`,
          code: `A00${order}`,
          order,
          station: order,
          entry: null,
        })),
        sheets: [1, 2]
          .flatMap((entrant) =>
            [1, 2, 3].map((seat) => ({
              sheet: `sheet${entrant}-${seat}`,
              seat: `seat${seat}`,
              codeId: `code${entrant}`,
            })),
          )
          .filter(({ sheet }) => !without.includes(sheet)),
      },
    })
    for (const seat of [1, 2, 3]) this.take(`seat${seat}`, `tenure${seat}`)
    this.add({
      kind: 'stage.moved',
      payload: { stage: 'stage', to: 'scoring', reason: null },
    })
  }

  /** Appends an event; its op id is `op<seq>` unless given. */
  add(body: ContestEventBody, opId?: string, actor = 'person'): ContestEvent {
    const seq = this.state.seq + 1
    const event = {
      ...body,
      seq,
      opId: opId ?? `op${seq}`,
      actor,
      receivedAt: new Date(seq * 1000).toISOString(),
    }
    applyEvent(this.state, event)
    this.log.push(event)
    return event
  }

  /** Gives a seat to the next tenure. */
  take(seat: string, tenureId: string, person = `person-${tenureId}`): void {
    const tenure = (this.state.seats.get(seat)?.tenure ?? 0) + 1
    this.add({
      kind: 'seat.taken',
      payload: { stage: 'stage', seat, tenure, tenureId, person },
    })
  }
}
