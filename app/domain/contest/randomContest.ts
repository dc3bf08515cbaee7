/** Random rule sets that pass the check, with sheets and entrants, for the tests. */
import fc from 'fast-check'
import type { OracleInput, OracleSheet } from './oracle'
import type {
  Aspect,
  Combination,
  Deviation,
  MarkingScheme,
  Rounding,
  RuleSet,
  StageRules,
  TieRule,
} from './ruleSet'
import { deduction, judgement, measurement, ruleSet, stage, text } from './testRules'

const rounding: fc.Arbitrary<Rounding> = fc.record({
  round: fc.constantFrom('none', 'halfUp', 'halfEven', 'down', 'up'),
  places: fc.nat(3),
})

/** Aspects are named by kind, then by their place: m is summed, r only recorded, j, d. */
function aspect(kind: string, at: string): Aspect {
  switch (kind) {
    case 'm':
      return measurement(`m${at}`, { max: 30 })
    case 'r':
      return measurement(`r${at}`, { max: 30, counts: false })
    case 'j':
      return judgement(`j${at}`, [0, 4, 9, 25])
    default:
      return deduction(`d${at}`)
  }
}

const kinds = fc.array(fc.constantFrom('m', 'm', 'j', 'r', 'd', 'd'), {
  minLength: 1,
  maxLength: 3,
})

function criteriaOf(key: string, shape: readonly (readonly string[])[]): MarkingScheme['criteria'] {
  return shape.map((list, c) => {
    const at = `${key}.${c}`
    const half = Math.ceil((list.length + 1) / 2)
    const aspects = ['m', ...list].map((kind, a) => aspect(kind, `${at}.${a}`))
    const parts = [aspects.slice(0, half), aspects.slice(half)].filter((part) => part.length > 0)
    const subCriteria = parts.map((part, s) => ({ id: `${at}-${s}`, title: text, aspects: part }))
    return { id: at, title: text, subCriteria }
  })
}

const combination: fc.Arbitrary<Combination> = fc
  .record({
    at: fc.constantFrom('aspect', 'subCriterion', 'stage'),
    method: fc.constantFrom('mean', 'median', 'sum', 'trimmedMean'),
    dropHigh: fc.nat(1),
    dropLow: fc.nat(2),
    minKept: fc.integer({ min: 1, max: 2 }),
  })
  .map((one) => (one.method === 'trimmedMean' ? one : { ...one, dropHigh: 0, dropLow: 0 }))

const ratio = fc.record({
  num: fc.integer({ min: 1, max: 9 }),
  den: fc.integer({ min: 1, max: 9 }),
})

const deviation: fc.Arbitrary<Deviation> = fc.oneof(
  fc.record({
    level: fc.constant('aspect' as const),
    range: fc.constant('levels' as const),
    limit: fc.nat(2),
  }),
  fc.record({
    level: fc.constantFrom('aspect', 'subCriterion', 'stage'),
    range: fc.constant('units' as const),
    limit: fc.nat(12),
  }),
)

function stageRules(key: string): fc.Arbitrary<StageRules> {
  return fc
    .record({
      shape: fc.array(kinds, { minLength: 1, maxLength: 2 }),
      combination,
      roundings: fc.record({ panel: rounding, sum: rounding, factor: rounding }),
      floor: fc.integer({ min: -5, max: 30 }),
      onSheet: fc.boolean(),
      factor: ratio,
      places: fc.nat(2),
      deviations: fc.array(deviation, { maxLength: 2 }),
    })
    .map(({ shape, combination: joined, roundings, floor, onSheet, factor, places, ...rest }) => {
      const judged = shape.some((list) => list.includes('j'))
      const at = onSheet && joined.at === 'stage' ? 'sheet' : 'combined'
      const scheme: MarkingScheme = {
        criteria: criteriaOf(key, shape),
        combination: joined,
        rounding: roundings,
        deductions: { at, floor },
        deviations: rest.deviations.filter(({ range }) => judged || range !== 'levels'),
      }
      return stage(key, { factor, places, scheme })
    })
}

function tieRules(stages: readonly StageRules[]): fc.Arbitrary<TieRule[]> {
  const prefer = fc.constantFrom('higher', 'lower')
  const targets = stages.flatMap(({ key, scheme }) => [
    { by: 'stage' as const, stage: key },
    ...scheme.criteria.map(({ id }) => ({ by: 'criterion' as const, stage: key, criterion: id })),
    ...scheme.criteria
      .flatMap(({ subCriteria }) => subCriteria.flatMap(({ aspects }) => aspects))
      .map(({ id }) => ({ by: 'aspect' as const, stage: key, aspect: id })),
  ])
  const target = fc.constantFrom({ by: 'unroundedTotal' as const }, ...targets)
  const rule = fc.tuple(target, prefer).map(([one, side]): TieRule => ({ ...one, prefer: side }))
  const end = fc.constantFrom<TieRule>({ by: 'equal' }, { by: 'decision' })
  return fc.tuple(fc.array(rule, { maxLength: 3 }), end).map(([rules, last]) => [...rules, last])
}

const rules: fc.Arbitrary<RuleSet> = fc
  .tuple(stageRules('t'), stageRules('p'), fc.nat(10), rounding, rounding)
  .chain(([theory, practical, share, weight, total]) => {
    const stages = [
      { ...theory, weight: { num: share, den: 10 } },
      { ...practical, weight: { num: 10 - share, den: 10 } },
    ]
    return tieRules(stages).map((ties) => ruleSet(stages, { rounding: { weight, total }, ties }))
  })

const out = ['withdrawn', 'absent', 'disqualified'] as const
const states = [...Array<'active'>(12).fill('active'), ...out]
const ids = ['e1', 'e2', 'e3', 'e4', 'e5', 'e6']

/** Small marks from a small set, so that equal totals are common; now and then one is missing. */
function sheetsFor(contest: RuleSet): fc.Arbitrary<OracleSheet[]> {
  const places = ids.flatMap((entry) =>
    contest.stages.flatMap((rule) =>
      ['s1', 's2', 's3', 's4', 's5'].map((seat) => ({ entry, rule, seat })),
    ),
  )
  const seed = fc.record({
    present: fc.integer({ min: 0, max: 19 }),
    missing: fc.integer({ min: 0, max: 79 }),
    values: fc.array(fc.nat(3), { minLength: 12, maxLength: 12 }),
  })
  return fc.array(seed, { minLength: places.length, maxLength: places.length }).map((seeds) =>
    places.flatMap(({ entry, rule, seat }, index) => {
      const one = seeds[index]
      if (!one || one.present === 0) return []
      const aspects = rule.scheme.criteria.flatMap(({ subCriteria }) =>
        subCriteria.flatMap((sub) => sub.aspects),
      )
      const marks = aspects.flatMap(({ id }, a) => {
        const value = one.values[a % one.values.length] ?? 0
        return a === one.missing ? [] : [[id, value] as const]
      })
      return [{ entry, stage: rule.key, seat, marks: new Map(marks) }]
    }),
  )
}

export const randomContest: fc.Arbitrary<OracleInput> = rules.chain((contest) =>
  fc.record({
    ruleSet: fc.constant(contest),
    sheets: sheetsFor(contest),
    entries: fc
      .array(fc.constantFrom(...states), {
        minLength: ids.length,
        maxLength: ids.length,
      })
      .map((drawn) => ids.map((id, index) => ({ id, state: drawn[index] ?? 'active' }))),
    decision: fc.shuffledSubarray(ids),
  }),
)
