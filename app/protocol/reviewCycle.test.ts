import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import { describe, expect, it } from 'vitest'
import { checkReviewScheme } from '~/domain/review/checkReviewScheme'
import { REGISTER_FIGURE_KEYS } from '~/domain/review/prefill'
import { fieldName, problemName, schemeFields } from '~/domain/review/schemeFields'
import { REVIEW_TEMPLATES, STAR_NAMING, YEARLY_REVIEW } from '~/domain/review/templates'
import { openCycleForm, openedScheme, templateValues } from './reviewCycle'

/** The form as a browser sends it, with some of its fields changed; null for one that is not sent. */
function send(changes: Record<string, string | null> = {}, template = YEARLY_REVIEW) {
  const fields: Record<string, string | null | undefined> = {
    ...templateValues(template),
    ...{ opId: randomUUID(), do: 'open', template: template.template, year: '2021' },
    ...changes,
  }
  const body = new FormData()
  for (const [name, value] of Object.entries(fields))
    if (typeof value === 'string') body.set(name, value)
  const answer = parseWithZod(body, { schema: openCycleForm })
  if (answer.status !== 'success') throw new Error(JSON.stringify(answer.error))
  return openedScheme(template, answer.value)
}

function schemeOf(changes: Record<string, string | null> = {}, template = YEARLY_REVIEW) {
  const { scheme, errors } = send(changes, template)
  if (scheme === null) throw new Error(JSON.stringify(errors))
  return scheme
}

const problems = (scheme = YEARLY_REVIEW) => checkReviewScheme(scheme, REGISTER_FIGURE_KEYS)

describe('the form that opens a cycle', () => {
  it.each(REVIEW_TEMPLATES)(
    'says what its template says when nothing is changed: $template',
    (one) => {
      expect(schemeOf({}, one)).toEqual(one)
    },
  )

  it.each(REVIEW_TEMPLATES)('has a name of its own for every field: $template', (one) => {
    const names = schemeFields(one).map(({ path }) => fieldName(one, path))
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([])
  })

  it('takes numbers, dates, boxes and choices', () => {
    const scheme = schemeOf({
      'title-zh': '二〇二二年度复核',
      'scope-stars-1': null,
      'scope-namedBefore': '2021-01-01',
      'stages-paper-deadline': '２０２１-11-05',
      'rule-atLeast-excellent-points': '90.5',
      'cap-share': '12.5 %',
      'cap-round': 'up',
      'experts-perStudio': '5',
      'experts-apartFrom': 'unit',
      'notice-length': '7',
      'notice-unit': 'days',
      'ratings-fail-consequences-rectify-months': '6',
      'rubric-sections-results-items-benefit-formula-steps-1-from': '200,000',
    })
    expect(scheme).toMatchObject({
      title: { zh: '二〇二二年度复核' },
      scope: { stars: [2, 3, 4, 5], namedBefore: '2021-01-01' },
      rule: { atLeast: [{ points: 9050 }, { points: 6000 }] },
      cap: { share: { num: 125, den: 1000 }, round: 'up' },
      experts: { perStudio: 5, apartFrom: 'unit' },
      notice: { unit: 'days', length: 7 },
    })
    expect(scheme.stages.find(({ key }) => key === 'paper')?.deadline).toBe('2021-11-05')
    expect(scheme.rubric.judging.map(({ seats }) => seats)).toEqual([5, 5, 5])
    expect(JSON.stringify(scheme)).toContain('{"from":20000000,"points":250}')
    expect(problems(scheme)).toEqual([])
  })

  it('scales the marks of a criterion with its best one, and a formula carries its item', () => {
    const base = 'rubric-sections-base-items-premises-aspect-marks'
    const results = 'rubric-sections-results-items-achievements-formula-cap'
    const scheme = schemeOf({ [base]: '10', 'rubric-sections-base-weight': '20', [results]: '15' })
    expect(JSON.stringify(scheme)).toContain('"marks":[0,500,800,1000]')
    expect(problems(scheme)).toEqual([
      {
        code: 'sectionWeight',
        path: 'rubric.sections.1',
        params: { id: 'results', weight: 3500, most: 4000 },
      },
      { code: 'rubricTotal', path: 'rubric.total', params: { sum: 9500, total: 10_000 } },
    ])
    expect(problemName(scheme, 'rubric.sections.1')).toBe('rubric-sections-results')
  })

  it('leaves a stage out with what is scored in it, and then asks for its points', () => {
    const scheme = schemeOf({ 'stage-live': null, 'stage-notice': null })
    expect(scheme.stages.map(({ key }) => key)).not.toContain('live')
    expect(scheme.rubric.judging.map(({ key }) => key)).toEqual(['paper', 'siteVisit'])
    expect(scheme.notice).toBeNull()
    expect(problems(scheme).map(({ code }) => code)).toEqual(['rubricTotal'])
    const mended = schemeOf({
      'stage-live': null,
      'rubric-sections-base-items-premises-aspect-marks': '35',
      'rubric-sections-base-weight': '45',
    })
    expect(problems(mended)).toEqual([])
  })

  it('cannot leave out what there is no decision without', () => {
    expect(schemeOf({ 'stage-meeting': null }).stages.map(({ key }) => key)).toContain('meeting')
  })

  it('has no cap and no least points where the fields are empty', () => {
    expect(schemeOf({ 'cap-share': '' }).cap).toBeNull()
    const naming = schemeOf({ 'rule-quotas-star3-atLeast': '' }, STAR_NAMING)
    expect(naming.rule).toMatchObject({ quotas: [{ atLeast: null }, { atLeast: 7500 }, {}] })
    expect(problems(naming)).toEqual([])
  })

  it.each([
    ['title-zh', '', 'text'],
    ['title-en', 'a'.repeat(81), 'textOrNone'],
    ['scope-namedBefore', '2021-02-30', 'day'],
    ['stages-live-deadline', '下周', 'day'],
    ['rule-atLeast-pass-points', '六十', 'points'],
    ['rule-atLeast-pass-points', '60.555', 'points'],
    ['rubric-sections-base-items-rules-aspect-marks', '-1', 'topMark'],
    ['experts-mostPerExpert', '1.5', 'count'],
    ['experts-mostPerExpert', '0', 'range'],
    ['ratings-excellent-consequences-rise-highest', '6', 'range'],
    ['cap-share', 'all', 'percentOrNone'],
    ['atCut', 'lot', 'choice'],
    ['rubric-sections-results-items-benefit-formula-steps-1-from', '1e9', 'yuan'],
  ])('says what is wrong: %s %s', (name, typed, unit) => {
    expect(send({ [name]: typed })).toEqual({
      scheme: null,
      errors: { [name]: [`review:field.${unit}`] },
    })
  })

  it.each([
    ['template', 'own/../x'],
    ['year', '1999'],
    ['opId', 'again'],
    ['do', 'decide'],
  ])('is refused with another %s', (name, value) => {
    expect(() => send({ [name]: value })).toThrow(name)
  })

  it('stays sound or is refused, whatever stands in its fields', () => {
    for (const { path } of schemeFields(YEARLY_REVIEW)) {
      for (const typed of ['', '0', '-1', '7', '999999999', '0.5', '\u0000', '2021-13-01']) {
        const { scheme } = send({ [fieldName(YEARLY_REVIEW, path)]: typed })
        if (scheme !== null) expect(() => problems(scheme)).not.toThrow()
      }
    }
  })
})
