import { randomUUID } from 'node:crypto'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fieldName, schemeFields } from '~/domain/review/schemeFields'
import { REVIEW_TEMPLATES, YEARLY_REVIEW } from '~/domain/review/templates'
import { replaceApplication } from '~/http/application.server'
import type { FormAnswer } from '~/http/form.server'
import { textsOf } from '~/locales/texts.server'
import { templateValues } from '~/protocol/reviewCycle'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { testPerson } from '~/services/testing/people'
import { changesBetween, contentsOf, cookieOf, statusOf } from '~/services/testing/posting'
import { testRegister } from '~/services/testing/studios'
import * as page from './new'
import { OpeningFields } from './OpeningFields'
import type { Opening } from './SchemeInput'

let app: TestApplication
let organiser: string
let officer: string

beforeAll(async () => {
  app = await testApplication()
  replaceApplication(app)
  await testRegister(app, [
    { id: 'one', name: '甲创新工作室' },
    { id: 'two', name: '乙创新工作室', level: 'county', star: 0 },
  ])
  const editionId = 'edition-2021'
  const zone = await app.read.zone.findFirstOrThrow()
  const zoneGrant = { role: 'zoneOfficer', editionId, zoneId: zone.id } as const
  organiser = await cookieOf(
    app,
    await testPerson(app, '16000000091', { role: 'organiser', editionId }),
  )
  officer = await cookieOf(app, await testPerson(app, '16000000092', zoneGrant))
})
afterAll(() => app.close())

const fields = (more: Record<string, string> = {}): Record<string, string> => ({
  ...(templateValues(YEARLY_REVIEW) as Record<string, string>),
  ...{ opId: randomUUID(), do: 'open', template: 'yearlyReview', year: '2021' },
  ...more,
})
const post = (more: Record<string, string> = {}, cookie: string | null = organiser) =>
  statusOf(page, { fields: fields(more), cookie })

/** What the action answers when it shows the form again. */
async function shown(more: Record<string, string>) {
  const body = new URLSearchParams(fields(more)).toString()
  const request = new Request('http://localhost:3000/office/cycles/new', {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(Buffer.byteLength(body)),
      cookie: organiser,
    },
  })
  const context = { nonce: '', address: '10.0.0.1' }
  const answer: unknown = await page.action({ request, params: {}, context })
  if (answer instanceof Response) throw new Error(`Status ${answer.status}`)
  const { init, data } = answer as { init: { status: number }; data: FormAnswer }
  return { status: init.status, ...data }
}

describe('opening a cycle', () => {
  it('is for the organiser only', async () => {
    const before = contentsOf(app)
    expect(await post({}, null)).toBe(401)
    expect(await post({}, officer)).toBe(403)
    expect(changesBetween(before, contentsOf(app))).toEqual([])
  })

  it('shows what is wrong and what was typed, and opens nothing', async () => {
    const before = contentsOf(app)
    expect(await post({ 'notice-length': '五' })).toBe(422)
    expect(await post({ 'rule-atLeast-pass-points': '99' })).toBe(422)
    const answer = await shown({ 'rubric-sections-base-weight': '30', 'title-zh': '本年复核' })
    expect(answer.status).toBe(422)
    expect(answer.submission.initialValue).toMatchObject({ 'title-zh': '本年复核' })
    expect(answer).toMatchObject({
      check: {
        problems: [
          { code: 'sectionWeight', path: 'rubric.sections.0' },
          { code: 'rubricTotal', path: 'rubric.total' },
        ],
      },
    })
    expect(changesBetween(before, contentsOf(app))).toEqual([])
  })

  it('can be looked at first: the scheme, and who would be in it and who not', async () => {
    const before = contentsOf(app)
    const answer = await shown({ do: 'check', 'rule-atLeast-pass-points': '65' })
    expect(answer).toMatchObject({
      status: 200,
      submission: { initialValue: { 'rule-atLeast-pass-points': '65' } },
      check: {
        problems: [],
        scheme: { rule: { atLeast: [{ points: 8500 }, { points: 6500 }] } },
        admission: { admitted: 1, refused: [{ why: 'level', names: ['乙创新工作室'] }] },
      },
    })
    expect(changesBetween(before, contentsOf(app))).toEqual([])
  })

  it('keeps the form when nobody would be reviewed, then opens one cycle for one form', async () => {
    const nobody = await shown({ 'scope-namedBefore': '2001-01-01' })
    expect(nobody.status).toBe(409)
    expect(nobody.submission.error).toEqual({ '': ['cycle:problem.cycle.nobodyAdmitted'] })
    expect(nobody.submission.initialValue).toMatchObject({ 'scope-namedBefore': '2001-01-01' })
    const opId = randomUUID()
    expect(await post({ opId, 'cap-share': '25' })).toBe(302)
    expect(await post({ opId, 'cap-share': '25' })).toBe(302)
    const cycles = await app.read.reviewCycle.findMany({ include: { reviews: true } })
    expect(cycles.map(({ reviews }) => reviews.map(({ studioId }) => studioId))).toEqual([['one']])
    expect(cycles[0]?.scheme).toContain('"cap":{"share":{"num":25,"den":100},"round":"down"}')
  })
})

describe('the fields', () => {
  const opening = (changes: Partial<Omit<Opening, 'optionText'>> = {}): Opening => ({
    template: YEARLY_REVIEW,
    fields: schemeFields(YEARLY_REVIEW),
    values: templateValues(YEARLY_REVIEW),
    errors: {},
    problems: new Map(),
    ...changes,
  })
  const render = (shows: Opening) =>
    renderToStaticMarkup(
      <I18nextProvider i18n={textsOf('zh')}>
        <OpeningFields opening={shows} />
      </I18nextProvider>,
    )

  it.each(REVIEW_TEMPLATES)('are there once for every value, in words: $template', (template) => {
    const markup = render(
      opening({
        ...{ template, fields: schemeFields(template), values: templateValues(template) },
      }),
    )
    const names = schemeFields(template).map(({ path }) => fieldName(template, path))
    for (const name of names) expect(markup.split(` name="${name}"`), name).toHaveLength(2)
    expect(markup).not.toMatch(/open\.\w/)
  })

  it('say that the year is not part of the name', () => {
    expect(render(opening())).toContain('名称中不用写年度')
  })

  it('show what was typed, what is wrong, and what does not add up', () => {
    const values = { 'title-zh': '本年复核', 'notice-length': '五', 'scope-levels-city': 'on' }
    const markup = render(
      opening({
        values,
        errors: { 'notice-length': ['review:field.count'] },
        problems: new Map([
          ['rubric-total', ['各部分权重合计 95 分']],
          ['rubric-sections-base-weight', ['权重不符']],
        ]),
      }),
    )
    expect(markup).toContain('value="本年复核"')
    expect(markup).toMatch(/value="五"/)
    expect(markup).toContain('请填写整数')
    expect(markup).toMatch(/id="rubric-total"><p[^>]*><span[^>]*>✕ <\/span>各部分权重合计 95 分/)
    expect(markup).toContain('权重不符')
    expect(markup.match(/checked=""/g)).toHaveLength(1)
  })
})
