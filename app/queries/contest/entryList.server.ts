import { z } from 'zod'
import { ENTRY_STATUSES } from '~/domain/contest/registration'
import type { ServiceContext } from '~/services/context'
import { openPersonName } from '~/services/people/personFields.server'
import type { Prisma } from '../../../prisma/generated/client'
import { pageOf } from '../pageOf'

const PAGE = 50

/** The filters of the list, as they stand in the address. An empty one does not filter. */
export const entryFilters = z.object({
  contest: z.string().max(64).default(''),
  zone: z.string().max(64).default(''),
  status: z.enum(['', ...ENTRY_STATUSES]).default(''),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})
export type EntryFilters = z.output<typeof entryFilters>

type Text = { zh: string; en: string }

export interface EntryRow {
  id: string
  name: string
  contest: Text
  zone: Text
  unit: string
  status: string
  entryCode: string | null
  submittedAt: string
}

/** The entries that an office may see, those not decided yet first. */
export async function entryList(
  context: Pick<ServiceContext, 'read' | 'secrets'>,
  scope: { editionId: string; zoneId: string | null },
  filters: EntryFilters,
) {
  const { read } = context
  const where: Prisma.EntryWhereInput = {
    contest: {
      editionId: scope.editionId,
      ...(filters.contest !== '' && { slug: filters.contest }),
    },
    ...(scope.zoneId !== null
      ? { zoneId: scope.zoneId }
      : filters.zone !== '' && { zone: { code: filters.zone } }),
    ...(filters.status !== '' && { status: filters.status }),
  }
  const total = await read.entry.count({ where })
  const { page, pages, rows: part } = pageOf(filters.page, total, PAGE)
  const [rows, contests, zones] = await Promise.all([
    read.entry.findMany({
      where,
      orderBy: [
        { decidedAt: { sort: 'asc', nulls: 'first' } },
        { submittedAt: 'asc' },
        { id: 'asc' },
      ],
      ...part,
      include: { contest: true, zone: true, unit: true, person: true },
    }),
    read.contest.findMany({
      where: { editionId: scope.editionId },
      orderBy: { ordinal: 'asc' },
      select: { slug: true, name: true, nameEn: true },
    }),
    read.zone.findMany({
      where: { editionId: scope.editionId },
      orderBy: { ordinal: 'asc' },
      select: { code: true, name: true, nameEn: true },
    }),
  ])
  const text = ({ name, nameEn }: { name: string; nameEn: string }): Text => ({
    zh: name,
    en: nameEn,
  })
  return {
    ...{ total, page, pages },
    contests: contests.map((contest) => ({ value: contest.slug, name: text(contest) })),
    zones:
      scope.zoneId === null ? zones.map((zone) => ({ value: zone.code, name: text(zone) })) : [],
    entries: rows.map((row): EntryRow => ({
      id: row.id,
      name: openPersonName(context, row.person),
      contest: text(row.contest),
      zone: text(row.zone),
      unit: row.unit.name,
      status: row.status,
      entryCode: row.entryCode,
      submittedAt: row.submittedAt.toISOString(),
    })),
  }
}
