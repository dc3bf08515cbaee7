import { STUDIO_LEVELS } from '~/domain/studio/events'
import { STARS, type StudioFilters } from '~/protocol/studioRegister'
import type { ServiceContext } from '~/services/context'
import { dayOf } from '~/services/studio/dayOf'
import type { Prisma, PrismaClient } from '../../../prisma/generated/client'
import { pageOf } from '../pageOf'
import { currentDoubling } from './doublingPlans.server'
import { studioSearch } from './studioSearch.server'
import { LISTED, PUBLIC_FIELDS, publicLine, publicZones } from './publicStudios.server'

const PAGE = 20

/** The public register: one page of studios, what can be filtered by, and the figures on top. */
export async function publicRegister(
  { read, now }: Pick<ServiceContext, 'read' | 'now'>,
  filters: StudioFilters,
) {
  const where = { ...whereOf(filters), ...(await studioSearch(read, filters.q)) }
  const [total, listed, facts, zones, doubling] = await Promise.all([
    read.studio.count({ where }),
    read.studio.count({ where: LISTED }),
    registerFacts(read),
    publicZones(read),
    currentDoubling(read, dayOf(now())),
  ])
  const { page, pages, rows: part } = pageOf(filters.page, total, PAGE)
  const rows = await read.studio.findMany({
    where,
    orderBy: [{ star: 'desc' }, { namedOn: { sort: 'desc', nulls: 'last' } }, { name: 'asc' }],
    ...part,
    select: PUBLIC_FIELDS,
  })
  return { total, listed, page, pages, ...facts, zones, doubling, studios: rows.map(publicLine) }
}

function whereOf({ zone, industry, level, star, year }: StudioFilters): Prisma.StudioWhereInput {
  return {
    AND: [LISTED],
    ...(zone !== '' && { zoneCode: zone }),
    ...(industry !== '' && { industry }),
    ...(level !== '' && { level }),
    ...(star !== '' && { star: Number(star) }),
    ...(year !== '' && { namedOn: { startsWith: `${year}-` } }),
  }
}

/** Numbers by level and star, and the values that the filters offer. */
async function registerFacts(read: PrismaClient) {
  const [cells, named, industries] = await Promise.all([
    read.studio.groupBy({ by: ['level', 'star'], where: LISTED, _count: true }),
    read.studio.findMany({ where: LISTED, distinct: ['namedOn'], select: { namedOn: true } }),
    read.studio.groupBy({ by: ['industry'], where: LISTED, orderBy: { industry: 'asc' } }),
  ])
  const years = new Set(named.flatMap(({ namedOn }) => namedOn?.slice(0, 4) ?? []))
  return {
    /** The highest level first; a count for each of `STARS`. */
    figures: STUDIO_LEVELS.toReversed().map((level) => ({
      level,
      counts: STARS.map((star) => {
        const cell = cells.find((one) => one.level === level && one.star === star)
        return cell?._count ?? 0
      }),
    })),
    years: [...years].sort().reverse(),
    industries: industries.map(({ industry }) => industry),
  }
}
