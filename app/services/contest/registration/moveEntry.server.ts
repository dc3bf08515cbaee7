import type { ContestEventBody } from '~/domain/contest/events'
import {
  entryCode,
  moveEntry,
  type EntryMove,
  type EntryStatus,
} from '~/domain/contest/registration'
import { appendEvent } from '~/services/log/appendEvent.server'
import type { Tx } from '~/services/log/writer.server'
import type { Contest, Entry, Prisma } from '../../../../prisma/generated/client'
import { contestScope } from '../liveContests.server'
import type { MoveEntryAnswer, MoveEntryRefusal } from './entryAnswer'
import { oneContestClaim } from './submitEntry.server'

export interface MoveRequest {
  entryId: string
  move: EntryMove
  /**
   * The reason of a return, rejection or end, or the contestant's answer to one. Only that of a
   * disqualification is in the log: others may be about someone's health.
   */
  text: string | null
  /** The status that the person was looking at; null when it does not matter. */
  expected: string | null
  opId: string
  actor: string
  receivedAt: Date
}

type EntryEvent = Extract<ContestEventBody, { kind: `entry.${string}` }>
type Loaded = Entry & { contest: Contest; person: { identityKey: string | null } }

/**
 * Moves an entry in one transaction with its event. Whoever comes second, with another status in
 * view than the entry has now, is told so and changes nothing. The zone's quota is counted here,
 * behind the one write queue, so two approvals cannot both take the last place.
 */
export async function moveEntryWithin(tx: Tx, request: MoveRequest): Promise<MoveEntryAnswer> {
  const entry = await tx.entry.findUnique({
    where: { id: request.entryId },
    include: { contest: true, person: { select: { identityKey: true } } },
  })
  if (!entry) return refuse('notFound', null)
  if (request.expected !== null && request.expected !== entry.status) {
    return refuse('changed', entry.status)
  }
  const moved = moveEntry(entry.status, request.move, entry.contest.phase)
  if (!moved.ok) return refuse(moved.code, entry.status)
  const { to } = moved
  if (to === 'approved' && (await isZoneFull(tx, entry))) return refuse('quota', entry.status)
  const code = to === 'approved' ? await nextEntryCode(tx, entry.contestId) : entry.entryCode

  const data = { ...changesOf(request, to), status: to, entryCode: code }
  await tx.entry.update({ where: { id: entry.id }, data })
  if (isFree(request.move, entry.contest.phase)) await release(tx, entry)
  await appendEvent(tx, {
    ...eventOf(entry, to, { code, text: request.text }),
    scopeId: contestScope(entry.contestId),
    opId: request.opId,
    actor: request.actor,
    device: null,
    receivedAt: request.receivedAt,
  })
  return { ok: true, status: to, entryCode: code }
}

async function isZoneFull(tx: Tx, { contestId, zoneId, contest }: Loaded): Promise<boolean> {
  const taken = await tx.entry.count({ where: { contestId, zoneId, status: 'approved' } })
  return taken >= contest.quotaPerZone
}

/** Codes count up and are never given twice, also when an approved entry is withdrawn. */
async function nextEntryCode(tx: Tx, contestId: string): Promise<string> {
  const given = await tx.entry.count({ where: { contestId, entryCode: { not: null } } })
  return entryCode(given + 1)
}

function changesOf(
  { move, text, receivedAt }: MoveRequest,
  to: EntryStatus,
): Prisma.EntryUpdateInput {
  if (move === 'answer') return { answer: text, submittedAt: receivedAt, decidedAt: null }
  if (move === 'withdraw') return { decidedAt: receivedAt, returnReason: null }
  return { decidedAt: receivedAt, ...(to !== 'approved' && { returnReason: text }) }
}

/** Whose entry ended before the draw was in no contest yet, and may enter another one. */
function isFree(move: EntryMove, contestPhase: string): boolean {
  if (move === 'retire') return contestPhase === 'registration'
  return move === 'withdraw' || move === 'reject'
}

async function release(tx: Tx, { contest, person }: Loaded): Promise<void> {
  if (person.identityKey === null) return
  const key = oneContestClaim(contest.editionId, person.identityKey)
  await tx.claim.deleteMany({ where: { key } })
}

function eventOf(
  entry: Loaded,
  to: EntryStatus,
  { code, text }: { code: string | null; text: string | null },
): EntryEvent {
  const { id, zoneId, unitId } = entry
  switch (to) {
    case 'submitted':
      return { kind: 'entry.answered', payload: { entry: id, zone: zoneId, unit: unitId } }
    case 'approved':
      if (code === null) throw new Error(`Entry ${id} was approved without a code`)
      return { kind: 'entry.approved', payload: { entry: id, zone: zoneId, entryCode: code } }
    case 'returned':
      return { kind: 'entry.returned', payload: { entry: id } }
    case 'rejected':
      return { kind: 'entry.rejected', payload: { entry: id } }
    case 'withdrawn':
      return { kind: 'entry.withdrawn', payload: { entry: id } }
    case 'disqualified':
      if (text === null) throw new Error(`Entry ${id} was disqualified without a reason`)
      return { kind: 'entry.disqualified', payload: { entry: id, reason: text } }
  }
}

function refuse(code: MoveEntryRefusal, status: string | null): MoveEntryAnswer {
  return { ok: false, code, status }
}
