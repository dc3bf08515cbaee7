import { randomUUID } from 'node:crypto'
import { applyEvent } from '~/domain/contest/apply'
import { decideSheetOp } from '~/domain/contest/decideSheetOp'
import type { ContestEvent, ContestEventBody } from '~/domain/contest/events'
import { foldPublic } from '~/domain/contest/publicView'
import { sheetDigest } from '~/domain/contest/sheetDigest'
import { aspectsOf } from '~/domain/contest/sheetMarks'
import { emptyContest } from '~/domain/contest/state'
import type { JudgeOp } from '~/protocol/judging'
import { rehearsalRules } from '../../../prisma/programme/rehearsalRules'
import { figureOf, median, type Figure } from './arithmetic'
import { clock } from './clock'

const SEATS = 3
const SMALL = 100
const LARGE = 10_000
const SHEETS_A_ROUND = 36
const ROUNDS = 7

/**
 * Milliseconds to take one sheet into the board, with 10,000 entries against 100: each mark and the
 * submission decided, applied, and projected to what is sent, the changed rows with the keys that
 * order them. Putting them in their places is the screens' work (decision 004) and not in it.
 */
export function benchMarkCost(): Figure {
  const small = new Hall(SMALL)
  const large = new Hall(LARGE)
  for (const hall of [small, large]) hall.scoreSheets(SHEETS_A_ROUND)
  const rounds = Array.from({ length: ROUNDS }, () => {
    const limit = small.scoreSheets(SHEETS_A_ROUND)
    const value = large.scoreSheets(SHEETS_A_ROUND)
    return { value, limit }
  })
  return figureOf(rounds, 4)
}

/** A contest of so many entries in memory. Each of its sheets is scored once. */
class Hall {
  private readonly state = emptyContest('hall')
  private readonly fold = foldPublic({
    contestId: 'hall',
    slug: 'hall',
    name: { zh: '基准', en: 'Benchmark' },
    zones: new Map(),
  })
  private readonly rules = rehearsalRules(SEATS)
  private readonly sheets: string[] = []
  private seq = 0
  private next = 0

  constructor(entries: number) {
    const numbers = Array.from({ length: entries }, (_, index) => index)
    const seats = Array.from({ length: SEATS }, (_, index) => `seat-${index}`)
    const stage = 'hall.practical'
    this.take({ kind: 'rules.set', payload: { version: 1, ruleSet: this.rules, reason: null } })
    for (const number of numbers) {
      const entryCode = `E${number}`
      const payload = { entry: `entry-${number}`, zone: 'zone', entryCode }
      this.take({ kind: 'entry.approved', payload })
    }
    const sheets = numbers.flatMap((number) =>
      seats.map((seat) => ({ sheet: `sheet-${number}-${seat}`, seat, codeId: `code-${number}` })),
    )
    this.take({
      kind: 'stage.drawn',
      payload: {
        stage,
        key: 'practical',
        identity: 'coded',
        commitment: 'c',
        rosterDigest: 'r',
        seats: seats.map((seat, index) => ({ seat, ordinal: index + 1 })),
        entrants: numbers.map((order) => ({
          ...{ codeId: `code-${order}`, code: `W${order}`, order, station: 1, entry: null },
        })),
        sheets,
      },
    })
    for (const [index, seat] of seats.entries()) {
      const tenureId = `tenure-${seat}`
      const payload = { stage, seat, tenure: index + 1, tenureId, person: `person-${seat}` }
      this.take({ kind: 'seat.taken', payload })
    }
    this.take({ kind: 'stage.moved', payload: { stage, to: 'scoring', reason: null } })
    this.sheets.push(...sheets.map(({ sheet }) => sheet))
  }

  /** Scores and submits the next sheets; the median time of one. */
  scoreSheets(count: number): number {
    return median(Array.from({ length: count }, () => this.scoreSheet()))
  }

  private scoreSheet(): number {
    const sheet = this.sheets[this.next++] ?? ''
    const [stage] = this.rules.stages
    if (!stage) throw new Error('The benchmark has no stage')
    const started = clock()
    const marks = Object.fromEntries(aspectsOf(stage).map((aspect) => [aspect.id, 0]))
    const before = this.state.sheets.get(sheet)
    const base = {
      sheet,
      tenure: `tenure-${before?.seatId ?? ''}`,
      sheetEpoch: before?.epoch ?? 1,
      claimedAt: '2026-11-22T00:00:00.000Z',
    }
    if (before?.status === 'submitted') throw new Error('The benchmark ran out of sheets')
    for (const [aspect, value] of Object.entries(marks)) {
      this.decide({ ...base, opId: randomUUID(), kind: 'mark', aspect, value, previousOp: null })
    }
    const digest = sheetDigest({ sheet, marks, note: '' })
    this.decide({ ...base, opId: randomUUID(), kind: 'submit', digest })
    return clock() - started
  }

  private decide(op: JudgeOp): void {
    const decision = decideSheetOp(this.state, op, {
      heldId: 'held',
      receivedAt: op.claimedAt,
    })
    if (decision.kind !== 'accept') throw new Error('A mark of the benchmark was not taken')
    this.take(decision.event)
  }

  private take(body: ContestEventBody): void {
    this.seq += 1
    const event: ContestEvent = {
      ...body,
      seq: this.seq,
      opId: `op-${this.seq}`,
      actor: 'person',
      receivedAt: '2026-11-22T00:00:00.000Z',
    }
    applyEvent(this.state, event)
    this.fold.take(event)
  }
}
