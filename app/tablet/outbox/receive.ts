/** What becomes of the outbox when the server answers an op, or does not. */
import { TRANSIENT_REFUSALS, type JudgeOp, type OpAnswer } from '~/protocol/judging'
import { isHeldDecision } from './held'
import { sameLane, type Entry, type Outbox, type Outside } from './types'

type Refused = Extract<OpAnswer, { ok: false }>

const FIRST_PAUSE_MS = 500
/** The longest that an op waits before it is sent again. */
export const LONGEST_PAUSE_MS = 20_000
/** So many gaps in one place mean that the chain itself must be made anew. */
const GAPS_BEFORE_REBASE = 3

/** Takes the answer to an op. Answers of an earlier connection may be of a server since restored. */
export function onAnswer(
  outbox: Outbox,
  connection: number,
  answer: OpAnswer,
  outside: Outside,
): Outbox {
  const entry = outbox.entries.find(({ op }) => op.opId === answer.opId)
  if (!entry || connection !== outbox.connection || entry.inFlight !== connection) return outbox
  if (answer.ok) {
    return replace(outbox, { ...settle(entry), outcome: { kind: 'stored', seq: answer.seq } })
  }
  if (answer.code === 'held') {
    const reason = answer.details?.reason ?? null
    return replace(outbox, { ...settle(entry), outcome: { kind: 'held', reason } })
  }
  if (answer.code === 'gap') return onGap(outbox, entry, outside)
  if (answer.code === 'signedOut') return { ...withoutFlights(outbox), link: 'signedOut' }
  if (!answer.final || TRANSIENT_REFUSALS.some((code) => code === answer.code)) {
    return replace(outbox, later(entry, outside))
  }
  return onFinalRefusal(outbox, entry, answer, outside)
}

/** No answer came in time: the op may or may not have arrived, and is sent again. */
export function onTimeout(
  outbox: Outbox,
  connection: number,
  opId: string,
  outside: Outside,
): Outbox {
  const entry = outbox.entries.find(({ op }) => op.opId === opId)
  if (!entry || connection !== outbox.connection || entry.inFlight !== connection) return outbox
  return replace(outbox, later(entry, outside))
}

/** The connection is gone, and with it every answer that was still to come. */
export function onDisconnect(outbox: Outbox): Outbox {
  const link = outbox.link === 'signedOut' ? 'signedOut' : 'down'
  return { ...withoutFlights(outbox), link }
}

/** Gives an op a new id and a new place in its lane; all that follow it in the lane as well. */
export function reissueFrom(
  entries: readonly Entry[],
  first: Entry,
  previousOp: string | null,
  { newId }: Outside,
): Entry[] {
  let previous = previousOp
  return entries.map((entry) => {
    const { op } = entry
    const follows = entry.n >= first.n && sameLane(op, first.op) && op.kind === 'mark'
    if (!follows || entry.outcome !== null) return entry
    if (op.sheetEpoch !== first.op.sheetEpoch || op.tenure !== first.op.tenure) return entry
    const fresh: JudgeOp = { ...op, opId: newId(), previousOp: previous }
    previous = fresh.opId
    return { ...entry, ...FRESH, op: fresh }
  })
}

const FRESH = {
  outcome: null,
  due: true,
  tried: false,
  inFlight: null,
  attempts: 0,
  gaps: 0,
  notBefore: 0,
  rebase: false,
}

function onFinalRefusal(outbox: Outbox, entry: Entry, answer: Refused, outside: Outside): Outbox {
  const refused: Entry = {
    ...settle(entry),
    outcome: { kind: 'refused', code: answer.code, details: answer.details ?? null },
  }
  const next = replace(outbox, refused)
  const { op } = entry
  const wantsHello = next.wantsHello || answer.code === 'digest' || isHeldDecision(op)
  const follower = next.entries.find(
    (other) => other.op.kind === 'mark' && other.op.previousOp === op.opId,
  )
  if ((op.kind !== 'mark' && op.kind !== 'adoptHeld') || !follower) return { ...next, wantsHello }
  return {
    ...next,
    wantsHello,
    entries: reissueFrom(next.entries, follower, op.previousOp, outside),
  }
}

/** The server lacks the op before this one: everything of the aspect is sent again, in order. */
function onGap(outbox: Outbox, entry: Entry, outside: Outside): Outbox {
  const before = outbox.entries.filter(
    (other) =>
      other.n < entry.n && sameLane(other.op, entry.op) && other.outcome?.kind !== 'refused',
  )
  const waiting: Entry = { ...later(entry, outside), gaps: entry.gaps + 1 }
  if (before.length === 0 || waiting.gaps > GAPS_BEFORE_REBASE) {
    return { ...replace(outbox, { ...waiting, gaps: 0, rebase: true }), wantsHello: true }
  }
  const again = new Set(before)
  const entries = outbox.entries.map((other) => (again.has(other) ? sendAgain(other) : other))
  return replace({ ...outbox, entries }, waiting)
}

/** An op that was stored counts as not stored until the server says so again. */
export function sendAgain(entry: Entry): Entry {
  if (entry.outcome?.kind === 'refused') return entry
  const outcome = entry.outcome?.kind === 'stored' ? null : entry.outcome
  return { ...entry, outcome, due: true, inFlight: null, notBefore: 0 }
}

/** Ops under way go back to waiting. */
export function withoutFlights(outbox: Outbox): Outbox {
  const entries = outbox.entries.map((entry) =>
    entry.inFlight === null ? entry : { ...entry, inFlight: null },
  )
  return { ...outbox, entries }
}

function settle(entry: Entry): Entry {
  return { ...entry, due: false, inFlight: null, attempts: 0, gaps: 0, notBefore: 0 }
}

/** Waits twice as long each time, and a random part of it, so that tablets do not come together. */
function later(entry: Entry, { now, random }: Outside): Entry {
  const attempts = entry.attempts + 1
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempts - 1, 8))
  return { ...entry, inFlight: null, attempts, notBefore: now + pause * (0.5 + random() / 2) }
}

function replace(outbox: Outbox, entry: Entry): Outbox {
  return {
    ...outbox,
    entries: outbox.entries.map((other) => (other.n === entry.n ? entry : other)),
  }
}
