import type { LocalText } from '~/domain/contest/ruleSet'
import { checkReviewScheme } from '~/domain/review/checkReviewScheme'
import { cycleFacts } from '~/domain/review/cycleFacts'
import {
  canMoveCycle,
  isCycleOver,
  isException,
  nextCyclePhases,
  type CyclePhase,
} from '~/domain/review/cycleLifecycle'
import type { CycleState, ReviewState } from '~/domain/review/cycleState'
import { stagesToCome } from '~/domain/review/decideDeadline'
import { mayGiveUp } from '~/domain/review/decideAssessment'
import { isOver, type WhyEnded } from '~/domain/review/reviewLifecycle'
import { needingSubstitutes } from '~/domain/review/decideExperts'
import { REGISTER_FIGURE_KEYS } from '~/domain/review/prefill'
import { withdrawsNotice } from '~/domain/review/withdrawsNotice'
import { reviewsToEnd } from '~/services/review/reviewsToEnd.server'
import { panelFacts } from '~/services/review/panel/panelFacts.server'
import { panelContest } from '~/services/review/panel/panelRules'
import { loadCycle } from '~/services/review/cycleLog.server'
import { noticeStanding } from '~/services/review/noticeStanding.server'
import { noticeFacts } from '~/services/notice/noticeFacts.server'
import type { ServiceContext } from '~/services/context'
import { dayOf } from '~/services/studio/dayOf'
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
  const standing = await noticeStanding(read, notice, now())
  const certificate = await certificateLinks(
    read,
    [...state.reviews.values()].map((review) => review.certificate),
  )
  const beside = {
    ...{ now: now(), hasReason: true },
    ...standing,
  }
  const schemeProblems = checkReviewScheme(scheme, REGISTER_FIGURE_KEYS).length
  const facts = cycleFacts(state, panels.stages, { ...beside, schemeProblems })
  return {
    ...{ id: cycleId, year, phase, sample, kind: scheme.kind, title: scheme.title },
    stages: scheme.stages,
    stagesToCome: stagesToCome(state),
    deadlines: state.deadlines,
    facts,
    moves: nextCyclePhases(scheme.stages, phase, 'organiser').flatMap((to) => {
      const allowed = canMoveCycle(scheme.stages, phase, to, 'organiser', facts)
      const refusal = allowed.ok ? null : allowed.code
      const exception = isException(scheme.stages, phase, to)
      if (refusal !== null && exception) return []
      const needsReason = wantsReason(phase, to, facts.returned)
      // The reason of what ends a publication is told with it.
      const isPublic = needsReason && published !== null && withdrawsNotice(published, to)
      return [{ to, refusal, exception, needsReason, isPublic }]
    }),
    notice: notice === null ? null : { id: notice, phase: published?.phase ?? null },
    experts: [...state.experts.values()].filter(({ isWithdrawn }) => !isWithdrawn).length,
    substitutes: needingSubstitutes(state, panels.stages.values()).length,
    toEnd: await toEndOf(read, state, studios, now()),
    giveUp: giveUpOf(state, now()),
    isAssigned: state.panel !== null,
    isConfirmed: state.isConfirmed,
    scoring: await scoringOf(context, state, panels.stages),
    reviews: reviewsOf(state, studios, certificate),
  }
}

/** Ending a cycle early, going back, or going on without a studio is what people will ask about. */
function wantsReason(from: CyclePhase, to: CyclePhase, returned: number): boolean {
  if (from === 'zoneCheck' && returned > 0) return true
  return to === 'cancelled' || (to === 'meeting' && (from === 'notice' || from === 'decision'))
}

/** The self-assessments that are not waited for any longer, and the rating that they lead to. */
function giveUpOf(state: CycleState, now: Date): { missing: number; rating: LocalText } | null {
  const missing = [...state.reviews.values()].filter((one) => mayGiveUp(state, one, now)).length
  const rating = ratingTitle(state, state.scheme.vetoRating)
  return missing === 0 || rating === null ? null : { missing, rating }
}

/** The reviews that have to be ended, with the reason. */
async function toEndOf(
  read: Context['read'],
  state: CycleState,
  studios: ReadonlyMap<string, StudioOfCycle>,
  now: Date,
): Promise<{ id: string; name: string; why: WhyEnded }[]> {
  if (isCycleOver(state.phase)) return []
  const open = [...state.reviews.values()].filter(({ phase }) => !isOver(phase))
  const toEnd = await reviewsToEnd(read, state.scheme, open, dayOf(now))
  return open.flatMap(({ id, studioId }) => {
    const [why, name] = [toEnd.get(id), studios.get(studioId)?.name]
    return why === undefined || name === undefined ? [] : [{ id, name, why }]
  })
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
    const { missingSheets, openDeviations, heldOps, isSigned } = facts
    const counts = { missingSheets, openDeviations, heldOps, isSigned }
    return [{ key, title, stageId: stage.id, slug, ...counts }]
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
