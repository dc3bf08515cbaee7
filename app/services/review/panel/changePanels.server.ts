/**
 * Changes of a cycle's scoring that follow from the cycle, in the caller's transaction. They read
 * the tables, not the contests in memory: several of them may share the transaction.
 */
import { randomUUID } from 'node:crypto'
import type { ContestEventBody, DrawnSeat } from '~/domain/contest/events'
import { contestScope } from '../../contest/liveContests.server'
import { appendEvent } from '../../log/appendEvent.server'
import { derivedId } from '../../log/derivedId.server'
import type { Tx } from '../../log/writer.server'
import { panelContest } from './panelRules'

interface By {
  actor: string
  opId: string
  receivedAt: Date
}

export interface Replacement {
  cycleId: string
  reviewId: string
  /** Person ids. */
  from: string
  to: string
  reason: string
}

interface LastDay {
  cycleId: string
  stage: string
  lastDay: string
  reason: string
}

interface PanelStage {
  id: string
  contestId: string
}

/** Lets the experts begin a stage, once the cycle enters it; nothing when they have begun. */
export async function movePanelWithin(
  tx: Tx,
  { cycleId, stage: key }: { cycleId: string; stage: string },
  by: By,
): Promise<void> {
  const contestId = panelContest(cycleId, key)
  // Where no studio was checked there is nothing to score: the cycle goes on without panels.
  const stage = await tx.stage.findUnique({ where: { contestId_key: { contestId, key } } })
  if (stage?.phase !== 'drawn') return
  await record(tx, stage, by, key, {
    kind: 'stage.moved',
    payload: { stage: stage.id, to: 'scoring', reason: null },
  })
  await tx.stage.update({ where: { id: stage.id }, data: { phase: 'scoring' } })
}

/**
 * Puts a substitute in an expert's place for one studio, in every stage that is not signed. The
 * expert's open sheet is excused with all that is on it; a submitted one counts, so that in its
 * stage nothing changes, unless it was excused for a tie or by the chief judge.
 */
export async function replaceInPanelsWithin(
  tx: Tx,
  replacement: Replacement,
  by: By,
): Promise<void> {
  for (const stage of await unsignedStages(tx, replacement.cycleId)) {
    await replaceInStage(tx, stage, replacement, by)
  }
}

/** Another last day for the marks of a stage, where it is scored and not signed. */
export async function setLastDayWithin(
  tx: Tx,
  { cycleId, stage: key, lastDay, reason }: LastDay,
  by: By,
): Promise<void> {
  const contestId = panelContest(cycleId, key)
  const stage = (await unsignedStages(tx, cycleId)).find((one) => one.contestId === contestId)
  if (!stage) return
  const payload = { stage: stage.id, lastDay, reason }
  await record(tx, stage, by, lastDay, { kind: 'stage.lastDaySet', payload })
}

/**
 * The cycle is over: every stage that is not signed ends, so that what still comes from a tablet is
 * held and changes nothing.
 */
export async function closePanelsWithin(
  tx: Tx,
  { cycleId, reason }: { cycleId: string; reason: string },
  by: By,
): Promise<void> {
  for (const stage of await unsignedStages(tx, cycleId)) {
    await record(tx, stage, by, 'closed', {
      kind: 'stage.moved',
      payload: { stage: stage.id, to: 'signed', reason },
    })
    await tx.stage.update({ where: { id: stage.id }, data: { phase: 'signed' } })
  }
}

/** An expert left the pool: what was submitted counts, and nothing more comes from their seats. */
export async function withdrawInPanelsWithin(
  tx: Tx,
  { cycleId, personId, reason }: { cycleId: string; personId: string; reason: string },
  by: By,
): Promise<void> {
  for (const stage of await unsignedStages(tx, cycleId)) {
    const where = { stageId: stage.id, seat: { personId }, status: 'open', excused: null }
    const open = await tx.sheet.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } })
    const sheets = open.map(({ id }) => id)
    if (sheets.length === 0) continue
    await record(tx, stage, by, personId, {
      kind: 'sheets.excused',
      payload: { sheets, cause: 'absent', reason },
    })
    await tx.sheet.updateMany({ where: { id: { in: sheets } }, data: { excused: 'absent' } })
  }
}

/**
 * An expert declared a tie to a studio: from now on no sheet of theirs counts for it, a submitted one
 * neither, in any stage that is not signed. What is on the sheets stays in the log.
 */
export async function recuseInPanelsWithin(
  tx: Tx,
  { cycleId, reviewId, personId }: { cycleId: string; reviewId: string; personId: string },
  reason: string,
  by: By,
): Promise<void> {
  for (const stage of await unsignedStages(tx, cycleId)) {
    const entrant = await entrantOf(tx, stage, reviewId)
    const own = entrant?.sheets.find(({ seat }) => seat.personId === personId)
    if (!own || own.excused !== null) continue
    await record(tx, stage, by, reviewId, {
      kind: 'sheets.excused',
      payload: { sheets: [own.id], cause: 'recused', reason },
    })
    await tx.sheet.update({ where: { id: own.id }, data: { excused: 'recused' } })
  }
}

/** A studio left the register or took its application back: nobody scores it; its sheets stay. */
export async function endInPanelsWithin(
  tx: Tx,
  { cycleId, reviewId, reason }: { cycleId: string; reviewId: string; reason: string },
  by: By,
): Promise<void> {
  for (const stage of await unsignedStages(tx, cycleId)) {
    const entrant = await entrantOf(tx, stage, reviewId)
    if (!entrant) continue
    const { codeId } = entrant
    await record(tx, stage, by, reviewId, {
      kind: 'entrant.moved',
      payload: { stage: stage.id, codeId, status: 'withdrawn', reason },
    })
    await tx.entrant.update({ where: { codeId }, data: { status: 'withdrawn' } })
  }
}

async function unsignedStages(tx: Tx, cycleId: string): Promise<PanelStage[]> {
  const cycle = await tx.reviewCycle.findUniqueOrThrow({ where: { id: cycleId } })
  if (cycle.panelId === null) return []
  return tx.stage.findMany({
    where: {
      contest: { editionId: cycle.panelId },
      phase: { notIn: ['signed', 'decoded'] },
    },
    orderBy: { contestId: 'asc' },
    select: { id: true, contestId: true },
  })
}

/** The studio in a stage; null once it has left. */
function entrantOf(tx: Tx, stage: PanelStage, reviewId: string) {
  return tx.entrant.findFirst({
    where: { stageId: stage.id, entryId: reviewId, status: 'active' },
    include: { sheets: { include: { seat: true } } },
  })
}

async function replaceInStage(
  tx: Tx,
  stage: PanelStage,
  { reviewId, from, to, reason }: Replacement,
  by: By,
): Promise<void> {
  const entrant = await entrantOf(tx, stage, reviewId)
  const sheetOf = (personId: string) =>
    entrant?.sheets.find(({ seat }) => seat.personId === personId)
  const old = sheetOf(from)
  if (!entrant || !old) return
  if (old.excused === 'replaced' || (old.excused === null && old.status !== 'open')) return
  const tag = `${reviewId} ${from} ${to}`
  // The substitute's sheet first: in between, the studio must not look as if all had scored it.
  await giveSheet(tx, stage, { codeId: entrant.codeId, again: sheetOf(to), to, reason }, tag, by)
  if (old.excused !== null) return
  await record(tx, stage, by, tag, {
    kind: 'sheets.excused',
    payload: { sheets: [old.id], cause: 'replaced', reason },
  })
  await tx.sheet.update({ where: { id: old.id }, data: { excused: 'replaced' } })
}

interface Given {
  codeId: string
  /** The sheet that the substitute has had for the studio before. */
  again: { id: string; excused: string | null } | undefined
  to: string
  reason: string
}

async function giveSheet(
  tx: Tx,
  stage: PanelStage,
  { codeId, again, to, reason }: Given,
  tag: string,
  by: By,
): Promise<void> {
  if (again) {
    if (again.excused === null) return
    const payload = { sheets: [again.id], reason }
    await record(tx, stage, by, tag, { kind: 'sheets.required', payload })
    await tx.sheet.update({ where: { id: again.id }, data: { excused: null } })
    return
  }
  const { seat, isNew } = await seatOf(tx, stage, to)
  const sheet = randomUUID()
  const seats = isNew ? [seat] : []
  const sheets = [{ sheet, seat: seat.seat, codeId }]
  await record(tx, stage, by, tag, {
    kind: 'sheets.added',
    payload: { stage: stage.id, seats, sheets, reason },
  })
  await tx.sheet.create({ data: { id: sheet, stageId: stage.id, seatId: seat.seat, codeId } })
}

/** The person's seat in the stage; who was not among its experts gets the next one. */
async function seatOf(
  tx: Tx,
  { id: stageId, contestId }: PanelStage,
  personId: string,
): Promise<{ seat: DrawnSeat; isNew: boolean }> {
  const seats = await tx.seat.findMany({ where: { stageId }, orderBy: { ordinal: 'asc' } })
  const own = seats.find((seat) => seat.personId === personId)
  if (own) return { seat: { seat: own.id, ordinal: own.ordinal }, isNew: false }
  const seat = { seat: randomUUID(), ordinal: (seats.at(-1)?.ordinal ?? 0) + 1 }
  await tx.seat.create({ data: { id: seat.seat, stageId, ordinal: seat.ordinal, personId } })
  const key = { contestId_personId: { contestId, personId } }
  const data = { id: randomUUID(), contestId, personId }
  await tx.judge.upsert({ where: key, create: data, update: {} })
  return { seat, isNew: true }
}

async function record(
  tx: Tx,
  { contestId }: PanelStage,
  { actor, opId, receivedAt }: By,
  about: string,
  event: ContestEventBody,
): Promise<void> {
  await appendEvent(tx, {
    ...event,
    ...{ scopeId: contestScope(contestId), actor, receivedAt, device: null },
    opId: derivedId(opId, contestId, event.kind, about),
  })
}
