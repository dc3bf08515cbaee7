import type { LocalText } from '~/domain/contest/ruleSet'
import type { Risk } from '~/domain/review/risks'
import { INSIGHT_BY, type InsightBy, type InsightFigures } from '~/domain/studio/insight'
import type { ServiceContext } from '~/services/context'
import type { SheetToWrite } from '~/services/studio/sheet/writeSheet.server'
import type { OfficeScope } from '../contest/officeScope.server'
import { registerInsight } from '../studio/registerInsight.server'
import { ratingInsight } from './ratingInsight.server'
import { riskInsight } from './riskInsight.server'
import { spreadInsight } from './spreadInsight.server'

/** What the sheets say, in the reader's language. */
export interface InsightWords {
  say: (key: string) => string
  pick: (text: LocalText) => string
  group: (by: InsightBy, key: string) => string
  risk: (risk: Risk) => { what: string; why: string }
}

type Row = SheetToWrite['rows'][number]
type Context = Pick<ServiceContext, 'read' | 'now' | 'contests' | 'secrets'>

const FIGURES = [
  'studios',
  'results',
  'converted',
  'share',
  'benefit',
  'apprentices',
  'passed',
  'grant',
  'spent',
] as const
const MONEY: readonly string[] = ['benefit', 'grant', 'spent']

/** Every table of the pages of insight as a sheet of its own, with the choices of their addresses. */
export async function insightSheets(
  context: Context,
  scope: OfficeScope,
  { year, cycle }: { year: string; cycle: string },
  words: InsightWords,
): Promise<SheetToWrite[]> {
  const groups = await Promise.all(
    INSIGHT_BY.map((by) => registerInsight(context, { by, year, of: '' })),
  )
  const [first] = groups
  return [
    ...groups.map((group) => groupSheet(group, words)),
    ...(first ? [yearSheet(first, words)] : []),
    ...ratingSheets(await ratingInsight(context.read), words),
    riskSheet(await riskInsight(context, scope, { zone: '', why: '' }), words),
    spreadSheet(await spreadInsight(context, cycle), words),
  ]
}

function sheet(name: string, head: string[], rows: Row[], widths?: number[]): SheetToWrite {
  return { name, head, rows, widths: head.map((_, index) => widths?.[index] ?? 14) }
}

/** Money in yuan: a sheet counts with it, so no unit of ten thousand and no rounding. */
function figureCells(figures: InsightFigures): number[] {
  const { studios, results, converted, benefitFen, apprentices, apprenticesPassed } = figures
  const yuan = (fen: bigint) => Number(fen) / 100
  return [
    ...[studios, results, converted, results === 0 ? 0 : converted / results, yuan(benefitFen)],
    ...[apprentices, apprenticesPassed, yuan(figures.grantFen), yuan(figures.spentFen)],
  ]
}

function figureHeads({ say }: InsightWords): string[] {
  return FIGURES.map((figure) => {
    const title = say(`insight:figure.${figure}`)
    return MONEY.includes(figure) ? `${title}（${say('insight:yuan')}）` : title
  })
}

function groupSheet(
  { by, year, rows, total }: Awaited<ReturnType<typeof registerInsight>>,
  words: InsightWords,
): SheetToWrite {
  const { say, pick, group } = words
  return sheet(
    `${say(`insight:by.${by}`)} ${year ?? ''}`.trim(),
    [say(`insight:head.${by}`), ...figureHeads(words)],
    [
      ...rows.map((row): Row => [
        row.name ? pick(row.name) : group(by, row.key),
        ...figureCells(row),
      ]),
      [say('insight:total'), ...figureCells(total)],
    ],
    [24],
  )
}

function yearSheet(
  { overYears }: Awaited<ReturnType<typeof registerInsight>>,
  words: InsightWords,
): SheetToWrite {
  return sheet(
    words.say('insight:register.years'),
    [words.say('insight:register.years'), ...figureHeads(words)],
    overYears.map((one) => [one.year, ...figureCells(one)]),
  )
}

const COUNTS = ['reviews', 'decided', 'rise', 'fall', 'rectify', 'remove'] as const

function ratingSheets(
  { years, cycles }: Awaited<ReturnType<typeof ratingInsight>>,
  { say, pick }: InsightWords,
): SheetToWrite[] {
  const heads = (keys: readonly string[]) => keys.map((key) => say(`insight:ratings.${key}`))
  return [
    sheet(
      say('insight:ratings.byYear'),
      heads(['year', ...COUNTS, 'best']),
      years.map((year) => [year.year, ...COUNTS.map((key) => year[key]), year.best]),
    ),
    sheet(
      say('insight:ratings.cycles'),
      heads(['year', 'cycle', 'phase', ...COUNTS, 'rating', 'count']),
      cycles.flatMap((cycle) =>
        cycle.ratings.map(({ title, count }): Row => [
          ...[cycle.year, pick(cycle.title), say(`review:cyclePhase.${cycle.phase}`)],
          ...COUNTS.map((key) => cycle[key]),
          ...[pick(title), count],
        ]),
      ),
      [8, 36],
    ),
  ]
}

function riskSheet(
  { studios }: Awaited<ReturnType<typeof riskInsight>>,
  { say, pick, risk }: InsightWords,
): SheetToWrite {
  const heads = ['duty:list.studio', 'duty:list.zone', 'studio:fields.unitName']
  return sheet(
    say('insight:risks.title'),
    [...heads, 'studio:fields.star', 'insight:risks.why', 'insight:risks.reason'].map(say),
    studios.flatMap(({ name, zone, unit, star, risks }) =>
      risks.map((one): Row => {
        const { what, why } = risk(one)
        return [name, pick(zone), unit, star, what, why]
      }),
    ),
    [28, 14, 28, 8, 18, 60],
  )
}

function spreadSheet(
  { cycles, chosen, stages }: Awaited<ReturnType<typeof spreadInsight>>,
  { say, pick }: InsightWords,
): SheetToWrite {
  const keys = ['stage', 'expert', 'sheets', 'compared', 'deviation', 'distance', 'outside']
  const cycle = cycles.find(({ id }) => id === chosen)
  const points = (text: string | null) => (text === null ? null : Number(text))
  return sheet(
    say('insight:spread.title'),
    [...['cycle', ...keys].map((key) => say(`insight:spread.${key}`))],
    [
      ...stages.flatMap(({ title, experts }) =>
        experts.map((one): Row => [
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
