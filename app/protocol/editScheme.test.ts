import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkReviewScheme } from '~/domain/review/checkReviewScheme'
import { REGISTER_FIGURE_KEYS } from '~/domain/review/prefill'
import { REVIEW_STAGES, type ReviewScheme } from '~/domain/review/scheme'
import { valueAt, type SchemePath } from '~/domain/review/schemeFields'
import { canEdit, editScheme } from '~/domain/review/template/editScheme'
import {
  CONSEQUENCE_KINDS,
  DEVIATION_RANGES,
  FORMULA_KINDS,
  METHODS,
  type SchemeEdit,
} from '~/domain/review/template/schemeEdit'
import { withStages } from '~/domain/review/template/settleScheme'
import { REVIEW_TEMPLATES, STAR_NAMING, YEARLY_REVIEW } from '~/domain/review/templates'
import { parseReviewScheme } from './reviewScheme'

const problems = (scheme: ReviewScheme) =>
  checkReviewScheme(scheme, REGISTER_FIGURE_KEYS).map(({ code, path }) => `${code} ${path}`)

/** Every path of a scheme, and some that lead nowhere. */
function pathsOf(value: unknown, path: SchemePath = []): SchemePath[] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Object.entries(value).flatMap(([key, one]) =>
    pathsOf(one, [...path, Array.isArray(value) ? Number(key) : key]),
  )
  return [path, ...inner]
}

const KINDS = [
  ...[...FORMULA_KINDS, ...CONSEQUENCE_KINDS, ...METHODS, ...DEVIATION_RANGES],
  ...['measured', 'judged', 'thresholds', 'quotas', 'none', 'share', 'benefitFen', 'hasRoster', ''],
]
const step = fc.record({
  verb: fc.constantFrom('add', 'add', 'remove', 'move', 'set', 'set', 'fit', 'stages' as const),
  /** Which of the scheme's paths, among those that end alike or among all. */
  place: fc.nat(),
  ending: fc.constantFrom('items', 'formula', 'steps', 'parts', 'consequences', 'figure', null),
  kind: fc.constantFrom(...KINDS),
  by: fc.constantFrom(-1 as const, 1 as const),
  stages: fc.subarray([...REVIEW_STAGES]),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function taken(scheme: ReviewScheme, { verb, place, ending, kind, by, stages }: Step) {
  if (verb === 'stages') return withStages(scheme, stages)
  if (verb === 'fit') return editScheme(scheme, { do: 'fit' })
  const all = [...pathsOf(scheme), ['nowhere', 3], ['rubric', 'sections', 99, 'items', 0]]
  const alike = all.filter((path) => path.includes(ending ?? 'rubric'))
  const path = alike[place % Math.max(1, alike.length)] ?? []
  const edits: Record<typeof verb, SchemeEdit> = {
    add: { do: 'add', to: path, kind },
    remove: { do: 'remove', at: path },
    move: { do: 'move', at: path, by },
    set: { do: 'set', at: path, kind },
  }
  return editScheme(scheme, edits[verb])
}

describe('editing a scheme', () => {
  it('gives a well-formed scheme after any walk of edits, and never throws', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...REVIEW_TEMPLATES),
        fc.array(step, { minLength: 1, maxLength: 40 }),
        (template, walk) => {
          const scheme = walk.reduce(taken, template)
          expect(parseReviewScheme(JSON.stringify(scheme))).toEqual(scheme)
          expect(() => problems(scheme)).not.toThrow()
        },
      ),
      { numRuns: 120 },
    )
  })

  it('adds a section with items, and says what does not add up until the weights are fitted', () => {
    let scheme = editScheme(YEARLY_REVIEW, { do: 'add', to: ['rubric', 'sections'] })
    const items = ['rubric', 'sections', 4, 'items']
    scheme = editScheme(scheme, { do: 'add', to: items, kind: 'measured' })
    scheme = editScheme(scheme, { do: 'add', to: items, kind: 'judged' })
    expect(problems(scheme)).toEqual(['sectionWeight rubric.sections.4'])
    scheme = editScheme(scheme, { do: 'fit' })
    expect(scheme.rubric).toMatchObject({ total: 11_500, ceiling: 11_500 })
    expect(problems(scheme)).toEqual([])
  })

  it('moves an item over the end of its section into the next one, and no further', () => {
    const ids = (scheme: ReviewScheme) =>
      scheme.rubric.sections.map(({ items }) =>
        items.map((item) => (item.kind === 'measured' ? item.id : item.aspect.id)),
      )
    const at = ['rubric', 'sections', 0, 'items', 1]
    const moved = editScheme(YEARLY_REVIEW, { do: 'move', at, by: 1 })
    expect(ids(moved).slice(0, 2)).toEqual([
      ['premises'],
      ['rules', 'achievements', 'converted', 'benefit', 'novelty'],
    ])
    const last = { do: 'move', at: ['rubric', 'sections', 3, 'items', 0], by: 1 } as const
    expect(canEdit(YEARLY_REVIEW, last)).toBe(false)
    expect(editScheme(YEARLY_REVIEW, last)).toEqual(YEARLY_REVIEW)
  })

  it('keeps name, points and evidence when an item is judged instead of measured, and back', () => {
    const at = ['rubric', 'sections', 1, 'items', 0]
    const judged = editScheme(YEARLY_REVIEW, { do: 'set', at, kind: 'judged' })
    expect(valueAt(judged, at)).toMatchObject({
      ...{ kind: 'judged', stage: 'paper', evidence: 'required' },
      aspect: { id: 'achievements', title: { zh: '当年成果数量' }, marks: [0, 500, 800, 1000] },
    })
    expect(problems(judged)).toEqual([])
    const back = editScheme(judged, { do: 'set', at, kind: 'measured' })
    expect(valueAt(back, at)).toMatchObject({ kind: 'measured', id: 'achievements', max: 1000 })
    expect(problems(back)).toEqual([])
  })

  it.each(FORMULA_KINDS)('keeps what a formula gives at most when it becomes %s', (kind) => {
    const at = ['rubric', 'sections', 2, 'items', 0, 'formula']
    const changed = editScheme(YEARLY_REVIEW, { do: 'set', at, kind })
    expect(valueAt(changed, [...at, 'kind'])).toBe(kind)
    expect(problems(changed)).toEqual([])
    expect(changed.rubric.sections[2]?.items[0]).toMatchObject({ max: 1000 })
  })

  it('takes steps in and out, the first being from nothing', () => {
    const steps = ['rubric', 'sections', 1, 'items', 2, 'formula', 'steps']
    const fewer = editScheme(YEARLY_REVIEW, { do: 'remove', at: [...steps, 0] })
    expect(valueAt(fewer, steps)).toEqual([
      { from: 0, points: 250 },
      { from: 50_000_000, points: 400 },
      { from: 100_000_000, points: 500 },
    ])
    const more = editScheme(fewer, { do: 'add', to: steps })
    expect(valueAt(more, [...steps, 3])).toEqual({ from: 100_000_001, points: 500 })
    expect(problems(more)).toEqual([])
  })

  it('reads another figure in its own unit', () => {
    const at = ['rubric', 'sections', 2, 'items', 0, 'formula']
    const money = editScheme(YEARLY_REVIEW, { do: 'set', at, kind: 'benefitFen' })
    expect(valueAt(money, at)).toMatchObject({ figure: 'benefitFen', target: 1000 })
    const veto = ['rubric', 'vetoes', 0]
    const other = editScheme(YEARLY_REVIEW, { do: 'set', at: veto, kind: 'lateReports' })
    expect(valueAt(other, veto)).toMatchObject({ figure: 'lateReports', limit: 1 })
  })

  it('says where a declared figure is missed', () => {
    const scheme = editScheme(YEARLY_REVIEW, { do: 'remove', at: ['declared', 2] })
    expect(problems(scheme)).toEqual(['unknownFigure rubric.deductions.0'])
  })

  it('gives the rule a line for every rating, and vetoes a rating that there is', () => {
    const four = editScheme(YEARLY_REVIEW, { do: 'add', to: ['ratings'] })
    expect(four.rule).toMatchObject({
      atLeast: [{ points: 8500 }, { points: 6000 }, { rating: 'fail', points: 3000 }],
    })
    expect(problems(four)).toEqual([])
    const less = editScheme(YEARLY_REVIEW, { do: 'remove', at: ['ratings', 2] })
    expect(less).toMatchObject({ vetoRating: 'pass', rule: { atLeast: [{ rating: 'excellent' }] } })
    expect(editScheme(less, { do: 'remove', at: ['ratings', 0] })).toEqual(less)
  })

  it('turns thresholds into quotas with the cap as the first share, and back', () => {
    const quotas = editScheme(YEARLY_REVIEW, { do: 'set', at: ['rule'], kind: 'quotas' })
    expect(quotas.cap).toBeNull()
    expect(quotas.rule).toMatchObject({
      by: 'quotas',
      quotas: [
        { rating: 'excellent', atLeast: 8500, share: { num: 20, den: 100 } },
        { rating: 'pass', atLeast: 6000, share: { num: 0, den: 100 } },
      ],
    })
    expect(problems(quotas)).toEqual([])
    const back = editScheme(quotas, { do: 'set', at: ['rule'], kind: 'thresholds' })
    expect(back.rule).toEqual(YEARLY_REVIEW.rule)
    expect(problems(editScheme(STAR_NAMING, { do: 'set', at: ['cap'], kind: 'share' }))).toEqual([
      'capWithQuotas cap',
    ])
  })

  it('lets a rating do each thing once', () => {
    const to = ['ratings', 1, 'consequences']
    const more = CONSEQUENCE_KINDS.reduce(
      (scheme, kind) => editScheme(scheme, { do: 'add', to, kind }),
      YEARLY_REVIEW,
    )
    expect(valueAt(more, to)).toHaveLength(CONSEQUENCE_KINDS.length)
    expect(problems(more)).toEqual(['consequencesContradict ratings.1.consequences'])
  })

  it('changes how marks are combined and when they lie too far apart', () => {
    const at = ['rubric', 'judging', 0, 'combination']
    const trimmed = editScheme(YEARLY_REVIEW, { do: 'set', at, kind: 'trimmedMean' })
    expect(valueAt(trimmed, at)).toMatchObject({ dropHigh: 1, dropLow: 1, minKept: 2 })
    expect(problems(trimmed)).toEqual(['minKeptUnreachable rubric.judging.0.scheme.combination'])
    const ranges = ['rubric', 'judging', 0, 'deviations']
    const units = editScheme(YEARLY_REVIEW, { do: 'set', at: ranges, kind: 'units' })
    expect(valueAt(units, ranges)).toEqual([{ level: 'aspect', range: 'units', limit: 500 }])
  })

  it('keeps what experts score when their stage is switched off, and says so', () => {
    const keys = YEARLY_REVIEW.stages.map(({ key }) => key).filter((key) => key !== 'live')
    const less = withStages(YEARLY_REVIEW, keys)
    expect(problems(less)).toEqual(['unknownJudging rubric.judging'])
    expect(withStages(less, [...keys, 'live'])).toEqual(YEARLY_REVIEW)
    expect(withStages(YEARLY_REVIEW, []).notice).toBeNull()
  })
})
