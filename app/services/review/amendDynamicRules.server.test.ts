import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { DYNAMIC_RULES } from '~/domain/review/dynamicRules'
import { rulesHistory } from '~/queries/duty/rulesHistory.server'
import { editionScope } from '../people/editionScope'
import { testApplication, type TestApplication } from '../testing/application'
import { testEdition } from '../testing/people'
import { amendDynamicRules } from './amendDynamicRules.server'
import { rulesInForce } from './dynamicRules.server'

let app: TestApplication
let editionId: string
beforeEach(async () => {
  app = await testApplication()
  editionId = await testEdition(app)
})
afterEach(() => app.close())

const { sources } = DYNAMIC_RULES
const stricter = DYNAMIC_RULES.rules.map((rule) =>
  rule.when === 'noResult' ? { ...rule, months: 6 } : rule,
)
const amendment = (changes: Partial<Parameters<typeof amendDynamicRules>[1]> = {}) => ({
  ...{ opId: randomUUID(), version: 1, rules: stricter, sources, reason: '本市从严管理' },
  ...{ editionId, actor: 'organiser', receivedAt: app.now() },
  ...changes,
})
const events = () =>
  app.read.event.findMany({
    where: { scopeId: editionScope(editionId), kind: 'dutyRules.amended' },
    select: { payload: true, actor: true },
  })

it('follows the given rules until somebody amends them', async () => {
  expect(await rulesInForce(app.read)).toEqual({ ...DYNAMIC_RULES, since: null })
  expect(await rulesHistory(app)).toEqual([
    { version: 1, made: null, changes: [], sourcesChanged: false },
  ])
})

it('makes edited rules the next version, in force at once and noted in the log', async () => {
  expect(await amendDynamicRules(app, amendment())).toEqual({ ok: true, version: 2 })
  expect(await rulesInForce(app.read)).toEqual({
    ...{ version: 2, rules: stricter, sources, since: '2021-05-01' },
  })
  const [event] = await events()
  expect(event?.actor).toBe('organiser')
  expect(JSON.parse(event?.payload ?? '')).toEqual({
    ...{ version: 2, rules: stricter, sources, reason: '本市从严管理' },
  })
  const [latest, given] = await rulesHistory(app)
  expect(latest).toEqual({
    version: 2,
    made: { at: app.now().toISOString(), reason: '本市从严管理' },
    changes: [{ what: 'number', rule: 'noResult', number: 'months', from: 12, to: 6 }],
    sourcesChanged: false,
  })
  expect(given?.made).toBeNull()
})

it('takes the same op once, and nothing else under its id', async () => {
  const once = amendment()
  expect(await amendDynamicRules(app, once)).toEqual({ ok: true, version: 2 })
  const later = { ...once, receivedAt: new Date(app.now().getTime() + 60_000) }
  expect(await amendDynamicRules(app, later)).toEqual({ ok: true, version: 2 })
  expect(await amendDynamicRules(app, { ...once, reason: '另一个原因' })).toEqual({
    ...{ ok: false, code: 'reused' },
  })
  expect(await app.read.dynamicRulesVersion.count()).toBe(1)
  expect(await events()).toHaveLength(1)
})

it('refuses who edited an older version, one of two at once, and what changes nothing', async () => {
  const same = amendment({ rules: DYNAMIC_RULES.rules })
  expect(await amendDynamicRules(app, same)).toEqual({ ok: false, code: 'nothingChanged' })
  const answers = await Promise.all([
    amendDynamicRules(app, amendment()),
    amendDynamicRules(app, amendment({ actor: 'another', sources: ['市总工会文件'] })),
  ])
  expect(answers).toEqual([
    { ok: true, version: 2 },
    { ok: false, code: 'outdated' },
  ])
  const late = amendment({ actor: 'another', sources: ['市总工会文件'] })
  expect(await amendDynamicRules(app, late)).toEqual({ ok: false, code: 'outdated' })
  expect(await amendDynamicRules(app, { ...late, version: 2 })).toEqual({ ok: true, version: 3 })
  expect((await rulesHistory(app))[0]).toMatchObject({ changes: [], sourcesChanged: true })
  expect(await events()).toHaveLength(2)
})
