import type { LocalText } from '~/domain/contest/ruleSet'
import { checkReviewScheme } from '~/domain/review/checkReviewScheme'
import { cycleFacts } from '~/domain/review/cycleFacts'
import { canMoveCycle, nextCyclePhases, type CyclePhase } from '~/domain/review/cycleLifecycle'
import type { CycleState, ReviewState } from '~/domain/review/cycleState'
import { needingSubstitutes } from '~/domain/review/decideExperts'
import { REGISTER_FIGURE_KEYS } from '~/domain/review/prefill'
import { panelFacts } from '~/services/review/panel/panelFacts.server'
import { panelContest } from '~/services/review/panel/panelRules'
import { loadCycle } from '~/services/review/cycleLog.server'
import { noticeFacts } from '~/services/notice/noticeFacts.server'
import type { ServiceContext } from '~/services/context'
import { certificateLinks, type CertificateLink } from './certificateLinks.server'
import {
  ratingTitle,
  studiosOfCycle,
  totalToRead,
  type StudioOfCycle,
} from './studiosOfCycle.server'

type Context = Pick<ServiceContext, 'read' | 'contests' | 'now'>

export interface CycleReview extends StudioOfCycle {
  id: string
  phase: ReviewState['phase']
  isLate: boolean
  recommended: boolean | null
  experts: number
  total: string | null
  rating: LocalText | null
  certificate: CertificateLink | null
}

/** A cycle as its organiser runs it; null when there is none of this id. */
export async function cyclePage(context: Context, cycleId: string) {
  const { read, now } = context
  const state = await loadCycle(read, cycleId)
  if (!state) return null
  const { year, scheme, phase, sample, notice } = state
  const [studios, panels, published] = await Promise.all([
    studiosOfCycle(read, state),
    panelFacts(context, cycleId),
    notice === null ? null : noticeFacts(read, notice, now()),
  ])
  const certificate = await certificateLinks(
    read,
    [...state.reviews.values()].map((review) => review.certificate),
  )
  const beside = {
    now: now(),
    noticeOpen: published !== null && published.phase !== 'closed',
    hasReason: true,
  }
  const schemeProblems = checkReviewScheme(scheme, REGISTER_FIGURE_KEYS).length
  const facts = cycleFacts(state, panels.stages, { ...beside, schemeProblems })
  return {
    ...{ id: cycleId, year, phase, sample, kind: scheme.kind, title: scheme.title },
    stages: scheme.stages,
    facts,
    moves: nextCyclePhases(scheme.stages, phase, 'organiser').map((to) => {
      const allowed = canMoveCycle(scheme.stages, phase, to, 'organiser', facts)
      return {
        to,
        refusal: allowed.ok ? null : allowed.code,
        needsReason: wantsReason(phase, to, facts.returned),
      }
    }),
    notice: notice === null ? null : { id: notice, phase: published?.phase ?? null },
    experts: [...state.experts.values()].filter(({ isWithdrawn }) => !isWithdrawn).length,
    substitutes: needingSubstitutes(state).length,
    isAssigned: state.panel !== null,
    isConfirmed: state.isConfirmed,
    scoring: await scoringOf(context, state, panels.stages),
    reviews: reviewsOf(state, studios, certificate),
  }
}

/** Ending a cycle early, going back, or going on without a studio is what people will ask about. */
function wantsReason(from: CyclePhase, to: CyclePhase, returned: number): boolean {
  if (from === 'zoneCheck' && returned > 0) return true
  return to === 'cancelled' || (from === 'notice' && to === 'meeting')
}

async function scoringOf(
  { read }: Context,
  { id, scheme }: CycleState,
  open: Awaited<ReturnType<typeof panelFacts>>['stages'],
) {
  const contests = await read.contest.findMany({
    where: { id: { in: scheme.rubric.judging.map(({ key }) => panelContest(id, key)) } },
    include: { stages: { select: { id: true } } },
  })
  return scheme.rubric.judging.flatMap(({ key, title }) => {
    const contest = contests.find((one) => one.id === panelContest(id, key))
    const [stage] = contest?.stages ?? []
    const facts = open.get(key)
    if (!contest || !stage || !facts) return []
    const slug = contest.hasBoard ? contest.slug : null
    return [{ key, title, stageId: stage.id, slug, ...facts }]
  })
}

function reviewsOf(
  state: CycleState,
  studios: ReadonlyMap<string, StudioOfCycle>,
  certificate: (number: string | null) => CertificateLink | null,
): CycleReview[] {
  return [...state.reviews.values()]
    .flatMap((review) => {
      const studio = studios.get(review.studioId)
      if (!studio) return []
      const { id, phase, isLate, recommended, experts } = review
      return [
        {
          ...{ ...studio, id, phase, isLate, recommended },
          certificate: certificate(review.certificate),
          experts: experts.length,
          total: totalToRead(state, review.total),
          rating: ratingTitle(state, review.rating),
        },
      ]
    })
    .sort((a, b) => compare(a.zone.zh, b.zone.zh) || compare(a.name, b.name))
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
