/** A small day that went well: two marks of one tablet, one more held and dismissed. */
import { RULES } from '~/domain/contest/testContest'
import { GENESIS_HASH, eventHash, payloadDigest, type StoredEvent } from '~/domain/log/chain'
import type { JudgeOp, OpAnswer } from '~/protocol/judging'
import type { ContestRows, DatabaseCopy } from './database'
import { Ledger } from './ledger'

const CONTEST = 'c1'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

type Mark = Extract<JudgeOp, { kind: 'mark' }>

function mark(n: number, aspect: string, value: number): Mark {
  return {
    kind: 'mark',
    opId: id(n),
    sheet: 's1',
    tenure: 't1',
    sheetEpoch: 1,
    claimedAt: '2026-05-01T01:00:00.000Z',
    aspect,
    value,
    previousOp: null,
  }
}

/** The ops that the tablet made. */
export const OPS = {
  width: mark(1, 'width', 700),
  form: mark(2, 'form', 2),
  late: mark(3, 'form', 3),
}

/** What the tablet was told. */
export function ledger(): Ledger {
  const made = new Ledger(() => 0)
  const tell = (op: Mark, answer: OpAnswer) => {
    made.noteSent(op)
    made.noteAnswer(CONTEST, op, answer)
  }
  tell(OPS.width, { ok: true, opId: OPS.width.opId, seq: 1 })
  tell(OPS.form, { ok: true, opId: OPS.form.opId, seq: 2 })
  tell(OPS.late, { ok: false, opId: OPS.late.opId, code: 'held', final: true })
  return made
}

/** A log with true hashes. */
export function chained(
  events: readonly { opId: string; kind: string; payload: unknown }[],
  scope = `contest:${CONTEST}`,
): StoredEvent[] {
  let prevHash = GENESIS_HASH
  return events.map(({ opId, kind, payload }, index) => {
    const header = {
      scope,
      seq: index + 1,
      opId,
      kind,
      actor: 'p1',
      device: null,
      receivedAt: '2026-05-01T01:00:00.000Z',
      payloadDigest: payloadDigest('00', payload),
      prevHash,
    }
    const hash = eventHash(header)
    prevHash = hash
    return { ...header, hash, saltHex: '00', payload }
  })
}

const set = ({ sheet, aspect, value, opId }: Mark, cites: string | null = null) => ({
  opId,
  kind: 'mark.set',
  payload: { sheet, aspect, value, tenureId: 't1', cites },
})

const contest: ContestRows = {
  id: CONTEST,
  slug: 'welding',
  ruleSet: RULES,
  entries: [],
  stages: [],
  entrants: [],
  sheets: [],
  log: [],
}

/** What is stored when all went well. */
export function copy(): DatabaseCopy {
  const { aspect, value, previousOp, opId } = OPS.late
  const op = { kind: 'mark', aspect, value, previousOp }
  const held = { held: 'h1', stage: 'g1', sheet: 's1', reason: 'stale', tenureId: 't1', op }
  const events = chained([
    set(OPS.width),
    set(OPS.form),
    { opId, kind: 'op.held', payload: held },
    { opId: 'chief-1', kind: 'held.dismissed', payload: { held: 'h1', reason: 'r' } },
  ])
  return {
    logs: [
      {
        scope: `contest:${CONTEST}`,
        lastSeq: events.length,
        headHash: events.at(-1)?.hash ?? '',
        events,
      },
    ],
    contests: [contest],
    marks: [
      { sheetId: 's1', aspectId: 'width', value: 700, opId: OPS.width.opId, seq: 1 },
      { sheetId: 's1', aspectId: 'form', value: 2, opId: OPS.form.opId, seq: 2 },
    ],
    held: [{ id: 'h1', contestId: CONTEST, opId, decision: 'dismissed' }],
  }
}

/** The same with another log. */
export function withEvents(events: readonly StoredEvent[]): DatabaseCopy {
  const good = copy()
  const [log] = good.logs
  if (!log) throw new Error('No log')
  return { ...good, logs: [{ ...log, events }] }
}
