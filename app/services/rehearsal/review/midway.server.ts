/** What happens while experts score: one of them withdraws, and a studio leaves the register. */
import { assignmentOf, needingSubstitutes } from '~/domain/review/decideExperts'
import { substitutes } from '~/domain/review/replacement'
import { withTies, studioToReview } from '~/domain/review/ties'
import { shanghaiDate } from '~/domain/notice/workCalendar'
import { studioChangeSchema } from '~/protocol/studio'
import { changeStudio } from '../../studio/changeStudio.server'
import { endOneReview } from '../../review/assessment.server'
import { replaceInPool, withdrawFromPool } from '../../review/experts.server'
import { panelFacts } from '../../review/panel/panelFacts.server'
import { registerTies } from '../../review/registerTies.server'
import type { ServiceContext } from '../../context'
import {
  must,
  opOf,
  reviewAt,
  stateOf,
  StepRefused,
  type RehearsedCycle,
} from './rehearsedCycle.server'

/** The first expert of the pool leaves it; whoever is least busy takes each of their studios over. */
export async function withdrawExpert(context: ServiceContext, cycle: RehearsedCycle) {
  const now = context.now()
  const [expert = ''] = (await stateOf(context, cycle.id)).experts.keys()
  const leaving = { expert, reason: '因病退出（演练）' }
  must('withdraw', await withdrawFromPool(context, opOf(cycle, now, 'withdraw'), leaving))
  for (;;) {
    const state = await stateOf(context, cycle.id)
    const { stages } = await panelFacts(context, cycle.id)
    const [next] = needingSubstitutes(state, stages.values())
    if (!next) return
    const { review } = next
    const register = await registerTies(context.read, state)
    const pool = [...state.experts.values()].map((one) => withTies(one, register))
    const { experts } = state.scheme
    const free = substitutes(experts, assignmentOf(state), studioToReview(review, register), pool)
    const to = free[0]?.id
    if (to === undefined) throw new StepRefused(`nobody takes review ${review.id} over`)
    const form = { reviewId: review.id, from: expert, to, reason: '因病退出（演练）' }
    must('replace', await replaceInPool(context, opOf(cycle, now, 'replace', review.id), form))
  }
}

/** One studio is cancelled in the register, and its review ended. */
export async function removeStudio(context: ServiceContext, cycle: RehearsedCycle): Promise<void> {
  const now = context.now()
  const index = cycle.plans.findIndex(({ fate }) => fate === 'removed')
  const reviewId = reviewAt(await stateOf(context, cycle.id), cycle, index)
  const op = opOf(cycle, now, 'cancel')
  const reason = '单位撤销（演练）'
  const form = studioChangeSchema.parse({
    ...{ opId: op.opId, change: 'status', status: 'cancelled', on: shanghaiDate(now), reason },
  })
  const studioId = cycle.studios[index] ?? ''
  const by = { actor: cycle.organiser, receivedAt: now }
  must('cancel', await changeStudio(context, { ...by, studioId, form }))
  must('end', await endOneReview(context, { ...opOf(cycle, now, 'end'), reviewId }, reason))
}
