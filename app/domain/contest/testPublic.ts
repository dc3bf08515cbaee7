/** A contest with a named and a coded stage for the tests of the public board, and random logs of it. */
import fc from 'fast-check'
import { applyEvent } from './apply'
import type { ContestEvent, ContestEventBody, EntrantStatus } from './events'
import type { PublicContest } from './publicBoard'
import type { RuleSet } from './ruleSet'
import { emptyContest, type ContestState } from './state'
import { measurement, ruleSet, scheme, stage, twoDecimals } from './testRules'

const ENTRIES = ['1', '2', '3', '4']
const SEATS = [1, 2, 3]
const rounding = { panel: twoDecimals, sum: twoDecimals, factor: twoDecimals }

/** Theory by name with one seat, practical in code with three seats. */
export function publicRules(changes: Partial<RuleSet> = {}): RuleSet {
  const theory = stage('theory', {
    seats: 1,
    identity: 'named',
    weight: { num: 3, den: 10 },
    scheme: scheme([measurement('paper')], { rounding }),
  })
  const practical = stage('practical', {
    seats: 3,
    weight: { num: 7, den: 10 },
    scheme: scheme([measurement('weld'), measurement('time', { counts: false })], {
      rounding,
      combination: { at: 'stage', method: 'mean', dropHigh: 0, dropLow: 0, minKept: 2 },
      deviations: [{ level: 'stage', range: 'units', limit: 2 }],
    }),
  })
  return ruleSet([theory, practical], {
    publicMarks: 'sheets',
    rounding: { weight: twoDecimals, total: twoDecimals },
    ties: [
      { by: 'aspect', stage: 'practical', aspect: 'time', prefer: 'lower' },
      { by: 'stage', stage: 'practical', prefer: 'higher' },
      { by: 'equal' },
    ],
    zonePoints: [4, 3, 2],
    ...changes,
  })
}

export const publicContest: PublicContest = {
  contestId: 'contest',
  slug: 'welding',
  name: { zh: '焊工', en: 'Welding' },
  zones: new Map(
    ENTRIES.map((n) => [
      `zone-id-${n}`,
      { code: `zone-code-${n}`, name: `赛区${n}`, nameEn: `Zone ${n}` },
    ]),
  ),
}

/** Everything that tells of an entry; none of it may be in what a blind stage shows. */
export const NAMED = /entry-|ecode-|zone-|赛区|Zone/

/** Writes a log by hand. */
export class PublicLog {
  readonly state: ContestState = emptyContest('contest')
  readonly events: ContestEvent[] = []

  constructor(rules: RuleSet = publicRules()) {
    this.add({ kind: 'rules.set', payload: { version: 1, ruleSet: rules, reason: null } })
    for (const n of ENTRIES) {
      const payload = { entry: `entry-${n}`, zone: `zone-id-${n}`, entryCode: `ecode-${n}` }
      this.add({ kind: 'entry.approved', payload })
    }
    this.draw('theory', 'named', [1])
  }

  add(body: ContestEventBody): void {
    const seq = this.state.seq + 1
    const who = { opId: `op${seq}`, actor: 'person', receivedAt: new Date(seq).toISOString() }
    const event: ContestEvent = { ...body, ...who, seq }
    applyEvent(this.state, event)
    this.events.push(event)
  }

  draw(
    key: 'theory' | 'practical',
    identity: 'named' | 'coded',
    ordinals = SEATS,
    until: 'drawn' | 'scoring' = 'scoring',
  ): void {
    const named = identity === 'named'
    const letter = key.charAt(0)
    const entrants = ENTRIES.map((n, index) => ({
      codeId: `${letter}${n}`,
      code: named ? `ecode-${n}` : `A00${n}`,
      order: index + 1,
      station: index + 1,
      entry: named ? `entry-${n}` : null,
    }))
    const seats = ordinals.map((ordinal) => ({ seat: `${letter}seat${ordinal}`, ordinal }))
    this.add({
      kind: 'stage.drawn',
      payload: {
        stage: `stage-${key}`,
        key,
        identity,
        commitment: null,
        rosterDigest: 'd',
        seats,
        entrants,
        sheets: entrants.flatMap(({ codeId }) =>
          seats.map(({ seat }) => ({ sheet: `${codeId}/${seat}`, seat, codeId })),
        ),
      },
    })
    if (until === 'drawn') return
    this.add({
      kind: 'stage.moved',
      payload: { stage: `stage-${key}`, to: 'scoring', reason: null },
    })
  }

  mark(sheet: string, aspect: string, value: number | null): void {
    const payload = { sheet, aspect, value, tenureId: 'tenure', cites: null }
    this.add({ kind: 'mark.set', payload })
  }

  submit(sheet: string): void {
    this.add({ kind: 'sheet.submitted', payload: { sheet, digest: 'd', cites: null } })
  }

  /** One seat's whole sheet. */
  score(codeId: string, seat: number, value: number, time = 5): void {
    const sheet = `${codeId}/${codeId.charAt(0)}seat${seat}`
    if (codeId.startsWith('t')) this.mark(sheet, 'paper', value)
    else {
      this.mark(sheet, 'weld', value)
      this.mark(sheet, 'time', time)
    }
    this.submit(sheet)
  }

  /** All seats of an entrant of the practical stage. */
  scoreAll(codeId: string, value: number, time = 5): void {
    for (const seat of SEATS) this.score(codeId, seat, value, time)
  }

  decode(): void {
    const pairs = ENTRIES.map((n) => ({ codeId: `p${n}`, entry: `entry-${n}` }))
    this.add({ kind: 'stage.decoded', payload: { stage: 'stage-practical', seed: 's', pairs } })
  }

  freeze(hidden: string[], key = 'practical'): void {
    this.add({ kind: 'board.frozen', payload: { stage: `stage-${key}`, hidden, reason: 'r' } })
  }

  unfreeze(key = 'practical'): void {
    this.add({ kind: 'board.unfrozen', payload: { stage: `stage-${key}`, reason: 'r' } })
  }
}

/** A random thing to happen: numbers that choose among what is possible in the state. */
export interface Happening {
  readonly what: number
  readonly who: number
  readonly value: number
}

export const happenings = (maxLength: number): fc.Arbitrary<Happening[]> =>
  fc.array(fc.record({ what: fc.nat(99), who: fc.nat(999), value: fc.nat(4) }), { maxLength })

const statuses: EntrantStatus[] = ['active', 'absent', 'withdrawn', 'disqualified', 'active']

/** Something that happens to the marks or the presence of one of the given entrants. */
export function happenTo(log: PublicLog, codeIds: readonly string[], one: Happening): void {
  const codeId = codeIds[one.who % codeIds.length]
  const entrant = codeId === undefined ? undefined : log.state.entrants.get(codeId)
  const sheetId = entrant?.sheetIds[Math.floor(one.who / 7) % entrant.sheetIds.length]
  const sheet = sheetId === undefined ? undefined : log.state.sheets.get(sheetId)
  if (!entrant || !sheet) return
  const stageId = entrant.stageId
  const reason = 'r'
  const { codeId: who } = entrant
  if (one.what < 60) {
    if (sheet.status === 'open')
      log.score(who, ordinalOf(log, sheet.seatId), one.value, one.who % 3)
    else log.add({ kind: 'sheet.reopened', payload: { sheet: sheet.id, reason } })
  } else if (one.what < 66 && sheet.status === 'submitted') {
    log.add({ kind: 'sheet.takenBack', payload: { sheet: sheet.id } })
  } else if (one.what < 72 && sheet.status === 'submitted') {
    log.add({ kind: 'sheet.signed', payload: { sheet: sheet.id, digest: 'd' } })
  } else if (one.what < 80) {
    if (sheet.excused) log.add({ kind: 'sheets.required', payload: { sheets: [sheet.id], reason } })
    else {
      const payload = { sheets: [sheet.id], cause: 'absent' as const, reason }
      log.add({ kind: 'sheets.excused', payload })
    }
  } else if (one.what < 88) {
    log.add({ kind: 'deviation.confirmed', payload: { stage: stageId, codeId: who, reason } })
  } else if (one.what < 94) {
    const status = statuses[one.value] ?? 'active'
    log.add({ kind: 'entrant.moved', payload: { stage: stageId, codeId: who, status, reason } })
  } else {
    log.mark(sheet.id, who.startsWith('t') ? 'paper' : 'weld', one.value)
  }
}

function ordinalOf(log: PublicLog, seatId: string): number {
  return log.state.seats.get(seatId)?.ordinal ?? 0
}

/** Something that happens to the contest as a whole, or else to any entrant. */
export function happen(log: PublicLog, one: Happening): void {
  const practical = log.state.stages.get('stage-practical')
  const all = [...log.state.entrants.keys()]
  const key = one.who % 2 === 0 || !practical ? 'theory' : 'practical'
  const frozen = log.state.stages.get(`stage-${key}`)?.frozen
  const order = ENTRIES.map((n) => `entry-${n}`)
  if (one.what >= 97 && !practical) log.draw('practical', 'coded')
  else if (one.what === 99 && practical?.phase === 'scoring') log.decode()
  else if (one.what >= 93 && one.what < 97) {
    const hidden = all.filter((id, n) => id.startsWith(key.charAt(0)) && (one.who >> n) % 2 === 1)
    if (frozen && one.value < 3) log.unfreeze(key)
    else log.freeze(hidden, key)
  } else if (one.what === 92) {
    log.add({ kind: 'ties.decided', payload: { order: order.slice(one.value), reason: 'r' } })
  } else if (one.what === 91) {
    const entry = `entry-${(one.who % 4) + 1}`
    log.add({ kind: 'entry.disqualified', payload: { entry, reason: 'r' } })
  } else if (one.what === 90) {
    const weight = { num: one.value + 1, den: 10 }
    const [theory, other] = publicRules().stages
    if (!theory || !other) return
    const rules = publicRules({ stages: [{ ...theory, weight }, other] })
    log.add({ kind: 'rules.set', payload: { version: 2, ruleSet: rules, reason: 'r' } })
  } else happenTo(log, all, one)
}
