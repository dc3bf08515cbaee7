/** The rules of dynamic management: previewed, saved as versions, and followed by every list. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { DYNAMIC_RULES } from '~/domain/review/dynamicRules'
import { replaceApplication } from '~/http/application.server'
import { dynamicRulesForm, ruleBox, ruleField, ruleValues } from '~/protocol/dynamicRules'
import { studioRowSchema } from '~/protocol/studio'
import { studioDuties } from '~/queries/duty/dutyList.server'
import { rulesPreview } from '~/queries/duty/rulesPreview.server'
import { rulesInForce } from '~/services/review/dynamicRules.server'
import { registerStudio } from '~/services/studio/registerStudio.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { testEdition, testPerson } from '~/services/testing/people'
import { changesBetween, contentsOf, cookieOf, statusOf } from '~/services/testing/posting'
import * as page from './rules'

let app: TestApplication
let studioId: string
let organiser: string
beforeEach(async () => {
  app = await testApplication()
  replaceApplication(app)
  const editionId = await testEdition(app)
  organiser = await testPerson(app, '13800000001', { role: 'organiser', editionId })
  const row = studioRowSchema.parse({
    ...{ name: '示例创新工作室', leadName: '示例领军人', zone: 'a', level: 'city', industry: '电' },
    ...{ unitName: '示例单位', creditCode: '91999999DEM0000001' },
    // Eight months without a result on the day of the test.
    ...{ foundedOn: '2018-01-01', namedOn: '2020-09-01' },
  })
  const by = { opId: randomUUID(), actor: organiser, receivedAt: app.now() }
  const answer = await registerStudio(app, { row, ...by })
  if (!answer.ok) throw new Error(answer.code)
  studioId = answer.studioId
})
afterEach(() => app.close())

const months = ruleField('noResult', 'months')
const given = () => ruleValues(DYNAMIC_RULES.rules, DYNAMIC_RULES.sources) as Record<string, string>
const fields = (changes: Record<string, string> = {}) => ({
  ...given(),
  ...{ opId: randomUUID(), do: 'save', version: '1', reason: '从严管理', [months]: '6' },
  ...changes,
})
const post = async (form: Record<string, string>, personId = organiser) =>
  statusOf(page, { fields: form, cookie: await cookieOf(app, personId) })
const kinds = async () => (await studioDuties(app, studioId)).map(({ kind }) => kind)

it('shows what edited rules would change, and writes nothing', async () => {
  const cookie = await cookieOf(app, organiser)
  const before = contentsOf(app)
  const edited = dynamicRulesForm.parse(fields({ do: 'preview', reason: '' }))
  expect(await rulesPreview(app, edited.rules)).toMatchObject({
    version: 1,
    today: '2021-05-01',
    changes: [{ what: 'number', rule: 'noResult', number: 'months', from: 12, to: 6 }],
    added: [{ studio: { id: studioId }, duty: { kind: 'rectify', reason: { months: 6 } } }],
    dropped: [],
    moved: [],
  })
  const form = fields({ do: 'preview', reason: '' })
  expect(await statusOf(page, { fields: form, cookie })).toBe(200)
  expect(changesBetween(before, contentsOf(app))).toEqual([])
  expect(await kinds()).toEqual([])
})

it('saves a version that the lists follow at once, and takes a rule out when it is switched off', async () => {
  expect(await post(fields())).toBe(302)
  expect(await kinds()).toEqual(['rectify'])
  const ticked = Object.entries(fields({ version: '2' }))
  const rest = Object.fromEntries(ticked.filter(([name]) => name !== ruleBox('noResult')))
  expect(await post(rest)).toBe(302)
  expect(await kinds()).toEqual([])
  const { rules, version } = await rulesInForce(app.read)
  expect(version).toBe(3)
  expect(rules[0]).toMatchObject({ isOn: false, months: 6 })
})

it('refuses numbers that are none at their field, a save without a reason, and an old page', async () => {
  for (const wrong of ['0', '121', '1.5', '半年', '']) {
    const parsed = dynamicRulesForm.safeParse(fields({ [months]: wrong }))
    expect(parsed.error?.issues.map(({ path }) => path)).toEqual([[months]])
    expect(await post(fields({ [months]: wrong }))).toBe(422)
  }
  expect(dynamicRulesForm.parse(fields({ [months]: '６ ' })).rules[0]).toMatchObject({ months: 6 })
  expect(await post(fields({ reason: ' ' }))).toBe(422)
  expect(await post(fields({ [months]: '12' }))).toBe(409)
  expect(await post(fields())).toBe(302)
  expect(await post(fields({ [months]: '9' }))).toBe(409)
  expect(await post(fields({ [months]: '9', do: 'preview' }))).toBe(409)
  expect(await app.read.dynamicRulesVersion.count()).toBe(1)
})

it('is the organiser’s only', async () => {
  const zone = { role: 'zoneOfficer', editionId: 'edition-1', zoneId: 'zone-a' } as const
  const officer = await testPerson(app, '13800000002', zone)
  const lead = await testPerson(app, '13800000003')
  await app.writer.write((tx) =>
    tx.grant.create({ data: { id: 'g1', personId: lead, role: 'studioLead', studioId } }),
  )
  for (const todo of ['preview', 'save']) {
    expect(await post(fields({ do: todo }), officer)).toBe(403)
    // A lead has no office, so the page is not there.
    expect(await post(fields({ do: todo }), lead)).toBe(404)
    expect(await statusOf(page, { fields: fields({ do: todo }), cookie: null })).toBe(401)
  }
  expect(await app.read.dynamicRulesVersion.count()).toBe(0)
})
