import { z } from 'zod'
import { STUDIO_LEVELS, STUDIO_STATUSES } from '~/domain/studio/events'
import { line } from '~/protocol/text'
import type { Prisma, PrismaClient } from '../../../prisma/generated/client'
import { pageOf } from '../pageOf'
import { studioSearch } from './studioSearch.server'
import type { OfficeScope } from '../contest/officeScope.server'

const PAGE_SIZE = 50

/** The filters of the list, as they stand in the address; an empty one does not filter. */
export const officeStudioFilters = z.object({
  q: line(60, 0).default(''),
  zone: z.string().max(16).default(''),
  industry: line(60, 0).default(''),
  level: z.union([z.literal(''), z.enum(STUDIO_LEVELS)]).default(''),
  star: z.enum(['', '0', '1', '2', '3', '4', '5']).default(''),
  status: z.union([z.literal(''), z.enum(STUDIO_STATUSES)]).default(''),
  /** Of the naming. */
  year: z.union([z.literal(''), z.string().regex(/^\d{4}$/)]).default(''),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})

type Filters = z.output<typeof officeStudioFilters>

/** The studios that the office has and the filters leave, and the zones of the office. */
export async function officeStudioWhere(
  read: PrismaClient,
  { editionId, zoneId }: OfficeScope,
  { q, zone, industry, level, star, status, year }: Omit<Filters, 'page'>,
) {
  const zones = await read.zone.findMany({
    where: { editionId, ...(zoneId !== null && { id: zoneId }) },
    orderBy: { ordinal: 'asc' },
    select: { code: true, name: true, nameEn: true },
  })
  const own: Prisma.StudioWhereInput =
    zoneId === null ? {} : { zoneCode: { in: zones.map(({ code }) => code) } }
  const where: Prisma.StudioWhereInput = {
    AND: [
      own,
      zone === '' ? {} : { zoneCode: zone },
      industry === '' ? {} : { industry },
      level === '' ? {} : { level },
      star === '' ? {} : { star: Number(star) },
      status === '' ? {} : { status },
      year === '' ? {} : { namedOn: { startsWith: `${year}-` } },
      await studioSearch(read, q),
    ],
  }
  return { where, own, zones }
}

/** One page of the register as an office sees it: all of it, or the officer's own zone. */
export async function officeStudios(
  read: PrismaClient,
  scope: OfficeScope,
  { page: asked, ...filters }: Filters,
) {
  const { where, own, zones } = await officeStudioWhere(read, scope, filters)
  const total = await read.studio.count({ where })
  const { page, pages, rows: part } = pageOf(asked, total, PAGE_SIZE)
  const rows = await read.studio.findMany({
    where,
    orderBy: [{ zoneCode: 'asc' }, { name: 'asc' }],
    ...part,
    include: { unit: { select: { name: true } } },
  })
  const [industries, named] = await Promise.all([
    read.studio.groupBy({ by: ['industry'], where: own, orderBy: { industry: 'asc' } }),
    read.studio.findMany({ where: own, distinct: ['namedOn'], select: { namedOn: true } }),
  ])
  const years = new Set(named.flatMap(({ namedOn }) => namedOn?.slice(0, 4) ?? []))
  const zoneNames = zones.map(({ code, name, nameEn }) => ({
    value: code,
    name: { zh: name, en: nameEn },
  }))
  return {
    ...{ total, page, pages },
    zones: zoneNames,
    industries: industries.map(({ industry }) => industry),
    years: [...years].sort().reverse(),
    studios: rows.map(({ id, name, zoneCode, level, star, status, namedOn, unit }) => ({
      ...{ id, name, level, star, status, namedOn, unit: unit.name },
      zone: zoneNames.find(({ value }) => value === zoneCode)?.name ?? {
        zh: zoneCode,
        en: zoneCode,
      },
    })),
  }
}
