import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReviewScheme } from '~/domain/review/scheme'
import { fieldName, valueAt } from '~/domain/review/schemeFields'
import { editScheme } from '~/domain/review/template/editScheme'
import { groupName } from '~/domain/review/template/groups'
import type { SchemeEdit } from '~/domain/review/template/schemeEdit'
import { templateFields } from '~/domain/review/template/templateFields'
import { REVIEW_TEMPLATES, YEARLY_REVIEW } from '~/domain/review/templates'
import { parseReviewScheme } from './reviewScheme'
import {
  actValue,
  draftValues,
  editTemplateForm,
  takenOver,
  type TemplateAct,
} from './reviewTemplate'

const KEEP: TemplateAct = { do: 'keep' }
const take = (
  changes: Record<string, string | undefined> = {},
  act: TemplateAct = KEEP,
  draft: ReviewScheme = YEARLY_REVIEW,
) => takenOver(draft, { ...draftValues(draft), ...changes }, act)

function schemeOf(changes: Record<string, string | undefined>, act: TemplateAct = KEEP) {
  const taken = take(changes, act)
  if (taken.scheme === null) throw new Error(JSON.stringify(taken.errors))
  return taken.scheme
}

const ITEM = 'rubric-sections-results-items-achievements'
const ITEM_PATH = ['rubric', 'sections', 1, 'items', 0]

const [FIRST_BONUS] = YEARLY_REVIEW.rubric.bonus.items

describe('the form of a template', () => {
  it.each(REVIEW_TEMPLATES)('keeps what it shows when nothing is typed: $template', (draft) => {
    expect(take({}, KEEP, draft)).toEqual({ scheme: draft, group: '' })
  })

  it.each(REVIEW_TEMPLATES)('has a name of its own for every field: $template', (draft) => {
    const names = templateFields(draft).map(({ path }) => fieldName(draft, path))
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([])
  })

  it('takes over texts, marks, benchmarks and choices, English left empty', () => {
    const premises = 'rubric-sections-base-items-premises'
    const scheme = schemeOf({
      'title-en': '',
      [`${premises}-aspect-title-zh`]: '阵地建设',
      [`${premises}-aspect-title-en`]: '',
      [`${premises}-aspect-marks-1`]: '5.5',
      [`${premises}-aspect-benchmarks-3-zh`]: '面积二百平方米以上，设备齐全',
      [`${premises}-stage`]: 'paper',
      [`${ITEM}-evidence`]: 'none',
      'rubric-vetoes-accident-is': 'below',
      vetoRating: 'pass',
      'ratings-fail-published': 'never',
      [`rubric-bonus-items-${FIRST_BONUS?.id}-evidence`]: 'required',
      'answerIn-length': '3',
      'answerIn-unit': 'days',
    })
    expect(valueAt(scheme, ['rubric', 'sections', 0, 'items', 0])).toMatchObject({
      stage: 'paper',
      aspect: {
        title: { zh: '阵地建设', en: '' },
        marks: [0, 550, 1200, 1500],
        benchmarks: [{}, {}, {}, { zh: '面积二百平方米以上，设备齐全' }],
      },
    })
    expect(valueAt(scheme, [...ITEM_PATH, 'evidence'])).toBe('none')
    expect(scheme).toMatchObject({
      ...{ vetoRating: 'pass', title: { en: '' } },
      ratings: [{}, {}, { published: 'never' }],
      rubric: { bonus: { items: [{ evidence: 'required' }] } },
      answerIn: { unit: 'days', length: 3 },
    })
    expect(scheme.ratings[0]).not.toHaveProperty('published')
    expect(parseReviewScheme(JSON.stringify(scheme))).toEqual(scheme)
  })

  it('takes over the most of a declared figure, keeps it beside other edits, and drops it', () => {
    const most = (changes: Record<string, string>, act?: TemplateAct) =>
      schemeOf(changes, act).declared.map(({ key, max }) => [key, max])
    const none = ['highlySkilled', 'lateReports', 'accidents'].map((key) => [key, undefined])
    const [first, ...rest] = none
    expect(most({ 'title-en': '' })).toEqual([first, ['hasRoster', 1], ...rest])
    expect(most({}, { do: 'remove', at: ['declared', 0] })).toEqual([['hasRoster', 1], ...rest])
    const more = most({ 'declared-highlySkilled-max': '200' })
    expect(more).toEqual([['highlySkilled', 200], ['hasRoster', 1], ...rest])
    const without = schemeOf({ 'declared-hasRoster-max': '' })
    expect(without.declared[1]).not.toHaveProperty('max')
    const name = 'declared-hasRoster-max'
    const refused = (text: string) => take({ [name]: text })
    expect(refused('0')).toEqual({ scheme: null, errors: { [name]: ['review:field.range'] } })
    expect(refused('一')).toEqual({
      ...{ scheme: null, errors: { [name]: ['review:field.countOrNone'] } },
    })
  })

  it('takes over what was typed before it acts, and says where to return to', () => {
    const taken = take(
      { 'rubric-sections-base-weight': '30' },
      {
        ...{ do: 'add', to: ['rubric', 'sections', 0, 'items'], kind: 'judged' },
      },
    )
    expect(taken).toMatchObject({ group: 'rubric-sections-base-items-item1' })
    expect(taken.scheme?.rubric.sections[0]).toMatchObject({ weight: 3000, items: [{}, {}, {}] })
  })

  it('changes kinds: a formula, its figure in its own unit, a method, what else follows', () => {
    const scheme = schemeOf({
      [`${ITEM}-formula-figure`]: 'benefitFen',
      [`${ITEM}-formula-formula`]: 'shortfall',
      'rubric-judging-paper-combination-method': 'median',
      'rubric-judging-paper-deviations-range': 'none',
      'ratings-fail-consequences-consequence': 'remove',
      'stage-live': undefined,
    })
    expect(valueAt(scheme, [...ITEM_PATH, 'formula'])).toMatchObject({
      ...{ kind: 'shortfall', figure: 'benefitFen', full: 1000 },
    })
    expect(scheme.rubric.judging).toMatchObject([
      { key: 'paper', combination: { method: 'median' }, deviations: [] },
      { key: 'siteVisit' },
    ])
    expect(scheme.ratings[2]?.consequences.at(-1)).toEqual({ do: 'remove', barYears: 0 })
  })

  it('says what is no value, but not of a part that is taken out', () => {
    const cap = `${ITEM}-formula-cap`
    const bad = { [cap]: '十分' }
    expect(take(bad)).toEqual({ scheme: null, errors: { [cap]: ['review:field.points'] } })
    const other: TemplateAct = { do: 'remove', at: ['rubric', 'sections', 0, 'items', 0] }
    expect(take(bad, other).scheme).toBeNull()
    expect(take(bad, { do: 'remove', at: ITEM_PATH })).toMatchObject({
      group: 'rubric-sections-results',
    })
    expect(take({ 'ratings-excellent-consequences-rise-highest': '9' })).toEqual({
      scheme: null,
      errors: { 'ratings-excellent-consequences-rise-highest': ['review:field.range'] },
    })
  })

  it('returns to the part that an edit was about', () => {
    const groupOf = (act: SchemeEdit) => {
      const taken = take({}, act)
      return taken.scheme === null ? null : taken.group
    }
    const steps = ['rubric', 'sections', 1, 'items', 2, 'formula', 'steps']
    expect(groupOf({ do: 'add', to: steps })).toBe('rubric-sections-results-items-benefit')
    expect(groupOf({ do: 'move', at: ITEM_PATH, by: 1 })).toBe(ITEM)
    expect(groupOf({ do: 'move', at: ITEM_PATH, by: -1 })).toBe('rubric-sections-base')
    expect(groupOf({ do: 'remove', at: ['rubric', 'vetoes', 0] })).toBe('rubric-vetoes')
    expect(groupOf({ do: 'set', at: ['rule'], kind: 'quotas' })).toBe('rule')
    expect(groupOf({ do: 'remove', at: ['ratings', 1, 'consequences', 0] })).toBe('ratings-pass')
    expect(groupName(YEARLY_REVIEW, ['rubric', 'bonus', 'items', 0, 'formula'])).toBe(
      'rubric-bonus-items-patents',
    )
  })

  it('gives a well-formed draft or says why not, whatever is typed', () => {
    const names = Object.keys(draftValues(YEARLY_REVIEW))
    const texts = [
      '',
      '0',
      '-1',
      '7',
      '999999999',
      '0.5',
      '2021-13-01',
      'sum',
      'benefitFen',
      'none',
    ]
    const typed = fc.dictionary(fc.constantFrom(...names), fc.constantFrom(...texts), {
      maxKeys: 4,
    })
    fc.assert(
      fc.property(typed, (changes) => {
        const taken = take(changes)
        if (taken.scheme !== null) {
          expect(parseReviewScheme(JSON.stringify(taken.scheme))).toEqual(taken.scheme)
        } else expect(Object.keys(taken.errors)).not.toEqual([])
      }),
    )
  })

  it('is read as a browser sends it, and refused with a button that it does not have', () => {
    const body = new FormData()
    const fields = { ...draftValues(YEARLY_REVIEW), opId: randomUUID(), revision: '3', note: '' }
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    body.set('act', actValue({ do: 'remove', at: ITEM_PATH }))
    const read = parseWithZod(body, { schema: editTemplateForm })
    if (read.status !== 'success') throw new Error(JSON.stringify(read.error))
    const { opId, revision, act, note, ...values } = read.value
    expect([opId, revision, note]).toEqual([fields.opId, 3, ''])
    expect(act).toEqual({ do: 'remove', at: ITEM_PATH })
    expect(takenOver(YEARLY_REVIEW, values, KEEP).scheme).toEqual(YEARLY_REVIEW)
    for (const value of ['', '{', '{"do":"drop"}', actValue({ do: 'remove', at: [{} as never] })]) {
      body.set('act', value)
      expect(parseWithZod(body, { schema: editTemplateForm }).status).toBe('error')
    }
    expect(editScheme(YEARLY_REVIEW, { do: 'remove', at: [] })).toEqual(YEARLY_REVIEW)
  })
})
