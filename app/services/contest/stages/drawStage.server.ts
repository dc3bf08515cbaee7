import { randomBytes, randomUUID } from 'node:crypto'
import { commitment, rosterDigest } from '~/domain/contest/draw'
import type { ContestEventBody, DrawnEntrant, DrawnSheet } from '~/domain/contest/events'
import { registrationState } from '~/domain/contest/registration'
import type { StageRules } from '~/domain/contest/ruleSet'
import { stagePlaces, type RosterEntry } from '~/domain/contest/stageDraw'
import { parseRuleSet } from '~/protocol/ruleSet'
import type { ServiceContext } from '~/services/context'
import { appendEvent } from '~/services/log/appendEvent.server'
import { performOp } from '~/services/log/performOp.server'
import type { Tx } from '~/services/log/writer.server'
import { contestScope } from '../liveContests.server'
import { sealDraw } from './sealedDraw.server'

export interface DrawStageOptions {
  stageId: string
  /** Entrants that compete at once. */
  stations: number
  opId: string
  /** The coding officer, who was authorised for the contest. */
  actor: string
  receivedAt: Date
}

export type DrawRefusal =
  'notFound' | 'phase' | 'registrationOpen' | 'reviewOpen' | 'nobody' | 'reused'

export type DrawAnswer =
  { ok: true; commitment: string | null; entrants: number } | { ok: false; code: DrawRefusal }

type StageDrawn = Extract<ContestEventBody, { kind: 'stage.drawn' }>

/**
 * Draws a stage, once registration and review are over. The log gets the commitment, SHA-256 of a
 * 256-bit seed and the digest of the roster; the seed itself is kept encrypted until decoding, and
 * no row says which entry is behind a code. The first draw of a contest freezes its rule set.
 */
export async function drawStage(
  context: ServiceContext,
  options: DrawStageOptions,
): Promise<DrawAnswer> {
  const { actor, opId, receivedAt, stageId, stations } = options
  const outcome = await context.writer.write((tx) =>
    performOp<DrawAnswer>(
      tx,
      { actor, opId, body: { draw: stageId, stations }, receivedAt },
      () => draw(tx, context, options),
      (answer) => answer.ok,
    ),
  )
  return outcome.kind === 'reused' ? refuse('reused') : outcome.answer
}

async function draw(
  tx: Tx,
  { secrets }: ServiceContext,
  { stageId, stations, opId, actor, receivedAt }: DrawStageOptions,
): Promise<DrawAnswer> {
  const stage = await tx.stage.findUnique({
    where: { id: stageId },
    include: { contest: { include: { ruleSets: { orderBy: { version: 'desc' }, take: 1 } } } },
  })
  const version = stage?.contest.ruleSets[0]
  if (!stage || !version) return refuse('notFound')
  const { contest } = stage
  if (stage.phase !== 'pending') return refuse('phase')
  if (!['registration', 'running'].includes(contest.phase)) return refuse('phase')
  if (registrationState(contest, receivedAt) !== 'closed') return refuse('registrationOpen')
  const waiting = { contestId: contest.id, status: { in: ['submitted', 'returned'] } }
  if ((await tx.entry.count({ where: waiting })) > 0) return refuse('reviewOpen')
  const roster = await approvedEntries(tx, contest.id)
  if (roster.length === 0) return refuse('nobody')

  const ruleSet = parseRuleSet(version.rules)
  const rules = ruleSet.stages.find(({ key }) => key === stage.key)
  if (!rules) throw new Error(`The rules of contest ${contest.id} have no stage ${stage.key}`)
  const ids = roster.map(({ id }) => id)
  const seed = rules.identity === 'coded' ? randomBytes(32).toString('hex') : null
  const digest = rosterDigest(ids)
  const drawn: StageDrawn = {
    kind: 'stage.drawn',
    payload: {
      stage: stageId,
      key: stage.key,
      identity: rules.identity,
      commitment: seed === null ? null : commitment(seed, digest),
      rosterDigest: digest,
      ...placed(stagePlaces(ruleSet, rules, stageId, roster, stations, seed), rules),
    },
  }
  await storeDraw(tx, drawn)
  await tx.stage.update({
    where: { id: stageId },
    data: {
      phase: 'drawn',
      commitment: drawn.payload.commitment,
      rosterDigest: digest,
      sealedSeed: seed === null ? null : sealDraw(secrets, stageId, { seed, roster, stations }),
    },
  })
  await freezeRules(tx, version, receivedAt)
  await tx.contest.update({ where: { id: contest.id }, data: { phase: 'running' } })
  const scopeId = contestScope(contest.id)
  await appendEvent(tx, { ...drawn, scopeId, opId, actor, device: null, receivedAt })
  return { ok: true, commitment: drawn.payload.commitment, entrants: roster.length }
}

async function approvedEntries(tx: Tx, contestId: string): Promise<RosterEntry[]> {
  const rows = await tx.entry.findMany({ where: { contestId, status: 'approved' } })
  return rows.map(({ id, entryCode }) => {
    if (entryCode === null) throw new Error(`Approved entry ${id} has no code`)
    return { id, entryCode }
  })
}

/** Random ids for entrants, seats and sheets: none of them tells anything about an entry. */
function placed(
  places: ReturnType<typeof stagePlaces>,
  rules: StageRules,
): Pick<StageDrawn['payload'], 'seats' | 'entrants' | 'sheets'> {
  const seats = Array.from({ length: rules.seats }, (_, index) => ({
    seat: randomUUID(),
    ordinal: index + 1,
  }))
  const entrants = places.map(({ entryId, code, order, station }): DrawnEntrant => {
    const entry = rules.identity === 'named' ? entryId : null
    return { codeId: randomUUID(), code, order, station, entry }
  })
  const sheets = entrants.flatMap(({ codeId }) =>
    seats.map(({ seat }): DrawnSheet => ({ sheet: randomUUID(), seat, codeId })),
  )
  return { seats, entrants, sheets }
}

async function storeDraw(tx: Tx, { payload }: StageDrawn): Promise<void> {
  const { stage: stageId, seats, entrants, sheets } = payload
  await tx.seat.createMany({
    data: seats.map(({ seat, ordinal }) => ({ id: seat, stageId, ordinal })),
  })
  await tx.entrant.createMany({
    data: entrants.map(({ entry, ...entrant }) => ({ ...entrant, stageId, entryId: entry })),
  })
  await tx.sheet.createMany({
    data: sheets.map(({ sheet, seat, codeId }) => ({ id: sheet, stageId, seatId: seat, codeId })),
  })
}

async function freezeRules(
  tx: Tx,
  { contestId, version, frozenAt }: { contestId: string; version: number; frozenAt: Date | null },
  now: Date,
): Promise<void> {
  if (frozenAt !== null) return
  const key = { contestId, version }
  await tx.ruleSetVersion.update({
    where: { contestId_version: key },
    data: { frozenAt: now },
  })
}

function refuse(code: DrawRefusal): DrawAnswer {
  return { ok: false, code }
}
