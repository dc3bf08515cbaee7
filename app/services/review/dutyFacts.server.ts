import type { DutyFacts } from '~/domain/review/duties'
import type { Consequence, ReviewScheme } from '~/domain/review/scheme'
import type { StudioStatus } from '~/domain/studio/events'
import type { Prisma } from '../../../prisma/generated/client'
import { dayOf } from '../studio/dayOf'
import type { Tx } from '../log/writer.server'

/** What a rating does to a studio that failed its review. */
const FAILED: readonly Consequence['do'][] = ['fall', 'rectify', 'remove']
/** In these phases of a cycle a self-assessment can still be filed. */
const FILING = ['selfAssessment', 'zoneCheck']

const wanted = {
  achievements: { where: { status: 'recorded' }, select: { doneOn: true } },
  apprenticeships: { select: { id: true, endsOn: true, status: true } },
  history: { where: { kind: 'status' }, orderBy: { seq: 'desc' }, take: 1, select: { at: true } },
  reviews: {
    select: {
      cycleId: true,
      phase: true,
      rating: true,
      decidedOn: true,
      cycle: { select: { phase: true, openedAt: true, scheme: true } },
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
    where: { AND: [where, { status: { in: ['active', 'rectifying'] } }] },
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
  const open = reviews.find(
    ({ phase, cycle }) => ['invited', 'returned'].includes(phase) && FILING.includes(cycle.phase),
  )
  const stage = open && schemeOf(open).stages.find(({ key }) => key === 'selfAssessment')
  return {
    ...{ studioId: id, foundedOn, namedOn, rectifyBy, leadGoneOn, unitClosedOn },
    status: row.status as StudioStatus,
    statusSince: row.history[0]?.at ?? foundedOn,
    resultsOn: row.achievements.map(({ doneOn }) => doneOn),
    reviews: reviews
      .flatMap((review) => {
        const { phase, decidedOn, rating } = review
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
          deadline: stage?.deadline ?? null,
        }
      : null,
  }
}
