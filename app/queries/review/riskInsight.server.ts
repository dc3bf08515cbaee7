import { declines, type DecidedReview } from '~/domain/review/decline'
import { compareRisks, RISKS, risksOf, type RiskKind } from '~/domain/review/risks'
import type { ReviewScheme } from '~/domain/review/scheme'
import { STANDING } from '~/domain/studio/standing'
import { parseReviewScheme } from '~/protocol/reviewScheme'
import type { ServiceContext } from '~/services/context'
import type { Prisma } from '../../../prisma/generated/client'
import type { OfficeScope } from '../contest/officeScope.server'
import { officeDuties } from '../duty/dutyList.server'

const wanted = {
  unit: { select: { name: true } },
  reviews: {
    where: { phase: 'decided', cycle: { kind: 'review' } },
    select: { cycleId: true, rating: true, decidedOn: true },
  },
  history: {
    where: { kind: 'star', cycleId: { not: null } },
    select: { cycleId: true, from: true, to: true },
  },
} satisfies Prisma.StudioInclude

type Row = Prisma.StudioGetPayload<{ include: typeof wanted }>

/** Studios that may lose their star or plaque, the gravest first, each with all its reasons. */
export async function riskInsight(
  context: Pick<ServiceContext, 'read' | 'now'>,
  scope: OfficeScope,
  { zone, why }: { zone: string; why: '' | RiskKind },
) {
  const { read } = context
  const [{ list, zones, today }, rows, cycles] = await Promise.all([
    officeDuties(context, scope, { zone, kind: '' }),
    read.studio.findMany({
      where: { status: { in: [...STANDING] }, ...(zone !== '' && { zoneCode: zone }) },
      orderBy: [{ zoneCode: 'asc' }, { name: 'asc' }, { id: 'asc' }],
      include: wanted,
    }),
    read.reviewCycle.findMany({ where: { kind: 'review' }, select: { id: true, scheme: true } }),
  ])
  const schemes = new Map(cycles.map(({ id, scheme }) => [id, parseReviewScheme(scheme)]))
  const found = rows
    .map((row) => {
      const own = list.filter(({ studio }) => studio.id === row.id).map(({ duty }) => duty)
      const { id, name, star, unit, zoneCode } = row
      const zoneName = zones.find(({ value }) => value === zoneCode)?.name
      return {
        ...{ id, name, star, unit: unit.name, zoneCode },
        zone: zoneName ?? { zh: zoneCode, en: zoneCode },
        risks: risksOf(own, declines(decidedReviews(row, schemes))),
      }
    })
    .filter(({ risks }) => risks.length > 0)
  const has = (kind: RiskKind) => (studio: (typeof found)[number]) =>
    studio.risks.some((risk) => risk.kind === kind)
  const tally = (some: typeof found) => ({
    atRisk: some.length,
    counts: RISKS.map((kind) => ({ kind, count: some.filter(has(kind)).length })),
  })
  return {
    ...{ today, zones },
    standing: rows.length,
    /** Before `why` chooses: a studio with two reasons counts for both, but once as a studio. */
    total: tally(found),
    byZone: zones
      .map(({ value, name }) => ({
        zone: name,
        ...tally(found.filter((studio) => studio.zoneCode === value)),
      }))
      .filter(({ atRisk }) => atRisk > 0),
    studios: found
      .filter((studio) => why === '' || has(why)(studio))
      .sort((a, b) => compareRisks(a.risks, b.risks)),
  }
}

function decidedReviews(
  { reviews, history }: Row,
  schemes: ReadonlyMap<string, ReviewScheme>,
): DecidedReview[] {
  return reviews
    .flatMap(({ cycleId, rating, decidedOn }) => {
      const ratings = schemes.get(cycleId)?.ratings
      if (rating === null || decidedOn === null || !ratings) return []
      const change = history.find((one) => one.cycleId === cycleId)
      const star = change ? { from: Number(change.from), to: Number(change.to) } : null
      return [{ rating, decidedOn, ratings, star }]
    })
    .sort((a, b) => (a.decidedOn < b.decidedOn ? -1 : 1))
}
