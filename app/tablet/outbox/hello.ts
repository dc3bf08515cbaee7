/** Greeting the server, and what it tells of itself: snapshots, updates, a moved seat. */
import type { Hello, HelloAnswer, SeatSnapshot, SeatUpdate } from '~/protocol/judging'
import { reissueFrom, sendAgain, withoutFlights } from './receive'
import type { Entry, Outbox, Outside, SeenSheet, ServerPicture } from './types'
import { countUnsent } from './view'

/** A new connection stands; nothing is sent on it before hello is answered. */
export function onConnect(outbox: Outbox): Outbox {
  const connection = outbox.connection + 1
  return { ...withoutFlights(outbox), link: 'greeting', wantsHello: false, connection }
}

/** What the tablet tells of itself. */
export function helloOf(outbox: Outbox, build: string): Hello {
  return { build, have: outbox.server?.head ?? null, pending: countUnsent(outbox) }
}

/** What was known when a hello was said. */
export interface Asked {
  readonly connection: number
  readonly have: Hello['have']
  readonly notices: number
}

/** Notes what is known now, to be compared with the answer. */
export function askedNow({ connection, server, notices }: Outbox): Asked {
  return { connection, have: server?.head ?? null, notices }
}

/**
 * Takes the answer to a hello. One that gives the seat, but was asked for before the tablet heard
 * that the seat moved, may be older than that: it is left aside and hello said once more.
 */
export function onHello(
  outbox: Outbox,
  { connection, have, notices }: Asked,
  answer: HelloAnswer,
  outside: Outside,
): Outbox {
  if (connection !== outbox.connection) return outbox
  if (answer.ok && notices !== outbox.notices) return { ...outbox, wantsHello: true }
  if (!answer.ok) {
    if (answer.code === 'busy' || answer.code === 'rate') return outbox
    if (answer.code === 'signedOut') {
      return { ...withoutFlights(outbox), link: 'signedOut', wantsHello: false }
    }
    if (answer.code !== 'moved') return { ...outbox, link: 'outdated', wantsHello: false }
    return onFormerTenure(outbox, answer.movedTo ?? null)
  }
  const { snapshot } = answer
  const diverged = answer.diverged || (have !== null && have.logId !== snapshot.logId)
  const greeted: Outbox = {
    ...outbox,
    link: 'ready',
    wantsHello: outbox.link === 'greeting' && outbox.wantsHello,
    moved: false,
    movedTo: null,
    server: adopt(diverged ? null : outbox.server, snapshot),
    entries: outbox.entries.map((entry) =>
      diverged || isUnproven(entry, have) ? askAgain(entry, diverged) : entry,
    ),
  }
  return forgetSigned(rebase(greeted, outside), diverged)
}

/**
 * Takes what changed on the server. Older than what is known, it changes nothing. One that comes
 * before the answer to hello may be newer than the snapshot in it, so hello is said once more.
 */
export function onUpdate(outbox: Outbox, update: SeatUpdate): Outbox {
  const { server } = outbox
  if (outbox.link === 'greeting') return { ...outbox, wantsHello: true }
  if (!server || outbox.link !== 'ready') return outbox
  if (update.logId !== server.head.logId) return { ...outbox, wantsHello: true }
  const sheets = { ...server.sheets }
  for (const view of update.sheets) {
    if ((sheets[view.id]?.seq ?? 0) <= update.seq) sheets[view.id] = { seq: update.seq, view }
  }
  if (lacksDossier(server, update)) outbox = { ...outbox, wantsHello: true }
  if (update.seq < server.head.seq) return { ...outbox, server: { ...server, sheets } }
  const { logId, seq, hash, phase } = update
  const seat = { ...server.seat, stage: { ...server.seat.stage, phase } }
  const head = { logId, seq, hash }
  return forgetSigned({ ...outbox, server: { head, seat, sheets } }, false)
}

/** The seat was given to another device while this one was connected. */
export function onMoved(outbox: Outbox, holder: string | null): Outbox {
  if (holder !== null && holder === outbox.server?.seat.seat.tenureId) return outbox
  const notices = outbox.notices + 1
  return { ...outbox, moved: true, movedTo: null, notices, wantsHello: true }
}

/**
 * A former tenure gets no snapshot and is not told of a divergence: on each new connection it sends
 * all it has once more, which costs little and loses nothing.
 */
function onFormerTenure(outbox: Outbox, movedTo: string | null): Outbox {
  const isNew = outbox.link !== 'ready'
  const entries = outbox.entries.map((entry) => ({
    ...entry,
    rebase: false,
    due: entry.due || (isNew && entry.outcome?.kind !== 'refused'),
  }))
  return { ...outbox, link: 'ready', wantsHello: false, moved: true, movedTo, entries }
}

/** A sheet that came after the snapshot, such as a substitute's, has no dossier here yet. */
function lacksDossier({ seat: { dossiers } }: ServerPicture, { sheets }: SeatUpdate): boolean {
  const isNew = ({ codeId, excused }: SeatUpdate['sheets'][number]): boolean =>
    excused === null && !(codeId in (dossiers ?? {}))
  return dossiers !== undefined && sheets.some(isNew)
}

function adopt(known: ServerPicture | null, snapshot: SeatSnapshot): ServerPicture {
  const { logId, seq, hash, sheets: views, ...seat } = snapshot
  const sheets: Record<string, SeenSheet> = {}
  for (const view of views) {
    const before = known?.sheets[view.id]
    sheets[view.id] = before && before.seq > seq ? before : { seq, view }
  }
  if (known && known.head.seq > seq) return { ...known, sheets }
  return { head: { logId, seq, hash }, seat, sheets }
}

/**
 * An answer counts as proven once a later head of the log was checked against the server's: until
 * then a restored server may lack it without anyone noticing, so it is sent once more.
 */
function isUnproven({ outcome }: Entry, have: Hello['have']): boolean {
  if (outcome?.kind === 'held') return true
  return outcome?.kind === 'stored' && outcome.seq > (have?.seq ?? 0)
}

function askAgain(entry: Entry, diverged: boolean): Entry {
  if (diverged) return sendAgain(entry)
  return { ...entry, due: true }
}

/** Ops whose predecessor nobody knows any more follow what the server has now. */
function rebase(outbox: Outbox, outside: Outside): Outbox {
  let next = outbox
  for (const { op, rebase: wanted, n } of outbox.entries) {
    const current = next.entries.find((entry) => entry.n === n)
    if (!wanted || !current?.rebase || op.kind !== 'mark') continue
    const previous = next.server?.sheets[op.sheet]?.view.marks[op.aspect]?.opId ?? null
    next = { ...next, entries: reissueFrom(next.entries, current, previous, outside) }
  }
  return next
}

/** Once the stage is signed, ops that are safely in the log need not be kept any longer. */
function forgetSigned(outbox: Outbox, diverged: boolean): Outbox {
  const { server } = outbox
  const phase = server?.seat.stage.phase
  if (!server || diverged || (phase !== 'signed' && phase !== 'decoded')) return outbox
  const entries = outbox.entries.filter(
    ({ outcome, due }) => due || outcome?.kind !== 'stored' || outcome.seq > server.head.seq,
  )
  return entries.length === outbox.entries.length ? outbox : { ...outbox, entries }
}
