/**
 * What a rehearsal needs from a server besides the messages of the contest day. The caller has
 * checked that the server is in rehearsal mode and that the request comes from this machine. It
 * reaches nothing outside editions of kind `rehearsal`, and cycles of reviews that are rehearsed.
 */
import { randomUUID } from 'node:crypto'
import { aspectsOf } from '~/domain/contest/sheetMarks'
import { AppError } from '~/protocol/errors'
import type { Control, ControlAnswers, RehearsalContest } from '~/protocol/rehearsal'
import { samplePersonRow } from '../../../prisma/demo/accounts'
import { createRehearsalEdition } from '../../../prisma/rehearsal'
import { stageIdOf } from '../contest/createContest.server'
import { deleteEdition } from '../contest/deleteEdition.server'
import { showSeatCode } from '../contest/seats.server'
import { takeSeat } from '../contest/takeSeat.server'
import { decodeWithin } from '../contest/stages/decodeStage.server'
import { drawStage } from '../contest/stages/drawStage.server'
import { drawnStage } from '../contest/stages/pairs.server'
import type { ServiceContext } from '../context'
import { startSignIn } from '../people/startSignIn.server'
import { ownSeat, panel, reviewStep } from './review/controlReview.server'
import type { RehearsalContext } from './review/rehearsedCycle.server'
import { startReview } from './review/startReview.server'

type Asked<Do extends Control['do']> = Extract<Control, { do: Do }>

/** Stands for the people who are not simulated: coding officer and witness. */
const NOBODY = 'rehearsal'

/** Does what the rehearsal command asks. @throws AppError for what is not in a rehearsal. */
export function controlRehearsal(
  context: RehearsalContext,
  asked: Control,
): Promise<ControlAnswers[Control['do']]> {
  switch (asked.do) {
    case 'start':
      return start(context, asked)
    case 'draw':
      return draw(context, asked)
    case 'seat':
      return seat(context, asked)
    case 'decode':
      return decode(context, asked)
    case 'end':
      return end(context, asked)
    case 'startReview':
      return startReview(context, asked)
    case 'reviewStep':
      return reviewStep(context, asked)
    case 'panel':
      return panel(context, asked)
    case 'ownSeat':
      return ownSeat(context, asked)
  }
}

async function start(
  context: ServiceContext,
  options: Asked<'start'>,
): Promise<ControlAnswers['start']> {
  const slug = { startsWith: `rehearsal-${options.seed}-` }
  const kept = await context.read.contest.count({ where: { slug, edition: inRehearsal } })
  if (kept > 0) throw new AppError('conflict')
  const made = await createRehearsalEdition(context, { ...options, varied: true })
  const contests: RehearsalContest[] = []
  for (const { contestId, slug: name, ruleSet } of made.contests) {
    contests.push({
      id: contestId,
      slug: name,
      stages: ruleSet.stages.map((rules) => ({
        id: stageIdOf(contestId, rules.key),
        key: rules.key,
        marks: options.entries * rules.seats * aspectsOf(rules).length,
      })),
      chiefToken: await signChiefIn(context, contestId),
    })
  }
  return { editionId: made.editionId, contests }
}

const inRehearsal = { kind: 'rehearsal' } as const

/** A chief judge for the contest, signed in as in a browser. */
async function signChiefIn(
  { writer, secrets, now }: ServiceContext,
  contestId: string,
): Promise<string> {
  const createdAt = now()
  const chief = samplePersonRow({ secrets }, { name: '演练裁判长', createdAt })
  const grant = { id: randomUUID(), personId: chief.id, role: 'chiefJudge', contestId }
  return writer.write(async (tx) => {
    await tx.person.create({ data: chief })
    await tx.grant.create({ data: grant })
    return startSignIn(tx, chief.id, createdAt)
  })
}

async function draw(
  context: ServiceContext,
  { stageId }: Asked<'draw'>,
): Promise<ControlAnswers['draw']> {
  const stage = await context.read.stage.findFirst({
    where: { id: stageId, contest: { edition: inRehearsal } },
  })
  if (!stage) throw new AppError('notFound')
  const by = { opId: randomUUID(), actor: NOBODY, receivedAt: context.now() }
  const drawn =
    stage.phase === 'pending' ? await drawStage(context, { ...by, stageId, stations: 4 }) : null
  if (drawn?.ok === false) throw new AppError('conflict')
  const seats = await context.read.seat.findMany({
    where: { stageId },
    orderBy: { ordinal: 'asc' },
  })
  return { seats: seats.map(({ id }) => id) }
}

async function seat(
  context: ServiceContext,
  { seatId, judge: place, deviceId }: Asked<'seat'>,
): Promise<ControlAnswers['seat']> {
  const found = await context.read.seat.findFirst({
    where: { id: seatId, stage: { contest: { edition: inRehearsal } } },
    include: { stage: { include: { contest: { include: { judges: true } } } } },
  })
  const pool = found?.stage.contest.judges.map(({ id }) => id).sort()
  const judgeId = pool?.[place]
  if (judgeId === undefined) throw new AppError('notFound')
  const { code } = await showSeatCode(context, { seatId })
  const taken = await takeSeat(context, { code, judgeId, deviceId, opId: randomUUID() })
  if (!taken.ok) throw new AppError('conflict')
  return { token: taken.token, tenureId: taken.tenureId }
}

async function decode(
  { writer, secrets, now }: ServiceContext,
  { stageId }: Asked<'decode'>,
): Promise<ControlAnswers['decode']> {
  return writer.write(async (tx) => {
    const stage = await tx.stage.findFirst({
      where: { id: stageId, contest: { edition: inRehearsal } },
      ...drawnStage,
    })
    if (!stage) throw new AppError('notFound')
    if (stage.phase === 'decoded') return { codes: stage.entrants.length }
    if (stage.phase !== 'signed') throw new AppError('conflict')
    const by = { opId: randomUUID(), actor: NOBODY, witnessId: NOBODY, receivedAt: now() }
    await decodeWithin(tx, secrets, stage, by)
    return { codes: stage.entrants.length }
  })
}

async function end(
  context: ServiceContext,
  { editionId }: Asked<'end'>,
): Promise<ControlAnswers['end']> {
  const edition = await context.read.edition.findUnique({
    where: { id: editionId },
    include: { contests: { select: { id: true } } },
  })
  if (edition && edition.kind !== 'rehearsal') throw new AppError('forbidden')
  const contestIds = edition?.contests.map(({ id }) => id) ?? []
  const chiefs = await context.read.person.findMany({
    where: {
      sample: true,
      grants: { some: { role: 'chiefJudge', contestId: { in: contestIds } } },
    },
    select: { id: true },
  })
  await deleteEdition(context, editionId)
  const ids = { in: chiefs.map(({ id }) => id) }
  await context.writer.write(async (tx) => {
    await tx.opAnswer.deleteMany({ where: { actor: ids } })
    await tx.person.deleteMany({ where: { id: ids, grants: { none: {} } } })
  })
  return { deleted: true }
}
