import { expect, it } from 'vitest'
import { fromRatio } from '../arithmetic/rational'
import type { SheetMarks } from '../contest/sheetMarks'
import { expertSpread } from './expertSpread'
import { judgedStage } from './rubric'
import { YEARLY_REVIEW } from './templates'

const judging = YEARLY_REVIEW.rubric.judging[0]
if (!judging) throw new Error('The template has no judged stage')
const stage = judgedStage(YEARLY_REVIEW.rubric, judging)
const aspects = stage.scheme.criteria.flatMap(({ subCriteria }) =>
  subCriteria.flatMap((sub) => sub.aspects),
)
/** What a sheet of one level throughout is worth, in units. */
const worth = (level: number) =>
  aspects.reduce((sum, aspect) => {
    if (aspect.kind !== 'judgement') throw new Error('The stage has only judgements')
    return sum + (aspect.marks[level] ?? 0)
  }, 0)

const sheet = (seat: string, level: number): SheetMarks => ({
  seat,
  marks: new Map(aspects.map(({ id }) => [id, level])),
})
const points = (units: number, of = 1) => fromRatio(units, of * 100)

it('sets each expert beside the mean of the panel over the studios scored together', () => {
  const found = expertSpread(stage, [
    [sheet('a', 2), sheet('b', 3)],
    [sheet('a', 2), sheet('b', 2)],
  ])
  const apart = worth(3) - worth(2)
  expect(found).toEqual([
    {
      ...{ seat: 'a', sheets: 2, compared: 2, outside: 0 },
      meanDeviation: points(-apart, 4),
      meanDistance: points(apart, 4),
    },
    {
      ...{ seat: 'b', sheets: 2, compared: 2, outside: 0 },
      meanDeviation: points(apart, 4),
      meanDistance: points(apart, 4),
    },
  ])
})

it('tells a severe expert from one who is now above and now below', () => {
  const [a] = expertSpread(stage, [
    [sheet('a', 3), sheet('b', 2)],
    [sheet('a', 2), sheet('b', 3)],
  ])
  expect(a).toMatchObject({
    meanDeviation: points(0),
    meanDistance: points(worth(3) - worth(2), 2),
  })
})

it('compares nobody alone, and counts the sheet all the same', () => {
  expect(expertSpread(stage, [[sheet('a', 3)]])).toEqual([
    { seat: 'a', sheets: 1, compared: 0, outside: 0, meanDeviation: null, meanDistance: null },
  ])
  expect(expertSpread(stage, [])).toEqual([])
})

it('counts studios for which an expert was farthest from the mean outside the limit', () => {
  const found = expertSpread(stage, [
    [sheet('a', 0), sheet('b', 3), sheet('c', 3)],
    [sheet('a', 0), sheet('b', 3)],
    [sheet('a', 2), sheet('b', 3), sheet('c', 3)],
  ])
  expect(found.map(({ seat, outside }) => [seat, outside])).toEqual([
    ['a', 2],
    ['b', 1],
    ['c', 0],
  ])
})

it('leaves a sheet out of the means that does not score everything', () => {
  const half = { seat: 'b', marks: new Map([[aspects[0]?.id ?? '', 3]]) }
  expect(expertSpread(stage, [[sheet('a', 2), half]])).toMatchObject([
    { seat: 'a', sheets: 1, compared: 0 },
    { seat: 'b', sheets: 1, compared: 0 },
  ])
})

it('changes none of the sheets', () => {
  const sheets = [[sheet('b', 2), sheet('a', 3)]]
  const before = structuredClone(sheets)
  expertSpread(stage, sheets)
  expect(sheets).toEqual(before)
})
