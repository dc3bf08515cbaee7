import type { LocalText } from '~/domain/contest/ruleSet'
import { isLate, type NotAdmitted } from '~/domain/review/admission'
import { isCycleOver, type CyclePhase } from '~/domain/review/cycleLifecycle'
import { isEditable } from '~/domain/review/decideAssessment'
import { filingDeadline, wouldBeLate } from '~/domain/review/filing'
import { isOver, type ReviewPhase } from '~/domain/review/reviewLifecycle'
import { parseReviewScheme } from '~/protocol/reviewScheme'
import type { ServiceContext } from '~/services/context'
import { admittedStudios } from '~/services/review/admitted.server'
import { dayOf } from '~/services/studio/dayOf'
import { certificateLinks, type CertificateLink } from './certificateLinks.server'

type Context = Pick<ServiceContext, 'read' | 'now'>

/** A review of a studio as its lead finds it in lists. */
export interface OwnReview {
  id: string
  studio: string
  title: LocalText
  year: number
  phase: ReviewPhase
  cyclePhase: CyclePhase
  isOpen: boolean
  /** The lead can write and file now. */
  isEditable: boolean
  /** The last day for the self-assessment. */
  assessBy: string | null
  isOverdue: boolean
  rating: LocalText | null
  decidedOn: string | null
  certificate: CertificateLink | null
}

/** The reviews of these studios, the latest cycle first. */
export async function reviewsOfStudios(
  { read, now }: Context,
  studioIds: readonly string[],
): Promise<OwnReview[]> {
  const rows = await read.review.findMany({
    where: { studioId: { in: [...studioIds] } },
    orderBy: [{ cycle: { openedAt: 'desc' } }, { id: 'asc' }],
    include: { cycle: true, studio: { select: { name: true } } },
  })
  const certificate = await certificateLinks(
    read,
    rows.map((row) => row.certificate),
  )
  return rows.map(({ cycle, studio, ...row }) => {
    const scheme = parseReviewScheme(cycle.scheme)
    const phase = row.phase as ReviewPhase
    const cyclePhase = cycle.phase as CyclePhase
    const rating = scheme.ratings.find(({ key }) => key === row.rating)
    return {
      ...{ id: row.id, studio: studio.name, title: scheme.title, year: cycle.year },
      ...{ phase, cyclePhase, isOpen: !isOver(phase) && !isCycleOver(cyclePhase) },
      isEditable: isEditable({ phase: cyclePhase }, { phase }),
      assessBy: filingDeadline(scheme, phase),
      isOverdue: wouldBeLate(scheme, phase, now()),
      rating: phase === 'decided' ? (rating?.title ?? null) : null,
      ...{ decidedOn: row.decidedOn, certificate: certificate(row.certificate) },
    }
  })
}

/** A cycle that takes applications, and whether a studio may apply. */
export interface OpenApplication {
  cycleId: string
  title: LocalText
  year: number
  kind: 'naming' | 'promotion'
  until: string | null
  studio: { id: string; name: string }
  /** Null when it may. */
  why: NotAdmitted | 'over' | null
}

/** What these studios can apply for now, and what keeps them from it. */
export async function openApplications(
  { read, now }: Context,
  studioIds: readonly string[],
): Promise<OpenApplication[]> {
  const cycles = await read.reviewCycle.findMany({
    where: { kind: { not: 'review' }, phase: 'selfAssessment' },
    orderBy: { openedAt: 'desc' },
    include: {
      reviews: { where: { studioId: { in: [...studioIds] }, phase: { not: 'withdrawn' } } },
    },
  })
  const found: OpenApplication[] = []
  for (const { id, year, scheme: stored, reviews } of cycles) {
    const scheme = parseReviewScheme(stored)
    if (scheme.kind === 'review') continue
    const { admitted, refused } = await admittedStudios(read, scheme, dayOf(now()))
    const isIn = new Set(reviews.map(({ studioId }) => studioId))
    const answers = [
      ...admitted.map((studio) => ({ id: studio.id, name: studio.name, why: null })),
      ...refused.map(({ studioId, name, why }) => ({ id: studioId, name, why })),
    ].filter((one) => studioIds.includes(one.id) && !isIn.has(one.id))
    const until = filingDeadline(scheme, 'invited')
    const isOver = isLate(scheme, 'selfAssessment', now())
    for (const { why, ...studio } of answers) {
      const { kind, title } = scheme
      const bar = why ?? (isOver ? 'over' : null)
      found.push({ cycleId: id, title, year, kind, until, studio, why: bar })
    }
  }
  return found
}
