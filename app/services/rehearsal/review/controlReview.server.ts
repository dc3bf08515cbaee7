/** What the rehearsal of a cycle of reviews asks of the server; see `controlRehearsal`. */
import { AppError } from '~/protocol/errors'
import type { Control, ControlAnswers, ReviewStep } from '~/protocol/rehearsal'
import { stageIdOf } from '../../contest/createContest.server'
import type { ServiceContext } from '../../context'
import { derivedId } from '../../log/derivedId.server'
import { moveCycle } from '../../review/moveCycle.server'
import { panelContest } from '../../review/panel/panelRules'
import { takeOwnSeat } from '../../review/panel/takeOwnSeat.server'
import { assess } from './assess.server'
import { decide, meet, publish } from './conclude.server'
import { removeStudio, withdrawExpert } from './midway.server'
import {
  must,
  opOf,
  rehearsedCycle,
  StepRefused,
  type RehearsalContext,
  type RehearsedCycle,
} from './rehearsedCycle.server'
import { NOTICE_WORDS } from './words'

type Asked<Do extends Control['do']> = Extract<Control, { do: Do }>

/** Takes a step; a refusal is told with its code, so that the rehearsal can say it. */
export async function reviewStep(
  context: RehearsalContext,
  { cycleId, step }: Asked<'reviewStep'>,
): Promise<ControlAnswers['reviewStep']> {
  const cycle = await rehearsedCycle(context, cycleId)
  try {
    await take(context, cycle, step)
    return { taken: step }
  } catch (error) {
    if (error instanceof StepRefused) return { refused: error.message }
    throw error
  }
}

async function take(context: RehearsalContext, cycle: RehearsedCycle, step: ReviewStep) {
  switch (step) {
    case 'assess':
      return assess(context, cycle)
    case 'withdraw':
      return withdrawExpert(context, cycle)
    case 'remove':
      return removeStudio(context, cycle)
    case 'siteVisit':
    case 'live': {
      const op = opOf(cycle, context.now(), 'move', step)
      must(step, await moveCycle(context, op, { to: step, reason: '' }, NOTICE_WORDS))
      return
    }
    case 'meeting':
      return meet(context, cycle)
    case 'notice':
      return publish(context, cycle)
    case 'decision':
      return decide(context, cycle)
  }
}

/** The seats of one judged stage, and how good its studios are. */
export async function panel(
  context: ServiceContext,
  { cycleId, key }: Asked<'panel'>,
): Promise<ControlAnswers['panel']> {
  const cycle = await rehearsedCycle(context, cycleId)
  const { panelId } = await context.read.reviewCycle.findUniqueOrThrow({ where: { id: cycleId } })
  const contestId = panelContest(cycleId, key)
  const stageId = stageIdOf(contestId, key)
  const seats = await context.read.seat.findMany({
    where: { stageId },
    orderBy: { ordinal: 'asc' },
  })
  if (panelId === null || seats.length === 0) throw new AppError('notFound')
  const gone = await context.read.reviewExpert.findMany({
    where: { cycleId, withdrawnAt: { not: null } },
  })
  const here = seats.filter((seat) => !gone.some(({ personId }) => personId === seat.personId))
  const skills = await skillsIn(context, cycle, stageId)
  return { panelId, contestId, stageId, seats: here.map(({ id }) => id), skills }
}

async function skillsIn(
  { read }: ServiceContext,
  { id: cycleId, studios, plans }: RehearsedCycle,
  stageId: string,
): Promise<Record<string, number>> {
  const reviews = await read.review.findMany({ where: { cycleId } })
  const entrants = await read.entrant.findMany({ where: { stageId } })
  const skills = entrants.map(({ code, entryId }) => {
    const studioId = reviews.find(({ id }) => id === entryId)?.studioId ?? ''
    return [code, plans[studios.indexOf(studioId)]?.skill ?? 0] as const
  })
  return Object.fromEntries(skills)
}

/** Gives an expert's own seat to a device, as the page of the signed-in expert does. */
export async function ownSeat(
  context: ServiceContext,
  { cycleId, ...seat }: Asked<'ownSeat'>,
): Promise<ControlAnswers['ownSeat']> {
  await rehearsedCycle(context, cycleId)
  const found = await context.read.seat.findUnique({ where: { id: seat.seatId } })
  if (!found?.personId) throw new AppError('notFound')
  const opId = derivedId('rehearsal', seat.seatId, seat.deviceId)
  const { personId } = found
  const taken = await takeOwnSeat(context, { ...seat, cycleId, personId, opId })
  if (!taken.ok) throw new AppError('conflict')
  return { token: taken.token, tenureId: taken.tenureId }
}
