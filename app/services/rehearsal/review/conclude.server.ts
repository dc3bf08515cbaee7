/** The end of a cycle: the meeting, the notice with an objection, and the decision. */
import { limitedRatings, meetingRows, type MeetingRow } from '~/domain/review/meeting'
import { openRatings } from '~/domain/review/proposal'
import type { CycleState } from '~/domain/review/cycleState'
import { objectionFormSchema } from '~/protocol/notice'
import { samplePhone } from '../../../../prisma/programme/samplePeople'
import type { ServiceContext } from '../../context'
import { fileObjection } from '../../notice/fileObjection.server'
import { moveNotice } from '../../notice/moveNotice.server'
import { ruleObjection } from '../../notice/ruleObjection.server'
import { decideReviews } from '../../review/decideReviews.server'
import { chooseRating, confirmRatings, overrideRating } from '../../review/meeting.server'
import { moveCycle } from '../../review/moveCycle.server'
import { sheetsOfReviews } from '../../review/panel/panelSheets.server'
import { must, opOf, reviewAt, stateOf, type RehearsedCycle } from './rehearsedCycle.server'
import { DECISION_WORDS, NOTICE_WORDS } from './words'

interface Meeting {
  readonly state: CycleState
  readonly rows: readonly MeetingRow[]
}

async function look(context: ServiceContext, { id }: RehearsedCycle): Promise<Meeting> {
  const state = await stateOf(context, id)
  return { state, rows: meetingRows(state, await sheetsOfReviews(context, id)) }
}

/** Chooses between equals, votes once against a proposal, confirms, reopens and confirms again. */
export async function meet(context: ServiceContext, cycle: RehearsedCycle): Promise<void> {
  const op = (...name: string[]) => opOf(cycle, context.now(), ...name)
  const to = { to: 'meeting', reason: '' } as const
  must('meeting', await moveCycle(context, op('move', 'meeting'), to, NOTICE_WORDS))
  await choose(context, cycle)
  await override(context, cycle)
  must('confirm', await confirmRatings(context, op('confirm')))
}

/** The first of equals get the best rating while there are places, the others the next. */
async function choose(context: ServiceContext, cycle: RehearsedCycle): Promise<void> {
  for (;;) {
    const { state, rows } = await look(context, cycle)
    const open = rows.find(({ openChoice }) => openChoice)
    if (!open?.proposal) return
    const { review, proposal } = open
    const limits = limitedRatings(state, rows, review.id)
    const isFull = (key: string) =>
      limits.some(({ rating, taken, places }) => rating === key && taken >= places)
    const free = openRatings(state.scheme, proposal).find((key) => !isFull(key))
    const rating = free ?? proposal.rating
    const form = { reviewId: review.id, rating, reason: '会议择优（演练）' }
    const op = opOf(cycle, context.now(), 'choose', review.id)
    must('choose', await chooseRating(context, op, form))
  }
}

/** A weak studio passes, or does not, by a vote. */
async function override(context: ServiceContext, cycle: RehearsedCycle): Promise<void> {
  const weakest = cycle.plans.findIndex(({ skill, fate }) => skill < 0.8 && fate === 'plain')
  const { state } = await look(context, cycle)
  await vote(context, cycle, reviewAt(state, cycle, weakest), 'override')
}

/** The meeting votes for a pass, or against the pass that was proposed. */
async function vote(
  context: ServiceContext,
  cycle: RehearsedCycle,
  reviewId: string,
  name: string,
): Promise<void> {
  const { rows } = await look(context, cycle)
  const proposed = rows.find(({ review }) => review.id === reviewId)?.proposal?.rating
  const rating = proposed === 'pass' ? 'fail' : 'pass'
  const votes = { votesFor: 5, votesAgainst: 2, abstentions: 1 }
  const form = { reviewId, rating, reason: '补充材料经会议认可（演练）', ...votes }
  must(name, await overrideRating(context, opOf(cycle, context.now(), name), form))
}

/**
 * The ratings are published; of two objections one is dismissed and one upheld, so that the meeting
 * corrects a rating and the notice; the period goes by, and the corrected notice is closed.
 */
export async function publish(context: ServiceContext, cycle: RehearsedCycle): Promise<void> {
  const now = context.now()
  const op = (...name: string[]) => opOf(cycle, now, ...name)
  const move = (to: 'notice' | 'meeting', reason: string, ...name: string[]) =>
    moveCycle(context, op('move', to, ...name), { to, reason }, NOTICE_WORDS)
  must('notice', await move('notice', ''))
  const wronged = reviewAt(await stateOf(context, cycle.id), cycle, wrongedStudio(cycle))
  await object(context, cycle, { name: 'objection', outcome: 'dismissed', line: null })
  await object(context, cycle, { name: 'upheld', outcome: 'upheld', line: wronged })
  must('back to the meeting', await move('meeting', '异议成立，更正（演练）', 'corrected'))
  await vote(context, cycle, wronged, 'correct')
  must('confirm the correction', await confirmRatings(context, op('confirm', 'corrected')))
  must('the corrected notice', await move('notice', '', 'corrected'))
  const { notice } = await stateOf(context, cycle.id)
  const closing = { noticeId: notice ?? '', to: 'closed', reason: '' } as const
  const by = { actor: cycle.organiser, opId: op('close').opId }
  const receivedAt = await afterNotice(context, cycle)
  must('close', await moveNotice(context, { ...closing, ...by, receivedAt }))
}

/** Whose rating the meeting has to correct: of a studio that was scored and that no veto holds. */
function wrongedStudio({ plans }: RehearsedCycle): number {
  return plans.findIndex(({ fate }) => fate === 'returned')
}

interface RehearsedObjection {
  /** Tells it and its ruling from the other one. */
  readonly name: string
  readonly outcome: 'upheld' | 'dismissed'
  /** The line of this review; null for the first one. */
  readonly line: string | null
}

/** A visitor objects to a line of the first notice, and the organiser rules on it. */
async function object(
  context: ServiceContext,
  cycle: RehearsedCycle,
  { name, outcome, line }: RehearsedObjection,
): Promise<void> {
  const receivedAt = context.now()
  const notice = await context.read.notice.findFirstOrThrow({
    where: { subject: `cycle:${cycle.id}`, corrects: null },
    include: { lines: { orderBy: { ordinal: 'asc' } } },
  })
  const about = notice.lines.find((one) => one.line === line) ?? notice.lines[0]
  const phone = samplePhone(outcome === 'upheld' ? 300_001 : 300_000)
  const { opId } = opOf(cycle, receivedAt, name)
  const form = objectionFormSchema.parse({
    ...{ opId, phone, line: about?.line, name: '演练群众', consent: 'on' },
    reason: '成果完成日期与申报材料不一致（演练）',
  })
  const noticeId = notice.id
  const visitor = { personId: null, address: '127.0.0.1', receivedAt }
  must(name, await fileObjection(context, { noticeId, form, ...visitor }))
  const { id: objection } = await context.read.objection.findFirstOrThrow({
    where: { noticeId, line: about?.line ?? null },
  })
  const reason = outcome === 'upheld' ? '经核对属实（演练）' : '经核对材料属实（演练）'
  const by = { actor: cycle.organiser, opId: opOf(cycle, receivedAt, 'rule', name).opId }
  const ruling = { noticeId, objection, outcome, reason, receivedAt }
  must(`ruling on ${name}`, await ruleObjection(context, { ...by, ...ruling }))
}

/** What comes after the notice comes when its period is over: nobody waits for that here. */
async function afterNotice(context: ServiceContext, cycle: RehearsedCycle): Promise<Date> {
  const { notice } = await stateOf(context, cycle.id)
  const { endsAt } = await context.read.notice.findUniqueOrThrow({ where: { id: notice ?? '' } })
  const now = context.now()
  return endsAt !== null && endsAt > now ? endsAt : now
}

/** All are decided, by a message that comes twice; then the cycle is closed. */
export async function decide(context: ServiceContext, cycle: RehearsedCycle): Promise<void> {
  const at = await afterNotice(context, cycle)
  const op = (...name: string[]) => opOf(cycle, at, ...name)
  const move = (to: 'decision' | 'closed') =>
    moveCycle(context, op('move', to), { to, reason: '' }, NOTICE_WORDS)
  must('decision', await move('decision'))
  const all = { reviews: 'all' } as const
  must('decide', await decideReviews(context, op('decide'), all, DECISION_WORDS))
  must('decide again', await decideReviews(context, op('decide'), all, DECISION_WORDS))
  must('close', await move('closed'))
}
