import type { CyclePhase } from '~/domain/review/cycleLifecycle'
import { isEditable } from '~/domain/review/decideAssessment'
import type { DutyFacts } from '~/domain/review/duties'
import { filingDeadline } from '~/domain/review/filing'
import type { NextFacts } from '~/domain/review/nextYear'
import type { ReviewPhase } from '~/domain/review/reviewLifecycle'
import type { Consequence, ReviewScheme } from '~/domain/review/scheme'
import type { StudioStatus } from '~/domain/studio/events'
import { isStanding, STANDING } from '~/domain/studio/standing'
import type { Prisma } from '../../../prisma/generated/client'
import { dayOf } from '../studio/dayOf'
import type { Tx } from '../log/writer.server'

/** What a rating does to a studio that failed its review. */
const FAILED: readonly Consequence['do'][] = ['fall', 'rectify', 'remove']

const wanted = {
  achievements: { where: { status: 'recorded' }, select: { doneOn: true } },
  apprenticeships: { select: { id: true, endsOn: true, status: true } },
  history: {
    where: { kind: 'status' },
    orderBy: { seq: 'desc' },
    select: { from: true, to: true, at: true },
  },
  reviews: {
    select: {
      cycleId: true,
      phase: true,
      rating: true,
      decidedOn: true,
      next: true,
      cycle: { select: { phase: true, openedAt: true, year: true, kind: true, scheme: true } },
    },
  },
} satisfies Prisma.StudioInclude

type Row = Prisma.StudioGetPayload<{ include: typeof wanted }>

/** What the rules of dynamic management read of the studios that are in the register. */
export async function dutyFacts(
  read: Pick<Tx, 'studio'>,
  where: Prisma.StudioWhereInput,
): Promise<DutyFacts[]> {
  const rows = await read.studio.findMany({
    where: { AND: [where, { status: { in: [...STANDING] } }] },
    include: wanted,
    orderBy: { id: 'asc' },
  })
  const schemes = new Map<string, ReviewScheme>()
  const schemeOf = ({ cycleId, cycle }: Row['reviews'][number]) => {
    const known = schemes.get(cycleId) ?? (JSON.parse(cycle.scheme) as ReviewScheme)
    schemes.set(cycleId, known)
    return known
  }
  return rows.map((row) => factsOf(row, schemeOf))
}

function factsOf(row: Row, schemeOf: (review: Row['reviews'][number]) => ReviewScheme): DutyFacts {
  const { id, foundedOn, namedOn, rectifyBy, leadGoneOn, unitClosedOn, reviews } = row
  const open = reviews.find(({ phase, cycle }) =>
    isEditable({ phase: cycle.phase as CyclePhase }, { phase: phase as ReviewPhase }),
  )
  return {
    ...{ studioId: id, namedOn, rectifyBy, leadGoneOn, unitClosedOn },
    status: row.status as StudioStatus,
    statusSince: row.history[0]?.at ?? foundedOn,
    restoredOn: row.history.find(isRestoring)?.at ?? null,
    resultsOn: row.achievements.map(({ doneOn }) => doneOn),
    reviews: reviews
      .flatMap((review) => {
        const { phase, decidedOn, rating, cycle } = review
        // An application that was declined is no failed review, and one that succeeded no pass.
        if (cycle.kind !== 'review') return []
        if (phase !== 'decided' || decidedOn === null || rating === null) return []
        const given = schemeOf(review).ratings.find(({ key }) => key === rating)
        const failed = given?.consequences.some((one) => FAILED.includes(one.do)) ?? false
        return [{ decidedOn, failed }]
      })
      .sort((a, b) => (a.decidedOn < b.decidedOn ? -1 : 1)),
    apprenticeships: row.apprenticeships.map(({ status, ...one }) => ({
      ...one,
      isRunning: status === 'running',
    })),
    toFile: open
      ? {
          cycleId: open.cycleId,
          openedOn: dayOf(open.cycle.openedAt),
          deadline: filingDeadline(schemeOf(open), open.phase as ReviewPhase),
        }
      : null,
    next: nextOf(reviews),
  }
}

function isRestoring({ from, to }: Row['history'][number]): boolean {
  return !isStanding(from) && isStanding(to)
}

/** What the latest decision left to the next year; a removed studio has no duties anyway. */
function nextOf(reviews: Row['reviews']): NextFacts | null {
  const [last] = reviews
    .flatMap(({ decidedOn, next, cycle: { year } }) =>
      decidedOn !== null && (next === 'review' || next === 'reassess')
        ? [{ kind: next, decidedOn, year } as const]
        : [],
    )
    .sort((a, b) => (`${b.decidedOn} ${b.year}` < `${a.decidedOn} ${a.year}` ? -1 : 1))
  if (!last) return null
  const isOpened = reviews.some(
    ({ phase, cycle }) =>
      cycle.kind === 'review' && cycle.year > last.year && !isLeft(phase, cycle),
  )
  return { ...last, isOpened }
}

/** It came to nothing: the studio is not in that review any more. */
function isLeft(phase: string, cycle: { phase: string }): boolean {
  return phase === 'withdrawn' || phase === 'ended' || cycle.phase === 'cancelled'
}
