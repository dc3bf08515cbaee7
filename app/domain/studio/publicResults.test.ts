import { expect, it } from 'vitest'
import { resultFigures } from './publicResults'

const result = (kind: string, year: number, fen: bigint, adopted = false) => ({
  kind,
  year,
  benefitFen: fen,
  adopted,
})

it('has nothing to show for nothing', () => {
  expect(resultFigures([])).toEqual({
    results: 0,
    fiveSmall: 0,
    patents: 0,
    adopted: 0,
    benefitYuan: 0,
    years: [],
  })
})

it('sums results by kind and year, and keeps the years between', () => {
  const figures = resultFigures([
    result('patent', 2021, 10n, true),
    result('invention', 2019, 12_345_678_901_234n),
    result('suggestion', 2019, 66n, true),
    result('paper', 2021, 0n),
  ])
  expect(figures).toMatchObject({ results: 4, fiveSmall: 2, patents: 1, adopted: 2 })
  expect(figures.benefitYuan).toBe(123_456_789_013.1)
  expect(figures.years).toEqual([
    { year: 2019, results: 2, adopted: 1, benefitYuan: 123_456_789_013 },
    { year: 2020, results: 0, adopted: 0, benefitYuan: 0 },
    { year: 2021, results: 2, adopted: 1, benefitYuan: 0.1 },
  ])
})
