import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { YEARLY_REVIEW } from '~/domain/review/templates'
import { actValue, draftValues, type TemplateAct } from '~/protocol/reviewTemplate'
import {
  earlierCycles,
  ownStartingPoints,
  templateList,
} from '~/queries/review/template/templateList.server'
import { templatePage } from '~/queries/review/template/templatePage.server'
import { replaceApplication } from '~/http/application.server'
import * as editor from '~/routes/review/template/editor'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { testPerson } from '~/services/testing/people'
import { changesBetween, contentsOf, cookieOf, statusOf } from '~/services/testing/posting'
import { TestCycle } from '~/services/testing/reviewCycle'
import { createTemplate } from './createTemplate.server'
import { keepDraft } from './keepDraft.server'
import { retireTemplate } from './retireTemplate.server'
import { saveTemplate } from './saveTemplate.server'
import { schemeOf } from './schemeOf.server'

let app: TestApplication
let cycle: TestCycle

beforeAll(async () => {
  app = await testApplication()
  replaceApplication(app)
  const { rubric, stages } = YEARLY_REVIEW
  const [first, ...rest] = rubric.sections
  if (!first) throw new Error('There is a section')
  const title = { zh: '场地建设', en: '' }
  const dated = stages.map(({ key }) => ({
    key,
    deadline: key === 'meeting' ? '2021-12-01' : null,
  }))
  const sections = [{ ...first, title }, ...rest]
  const scheme = { ...YEARLY_REVIEW, stages: dated, rubric: { ...rubric, sections } }
  cycle = await TestCycle.open(app, { scheme })
})
afterAll(() => app.close())

const op = (opId: string = randomUUID()) => ({
  ...{ opId, actor: 'organiser', editionId: 'edition-1', receivedAt: app.now() },
})

async function created(source = 'yearlyReview'): Promise<string> {
  const made = await createTemplate(app, op(), source)
  if (!made.ok) throw new Error(made.code)
  return made.templateId
}

/** What the editor sends of a template as it is now. */
async function edited(templateId: string, changes: Record<string, string> = {}, note = '示例') {
  const page = await templatePage(app.read, templateId)
  if (!page) throw new Error('There is no template')
  const values = { ...draftValues(page.draft), ...changes }
  return { templateId, revision: page.revision, values, note }
}

const events = async (kind: string) =>
  (await app.read.event.findMany({ where: { kind, scopeId: 'edition:edition-1' } })).map(
    ({ payload }) => JSON.parse(payload ?? '{}') as Record<string, unknown>,
  )

describe('an own template', () => {
  it('is a copy of a built-in one, of an own one, or of an earlier cycle without its days', async () => {
    const builtIn = await created()
    const page = await templatePage(app.read, builtIn)
    expect(page?.draft).toEqual({ ...YEARLY_REVIEW, template: builtIn, version: 'draft' })
    expect(page).toMatchObject({ revision: 1, versions: [], isChanged: true })
    const ofOwn = await templatePage(app.read, await created(`own.${builtIn}`))
    expect(ofOwn?.draft.rubric).toEqual(YEARLY_REVIEW.rubric)
    const [earlier] = await earlierCycles(app.read)
    expect(earlier?.source).toBe(`cycle.${cycle.id}`)
    const next = await templatePage(app.read, await created(earlier?.source))
    expect(next?.draft.rubric.sections[0]?.title).toEqual({ zh: '场地建设', en: '' })
    expect(next?.draft.stages.map(({ deadline }) => deadline)).toEqual(Array(8).fill(null))
    expect(await createTemplate(app, op(), 'cycle.none')).toMatchObject({
      code: 'template.notFound',
    })
    expect(await events('template.created')).toHaveLength(3)
  })

  it('is edited and saved as versions that never change, each with what changed', async () => {
    const id = await created()
    const add: TemplateAct = { do: 'add', to: ['rubric', 'vetoes'] }
    const first = { ...(await edited(id, { 'title-zh': '本市复核' }, '')), revision: 1 }
    expect(await keepDraft(app, op(), first, add)).toEqual({
      ...{ ok: true, group: 'rubric-vetoes-veto1' },
    })
    expect(await saveTemplate(app, op(), await edited(id, {}, ''))).toMatchObject({
      code: 'template.needsNote',
    })
    const saved = await saveTemplate(app, op(), await edited(id, {}, '增加否决情形'))
    expect(saved).toEqual({ ok: true, version: 1 })
    expect(
      await saveTemplate(app, op(), await edited(id, { 'cap-share': '15' }, '降低比例')),
    ).toEqual({ ok: true, version: 2 })
    expect(await templatePage(app.read, id)).toMatchObject({
      ...{ note: '', isChanged: false },
      versions: [
        { version: 2, reason: '降低比例' },
        { version: 1, reason: '增加否决情形' },
      ],
    })
    expect(await schemeOf(app.read, `own.${id}.1`)).toMatchObject({
      ...{ template: id, version: '1', title: { zh: '本市复核' }, cap: { share: { num: 20 } } },
      rubric: { vetoes: [{ id: 'accident' }, { id: 'veto1' }] },
    })
    expect((await ownStartingPoints(app.read)).map(({ source }) => source)).toEqual([`own.${id}.2`])
    expect((await events('template.saved')).map(({ version }) => version)).toEqual([1, 2])
  })

  it('keeps a draft that does not add up, and makes no version of it', async () => {
    const id = await created()
    const off = await edited(id, { 'rubric-sections-base-weight': '30' })
    expect(await saveTemplate(app, op(), off)).toEqual({ ok: true, version: null })
    expect(await templatePage(app.read, id)).toMatchObject({ note: '示例', versions: [] })
    const line = (await templateList(app.read)).find((one) => one.id === id)
    expect(line).toMatchObject({ problems: 2, saved: null })
    expect(await schemeOf(app.read, `own.${id}.1`)).toBeNull()
    const bad = await edited(id, { 'rubric-sections-base-weight': '三十' })
    expect(await saveTemplate(app, op(), bad)).toMatchObject({
      code: 'template.badFields',
      errors: { 'rubric-sections-base-weight': ['review:field.points'] },
    })
  })

  it('answers the same form the same, and refuses another and one that saw an older draft', async () => {
    const id = await created()
    const form = await edited(id, { 'cap-share': '15' })
    const opId = randomUUID()
    expect(await saveTemplate(app, op(opId), form)).toEqual({ ok: true, version: 1 })
    const once = contentsOf(app)
    expect(await saveTemplate(app, op(opId), form)).toEqual({ ok: true, version: 1 })
    expect(await saveTemplate(app, op(opId), { ...form, note: '别的' })).toMatchObject({
      code: 'template.reused',
    })
    expect(await keepDraft(app, op(), form, { do: 'keep' })).toMatchObject({
      code: 'template.changedElsewhere',
    })
    expect(await retireTemplate(app, op(), form)).toMatchObject({
      code: 'template.changedElsewhere',
    })
    expect(changesBetween(once, contentsOf(app))).toEqual([])
  })

  it('out of use is not edited and opens nothing, and can be copied', async () => {
    const id = await created()
    await saveTemplate(app, op(), await edited(id))
    const form = await edited(id)
    expect(await retireTemplate(app, op(), form)).toEqual({ ok: true })
    expect(await keepDraft(app, op(), form, { do: 'keep' })).toMatchObject({
      code: 'template.retired',
    })
    expect(await schemeOf(app.read, `own.${id}.1`)).toBeNull()
    expect(await created(`own.${id}`)).toBeTruthy()
  })

  it('is for the organiser only', async () => {
    const template = await created()
    const zone = await app.read.zone.findFirstOrThrow()
    const grant = { role: 'zoneOfficer', editionId: 'edition-1', zoneId: zone.id } as const
    const officer = await cookieOf(app, await testPerson(app, '16000000093', grant))
    const act = actValue({ do: 'keep' })
    const { values } = await edited(template)
    const fields = { ...values, opId: randomUUID(), revision: '1', act } as Record<string, string>
    const before = contentsOf(app)
    for (const [cookie, status] of [
      [officer, 403],
      [null, 401],
    ] as const) {
      expect(await statusOf(editor, { params: { template }, fields, cookie })).toBe(status)
    }
    expect(changesBetween(before, contentsOf(app))).toEqual([])
  })
})
