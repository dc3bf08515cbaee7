/** The end of a cycle: the meeting, the notice with an objection, and the decision. */
import { bestTaken, meetingRows, type MeetingRow } from '~/domain/review/meeting'
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

/** The best rating goes to the first of equals while there are places; the others get the next. */
async function choose(context: ServiceContext, cycle: RehearsedCycle): Promise<void> {
  for (;;) {
    const { state, rows } = await look(context, cycle)
    const open = rows.find(({ openChoice }) => openChoice)
    if (!open?.proposal) return
    const { review, proposal } = open
    const { bestTaken: taken, bestPlaces } = bestTaken(state, rows, review.id)
    const isFree = bestPlaces === null || taken < bestPlaces
    const rating = (isFree ? proposal.orBetter : null) ?? proposal.rating
    const form = { reviewId: review.id, rating, reason: '会议择优（演练）' }
    const op = opOf(cycle, context.now(), 'choose', review.id)
    must('choose', await chooseRating(context, op, form))
  }
}

/** A weak studio passes, or does not, by a vote. */
async function override(context: ServiceContext, cycle: RehearsedCycle): Promise<void> {
  const { state, rows } = await look(context, cycle)
  const weakest = cycle.plans.findIndex(({ skill, fate }) => skill < 0.8 && fate === 'plain')
  const reviewId = reviewAt(state, cycle, weakest)
  const proposed = rows.find(({ review }) => review.id === reviewId)?.proposal?.rating
  const rating = proposed === 'pass' ? 'fail' : 'pass'
  const votes = { votesFor: 5, votesAgainst: 2, abstentions: 1 }
  const form = { reviewId, rating, reason: '补充材料经会议认可（演练）', ...votes }
  must('override', await overrideRating(context, opOf(cycle, context.now(), 'override'), form))
}

/** The ratings are published; an objection is dismissed; the period goes by, and the notice is closed. */
export async function publish(context: ServiceContext, cycle: RehearsedCycle): Promise<void> {
  const now = context.now()
  const op = (...name: string[]) => opOf(cycle, now, ...name)
  const to = { to: 'notice', reason: '' } as const
  must('notice', await moveCycle(context, op('move', 'notice'), to, NOTICE_WORDS))
  const noticeId = (await stateOf(context, cycle.id)).notice ?? ''
  const [line] = await context.read.noticeLine.findMany({ where: { noticeId }, take: 1 })
  const form = objectionFormSchema.parse({
    ...{ opId: op('objection').opId, line: line?.line, name: '演练群众', consent: 'on' },
    ...{ phone: samplePhone(300_000), reason: '成果完成日期与申报材料不一致（演练）' },
  })
  const visitor = { personId: null, address: '127.0.0.1', receivedAt: now }
  must('objection', await fileObjection(context, { noticeId, form, ...visitor }))
  const { id: objection } = await context.read.objection.findFirstOrThrow({ where: { noticeId } })
  const ruling = { outcome: 'dismissed', reason: '经核对材料属实（演练）' } as const
  const by = { actor: cycle.organiser, noticeId }
  const { opId } = op('rule')
  must(
    'ruling',
    await ruleObjection(context, { ...by, ...ruling, opId, objection, receivedAt: now }),
  )
  const close = { ...by, opId: op('close').opId, to: 'closed', reason: '' } as const
  const receivedAt = await afterNotice(context, cycle)
  must('close', await moveNotice(context, { ...close, receivedAt }))
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
