/** A recorded result, as far as figures go. */
export interface Result {
  readonly kind: string
  readonly year: number
  readonly benefitFen: bigint
  readonly adopted: boolean
}

/** One year of results; years without any between the first and the last are there too. */
export interface ResultYear {
  readonly year: number
  readonly results: number
  readonly adopted: number
  /** In yuan, as money in fen cannot be sent as JSON. */
  readonly benefitYuan: number
}

export interface ResultFigures {
  readonly results: number
  /** 五小: the five small kinds of innovation. */
  readonly fiveSmall: number
  readonly patents: number
  readonly adopted: number
  readonly benefitYuan: number
  readonly years: readonly ResultYear[]
}

const FIVE_SMALL = ['invention', 'creation', 'renovation', 'design', 'suggestion']

/** What a studio has to show, in all and year by year, the earliest first. */
export function resultFigures(results: readonly Result[]): ResultFigures {
  return {
    ...totals(results),
    fiveSmall: results.filter(({ kind }) => FIVE_SMALL.includes(kind)).length,
    patents: results.filter(({ kind }) => kind === 'patent').length,
    years: yearsOf(results).map((year) => ({
      year,
      ...totals(results.filter((result) => result.year === year)),
    })),
  }
}

function totals(results: readonly Result[]) {
  const fen = results.reduce((sum, { benefitFen }) => sum + benefitFen, 0n)
  return {
    results: results.length,
    adopted: results.filter(({ adopted }) => adopted).length,
    // summed as whole fen; only the sum becomes a number, for display
    benefitYuan: Number(fen) / 100,
  }
}

function yearsOf(results: readonly Result[]): number[] {
  const years = [...new Set(results.map(({ year }) => year))].sort((a, b) => a - b)
  const [first = 0] = years
  const last = years.at(-1)
  if (last === undefined) return []
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
