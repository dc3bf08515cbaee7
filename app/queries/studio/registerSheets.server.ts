import {
  INSIGHT_BY,
  type InsightBy,
  type InsightFigures,
  type KnownFigures,
} from '~/domain/studio/insight'
import type { ServiceContext } from '~/services/context'
import type { SheetToWrite } from '~/services/studio/sheet/writeSheet.server'
import { insightSheet, type InsightWords, type SheetRow } from './insightSheet'
import { registerInsight, type NamedInsightRow } from './registerInsight.server'

type Register = Awaited<ReturnType<typeof registerInsight>>

/** A year's table for every grouping, and the years of the group that was chosen, or of all. */
export async function registerSheets(
  context: Pick<ServiceContext, 'read' | 'now'>,
  { by: chosen, year, of }: { by: InsightBy; year: string; of: string },
  words: InsightWords,
): Promise<SheetToWrite[]> {
  const registers = await Promise.all(
    INSIGHT_BY.map((by) => registerInsight(context, { by, year, of: by === chosen ? of : '' })),
  )
  return [
    ...registers.map((register) => groupSheet(register, words)),
    ...registers.filter(({ by }) => by === chosen).map((register) => yearSheet(register, words)),
  ]
}

interface Figure {
  key: string
  /** Null where there is nothing to tell: no results have no share of them in use. */
  of: (figures: KnownFigures) => number | null
  isMoney?: boolean
}

const FIGURES: readonly Figure[] = [
  { key: 'studios', of: ({ studios }) => studios },
  { key: 'results', of: ({ results }) => results },
  { key: 'converted', of: ({ converted }) => converted },
  { key: 'share', of: share },
  money('benefit', ({ benefitFen }) => benefitFen),
  { key: 'apprentices', of: ({ apprentices }) => apprentices },
  { key: 'passed', of: ({ apprenticesPassed }) => apprenticesPassed },
  money('grant', ({ grantFen }) => grantFen),
  money('spent', ({ spentFen }) => spentFen),
]

/** In yuan: a sheet counts with it, so no unit of ten thousand and no rounding. */
function money(key: string, fen: (figures: KnownFigures) => bigint | null): Figure {
  const yuan = (figures: KnownFigures) => {
    const amount = fen(figures)
    return amount === null ? null : Number(amount) / 100
  }
  return { key, of: yuan, isMoney: true }
}

function share({ results, converted }: KnownFigures): number | null {
  if (results === null || converted === null || results === 0) return null
  return converted / results
}

function cells(figures: InsightFigures): (number | null)[] {
  return FIGURES.map(({ of }) => of(figures))
}

/** What each figure has more than the year before; nothing where one of the two is missing. */
function changeCells(now: InsightFigures, before: KnownFigures): (number | null)[] {
  return FIGURES.map(({ of, isMoney }) => {
    const [is, was] = [of(now), of(before)]
    if (is === null || was === null) return null
    // whole fen again: the difference of two amounts in yuan may have a tail
    return isMoney ? Math.round((is - was) * 100) / 100 : is - was
  })
}

function heads({ say }: InsightWords): string[] {
  return FIGURES.map(({ key, isMoney }) => {
    const figure = say(`insight:figure.${key}`)
    return isMoney ? say('insight:figure.withUnit', { figure, unit: say('insight:yuan') }) : figure
  })
}

function nameOf(by: InsightBy, row: NamedInsightRow, { pick, group }: InsightWords): string {
  return row.name ? pick(row.name) : group(by, row.key)
}

function groupSheet({ by, year, rows, total }: Register, words: InsightWords): SheetToWrite {
  const { say } = words
  return insightSheet(
    `${say(`insight:by.${by}`)} ${year ?? ''}`.trim(),
    [say(`insight:head.${by}`), ...heads(words)],
    [
      ...rows.map((row): SheetRow => [nameOf(by, row, words), ...cells(row)]),
      [say('insight:total'), ...cells(total)],
    ],
    [24],
  )
}

/** The group stands in a column: as the sheet's name it could be too long, or have a colon. */
function yearSheet({ by, group, overYears }: Register, words: InsightWords): SheetToWrite {
  const { say } = words
  const name = group ? nameOf(by, group, words) : say('insight:register.all')
  const figures = heads(words)
  return insightSheet(
    say('insight:register.overYears'),
    [
      ...[say('insight:register.group'), say('insight:register.years')],
      ...figures,
      ...figures.map((figure) => say('insight:register.changeOf', { figure })),
    ],
    overYears.map((one) => [name, one.year, ...cells(one), ...changeCells(one, one.before)]),
    [24, 8],
  )
}
