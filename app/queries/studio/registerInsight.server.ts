import type { LocalText } from '~/domain/contest/ruleSet'
import {
  insightByGroup,
  insightOverYears,
  insightYears,
  type InsightBy,
  type InsightRow,
  type InsightStudio,
} from '~/domain/studio/insight'
import { STUDIO_LEVELS } from '~/domain/studio/events'
import type { HistoryKind } from '~/domain/studio/state'
import type { Countable } from '~/domain/studio/figures'
import type { ServiceContext } from '~/services/context'
import { dayOf } from '~/services/studio/dayOf'
import type { PrismaClient } from '../../../prisma/generated/client'
import { publicZones } from './publicStudios.server'

type Reader = Pick<ServiceContext, 'read' | 'now'>
type Recorded<T> = T extends Iterable<infer One> ? One : never

export interface NamedInsightRow extends InsightRow {
  /** Null where the key says it, or a text of the interface does. */
  name: LocalText | null
}

/** The register's figures of one year by group, and over the years. */
export async function registerInsight(
  { read, now }: Reader,
  { by, year, of }: { by: InsightBy; year: string; of: string },
) {
  const today = dayOf(now())
  const [studios, zones] = await Promise.all([insightStudios(read), publicZones(read)])
  const years = insightYears(studios, today)
  const shown = years.find((one) => String(one) === year) ?? years.at(-1) ?? null
  const { rows, total } = insightByGroup(studios, { by, year: shown ?? 0, today })
  const order = orderOf(
    by,
    zones.map(({ code }) => code),
  )
  const named = rows
    .map((row): NamedInsightRow => ({ ...row, name: nameOf(by, row.key, zones) }))
    .sort((a, b) => order(a.key) - order(b.key))
  const group = named.find(({ key }) => key === of) ?? null
  return {
    ...{ by, years, total, group, year: shown },
    rows: named,
    overYears: insightOverYears(studios, {
      ...{ years, today },
      group: group && { by, key: group.key },
    }),
  }
}

function nameOf(
  by: InsightBy,
  key: string,
  zones: readonly { code: string; name: LocalText }[],
): LocalText | null {
  return by === 'zone' ? (zones.find(({ code }) => code === key)?.name ?? null) : null
}

/** Zones as the programme has them; levels and stars from the highest; industries by name. */
function orderOf(by: InsightBy, zones: readonly string[]): (key: string) => number {
  switch (by) {
    case 'zone':
      return (key) => (zones.includes(key) ? zones.indexOf(key) : zones.length)
    case 'industry':
      return () => 0
    case 'level':
      return (key) => -STUDIO_LEVELS.findIndex((level) => level === key)
    case 'star':
      return (key) => -Number(key)
  }
}

async function insightStudios(read: PrismaClient): Promise<InsightStudio[]> {
  const rows = await read.studio.findMany({
    select: {
      ...{ zoneCode: true, industry: true, level: true, star: true, status: true },
      namedOn: true,
      history: {
        where: { kind: { in: ['level', 'named', 'star', 'status'] } },
        orderBy: [{ at: 'asc' }, { seq: 'asc' }],
        select: { kind: true, from: true, to: true, at: true },
      },
      achievements: {
        select: { kind: true, year: true, benefitFen: true, adopted: true, status: true },
      },
      apprenticeships: { select: { startsOn: true, endsOn: true, status: true } },
      members: { select: { joinedOn: true, leftOn: true } },
      grants: { select: { year: true, amountFen: true, spentFen: true, status: true } },
    },
  })
  return rows.map(({ zoneCode, history, ...row }) => ({
    ...row,
    zone: zoneCode,
    changes: history.map((change) => ({ ...change, kind: change.kind as HistoryKind })),
    achievements: row.achievements as Recorded<Countable['achievements']>[],
    apprenticeships: row.apprenticeships as Recorded<Countable['apprenticeships']>[],
  }))
}
