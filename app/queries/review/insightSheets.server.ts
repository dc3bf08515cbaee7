import { RISKS, type RiskKind } from '~/domain/review/risks'
import type { InsightBy } from '~/domain/studio/insight'
import type { ServiceContext } from '~/services/context'
import type { SheetToWrite } from '~/services/studio/sheet/writeSheet.server'
import type { OfficeScope } from '../contest/officeScope.server'
import { insightSheet, type InsightWords, type SheetRow } from '../studio/insightSheet'
import { registerSheets } from '../studio/registerSheets.server'
import { ratingInsight } from './ratingInsight.server'
import { riskInsight } from './riskInsight.server'
import { spreadInsight } from './spreadInsight.server'

type Context = Pick<ServiceContext, 'read' | 'now' | 'contests' | 'secrets'>

/** What the pages' addresses choose that their tables follow. */
interface Choices {
  by: InsightBy
  year: string
  of: string
  zone: string
  why: '' | RiskKind
  cycle: string
}

/**
 * Every table of the pages of insight as a sheet of its own: the register's in the year chosen,
 * the years of the group chosen, the studios at risk in the zone and for the reason chosen, the
 * experts of the cycle chosen.
 */
export async function insightSheets(
  context: Context,
  scope: OfficeScope,
  { zone, why, cycle, ...choices }: Choices,
  words: InsightWords,
): Promise<SheetToWrite[]> {
  return [
    ...(await registerSheets(context, choices, words)),
    ...ratingSheets(await ratingInsight(context.read), words),
    ...riskSheets(await riskInsight(context, scope, { zone, why }), words),
    spreadSheet(await spreadInsight(context, cycle), words),
  ]
}

const COUNTS = ['reviews', 'decided', 'rise', 'fall', 'rectify', 'remove'] as const

function ratingSheets(
  { years, cycles }: Awaited<ReturnType<typeof ratingInsight>>,
  { say, pick }: InsightWords,
): SheetToWrite[] {
  const heads = (keys: readonly string[]) => keys.map((key) => say(`insight:ratings.${key}`))
  return [
    insightSheet(
      say('insight:ratings.byYear'),
      heads(['year', ...COUNTS, 'best']),
      years.map((year) => [year.year, ...COUNTS.map((key) => year[key]), year.best]),
    ),
    insightSheet(
      say('insight:ratings.cycles'),
      heads(['year', 'cycle', 'phase', ...COUNTS, 'rating', 'count']),
      cycles.flatMap((cycle) =>
        cycle.ratings.map(({ title, count }): SheetRow => [
          ...[cycle.year, pick(cycle.title), say(`review:cyclePhase.${cycle.phase}`)],
          ...COUNTS.map((key) => cycle[key]),
          ...[pick(title), count],
        ]),
      ),
      [8, 36],
    ),
  ]
}

function riskSheets(
  { studios, byZone, total }: Awaited<ReturnType<typeof riskInsight>>,
  { say, pick, risk, riskName }: InsightWords,
): SheetToWrite[] {
  const heads = ['duty:list.studio', 'duty:list.zone', 'studio:fields.unitName']
  const counted = ({ atRisk, counts }: typeof total) => [
    atRisk,
    ...counts.map(({ count }) => count),
  ]
  return [
    insightSheet(
      say('insight:risks.title'),
      [...heads, 'studio:fields.star', 'insight:risks.why', 'insight:risks.reason'].map((key) =>
        say(key),
      ),
      studios.flatMap(({ name, zone, unit, star, risks }) =>
        risks.map((one): SheetRow => {
          const { what, why } = risk(one)
          return [name, pick(zone), unit, star, what, why]
        }),
      ),
      [28, 14, 28, 8, 18, 60],
    ),
    insightSheet(
      say('insight:risks.byZone'),
      [say('duty:list.zone'), say('insight:risks.title'), ...RISKS.map((kind) => riskName(kind))],
      [
        ...byZone.map((one): SheetRow => [pick(one.zone), ...counted(one)]),
        [say('insight:total'), ...counted(total)],
      ],
    ),
  ]
}

function spreadSheet(
  { cycles, chosen, stages }: Awaited<ReturnType<typeof spreadInsight>>,
  { say, pick }: InsightWords,
): SheetToWrite {
  const keys = ['stage', 'expert', 'sheets', 'compared', 'deviation', 'distance', 'outside']
  const cycle = cycles.find(({ id }) => id === chosen)
  const points = (text: string | null) => (text === null ? null : Number(text))
  return insightSheet(
    say('insight:spread.title'),
    [...['cycle', ...keys].map((key) => say(`insight:spread.${key}`))],
    [
      ...stages.flatMap(({ title, experts }) =>
        experts.map((one): SheetRow => [
          ...[cycle ? `${cycle.year} ${pick(cycle.title)}` : '', pick(title), one.name],
          ...[one.sheets, one.compared, points(one.meanDeviation), points(one.meanDistance)],
          one.outside,
        ]),
      ),
      [say('insight:spread.diagnostic')],
    ],
    [36, 16, 14],
  )
}
