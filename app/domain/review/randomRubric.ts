/** Random formulas and rubrics for the tests. */
import fc from 'fast-check'
import type { Formula } from './formula'
import type { Rubric } from './rubric'
import { YEARLY_REVIEW } from './templates'

const { rubric } = YEARLY_REVIEW
const rounding = fc.record({
  round: fc.constantFrom('none', 'halfUp', 'halfEven', 'down', 'up'),
  places: fc.nat(3),
})
const title = { zh: '指标', en: 'Indicator' }
const key = fc.constantFrom('a', 'b', 'c')
const units = fc.integer({ min: 1, max: 900 })
const leaf: fc.Arbitrary<Formula> = fc.oneof(
  fc.record({
    kind: fc.constant('each' as const),
    figure: key,
    per: fc.integer({ min: 1, max: 4 }),
    points: units,
    cap: fc.nat(3000),
  }),
  fc.record({
    kind: fc.constant('shortfall' as const),
    figure: key,
    target: fc.integer({ min: 1, max: 12 }),
    full: units,
    minus: units,
    floor: fc.integer({ min: -900, max: 0 }),
  }),
  fc.record({
    kind: fc.constant('share' as const),
    figure: key,
    of: key,
    full: units,
    whenNone: fc.nat(9),
  }),
  fc
    .record({ figure: key, first: fc.integer({ min: -300, max: 300 }), next: units })
    .map(({ figure, first, next }) => ({
      kind: 'steps' as const,
      figure,
      steps: [
        { from: 0, points: first },
        { from: 3, points: next },
      ],
    })),
)
const formula: fc.Arbitrary<Formula> = fc.oneof(
  leaf,
  fc.record({
    kind: fc.constant('sum' as const),
    parts: fc.array(leaf, { minLength: 1, maxLength: 3 }),
    floor: fc.constant(0),
    cap: fc.nat(2000),
  }),
)
const items = fc
  .array(formula, { maxLength: 4 })
  .map((list) => list.map((one, index) => ({ id: `${index}`, title, formula: one })))

/** The template's judged part with measured items, extras and rounding of every kind. */
export const randomRubric: fc.Arbitrary<Rubric> = fc
  .record({
    measured: items,
    bonus: items,
    deductions: items,
    cap: fc.nat(1500),
    item: rounding,
    total: rounding,
  })
  .map(({ measured, bonus, deductions, cap, item, total }) => ({
    ...rubric,
    sections: [
      ...rubric.sections.map((section) => ({
        ...section,
        items: section.items.filter(({ kind }) => kind === 'judged'),
      })),
      {
        id: 'measured',
        title,
        weight: 1,
        items: measured.map((one) => ({
          ...one,
          kind: 'measured' as const,
          max: 1,
          evidence: 'none' as const,
        })),
      },
    ],
    bonus: { items: bonus, cap },
    deductions,
    vetoes: [],
    rounding: { item, total },
  }))
