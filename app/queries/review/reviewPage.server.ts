import { deadlineOf } from '~/domain/review/admission'
import type { ChangedDeadline, CycleState, ReviewState } from '~/domain/review/cycleState'
import { filingGaps, isEditable, mayGiveUp } from '~/domain/review/decideAssessment'
import { filingDeadline, filingStage, wouldBeLate } from '~/domain/review/filing'
import { isNotFiled, scoreOf } from '~/domain/review/meeting'
import type { ReviewScore } from '~/domain/review/reviewScore'
import { isOver } from '~/domain/review/reviewLifecycle'
import { figuresRead } from '~/domain/review/rubric'
import { SITE_VISIT } from '~/domain/review/visitPhotos'
import type { AssessmentNow } from '~/protocol/assessment'
import type { ServiceContext } from '~/services/context'
import { filingFacts } from '~/services/review/assessment.server'
import { loadCycle } from '~/services/review/cycleLog.server'
import { sheetsOfReviews } from '~/services/review/panel/panelSheets.server'
import type { PrismaClient } from '../../../prisma/generated/client'
import { filesByPart, filesOf } from '../files/filesOf.server'
import { certificateLinks } from './certificateLinks.server'
import { ratingTitle, studiosOfCycle, totalToRead } from './studiosOfCycle.server'

type Context = Pick<ServiceContext, 'read' | 'contests' | 'now'>

/** A figure of a review as its readers see it; money in fen. */
export interface ShownFigure {
  key: string
  /** A decimal text; null while it is missing. */
  value: string | null
  /** The zone's officer confirmed it. */
  isConfirmed: boolean
}

/** One studio's review as those see it who may read it; null when there is none of this id. */
export async function reviewPage(context: Context, reviewId: string) {
  const { read, now } = context
  const found = await findReview(read, reviewId)
  if (!found) return null
  const { state, review, filedAt } = found
  const facts = await filingFacts(read, state, review, now())
  const open = isEditable(state, review)
  const { scheme, year, sample } = state
  const register = open ? facts.register : review.figures
  const isDecided = review.phase === 'decided'
  const certificate = await certificateLinks(read, [review.certificate])
  return {
    id: reviewId,
    cycle: { id: state.id, year, sample, phase: state.phase },
    scheme,
    studio: (await studiosOfCycle(read, state)).get(review.studioId),
    ...{ phase: review.phase, star: review.star, level: review.level },
    ...{ isEditable: open, isLate: review.isLate, filedAt: filedAt?.toISOString() ?? null },
    assessBy: filingDeadline(scheme, review.phase),
    /** Why the last day is another one than at the opening; null where it is the same. */
    extended: extensionOf(state, filingStage(review.phase)),
    /** Filed now, it would be late. */
    isOverdue: wouldBeLate(scheme, review.phase, now()),
    stageEnds: deadlineOf(scheme, state.phase),
    ...figuresOf(state, review, register),
    statements: (await assessmentNow(read, review)).statements,
    files: await filesByPart(read, { scope: `review:${reviewId}`, purpose: 'evidence' }),
    photos: await filesOf(read, { scope: `review:${reviewId}:${SITE_VISIT}`, purpose: 'photo' }),
    gaps: filingGaps(state, review, facts),
    corrections: review.corrections,
    check: { recommended: review.recommended, note: review.checkNote },
    reason: review.reason,
    reasonOf: reasonOf(review),
    mayGiveUp: mayGiveUp(state, review, now()) && facts.toEnd !== 'gone',
    toEnd: isOver(review.phase) ? null : facts.toEnd,
    mayWithdraw: scheme.kind !== 'review' && WITHDRAWABLE.includes(review.phase),
    outcome: {
      rating: isDecided ? ratingTitle(state, review.rating) : null,
      total: isDecided ? totalToRead(state, review.total) : null,
      decidedOn: review.decidedOn,
      certificate: certificate(review.certificate),
    },
  }
}

/** What the reason that stands with a review is the reason of. */
function reasonOf(review: ReviewState): 'ended' | 'givenUp' | 'returned' {
  if (review.phase === 'ended') return 'ended'
  return isNotFiled(review) ? 'givenUp' : 'returned'
}

const WITHDRAWABLE: readonly ReviewState['phase'][] = ['invited', 'filed', 'returned', 'checked']

/** How the review stands with the experts, for the organiser; null before there are panels. */
export async function scoreOfReview(
  context: Pick<Context, 'read' | 'contests'>,
  reviewId: string,
): Promise<ReviewScore | null> {
  const found = await findReview(context.read, reviewId)
  if (!found || found.state.panel === null) return null
  const { state, review } = found
  if (isNotFiled(review)) return null
  return scoreOf(state, review, await sheetsOfReviews(context, state.id))
}

/** What is stored of a self-assessment, and what is missing of it; null without such a review. */
export async function assessmentOf(context: Pick<Context, 'read' | 'now'>, reviewId: string) {
  const found = await findReview(context.read, reviewId)
  if (!found) return null
  const { state, review } = found
  const facts = await filingFacts(context.read, state, review, context.now())
  return {
    now: await assessmentNow(context.read, review),
    gaps: filingGaps(state, review, facts),
  }
}

async function findReview(
  read: PrismaClient,
  reviewId: string,
): Promise<{ state: CycleState; review: ReviewState; filedAt: Date | null } | null> {
  const row = await read.review.findUnique({
    where: { id: reviewId },
    select: { cycleId: true, filedAt: true },
  })
  const state = row && (await loadCycle(read, row.cycleId))
  const review = state?.reviews.get(reviewId)
  return row && state && review ? { state, review, filedAt: row.filedAt } : null
}

function extensionOf({ deadlines }: CycleState, key: string): ChangedDeadline | null {
  return deadlines.findLast(({ stage }) => stage === key) ?? null
}

function figuresOf(
  { scheme }: CycleState,
  review: ReviewState,
  register: Readonly<Record<string, string>>,
): { register: ShownFigure[]; declared: ShownFigure[] } {
  const read = figuresRead(scheme.rubric)
  const own = scheme.declared.map(({ key }) => key)
  const shown = (key: string, value: string | undefined): ShownFigure => ({
    ...{ key, value: value ?? null },
    isConfirmed: review.confirmed.includes(key),
  })
  return {
    register: read.filter((key) => !own.includes(key)).map((key) => shown(key, register[key])),
    declared: own.map((key) => shown(key, review.declared[key])),
  }
}

async function assessmentNow(read: PrismaClient, review: ReviewState): Promise<AssessmentNow> {
  const rows = await read.reviewStatement.findMany({ where: { reviewId: review.id } })
  const statements = rows.map(({ item, text }) => {
    return [item, { text, digest: review.statements[item] ?? '' }] as const
  })
  return { declared: review.declared, statements: Object.fromEntries(statements) }
}
