import { randomUUID } from 'node:crypto'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { replaceApplication } from '~/http/application.server'
import type { FormAnswer } from '~/http/form.server'
import { STAR_NAMING, YEARLY_REVIEW } from '~/domain/review/templates'
import type { Role } from '~/domain/people/permissionTable'
import { openCycle } from '~/services/review/openCycle.server'
import { dayOf } from '~/services/studio/dayOf'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { testPerson } from '~/services/testing/people'
import { cookieOf, statusOf, type RouteModule } from '~/services/testing/posting'
import { TestCycle } from '~/services/testing/reviewCycle'
import { withDeadline } from '~/services/testing/reviewSchemes'
import * as assess from './assess'
import * as my from './my-reviews'
import * as page from './review'
import * as list from './reviews'
import * as save from './save'
import { typedIn } from './typedIn'

type Who = 'lead' | 'otherLead' | 'officer' | 'otherOfficer' | 'expert' | 'organiser'

let app: TestApplication
let cycle: TestCycle
let own: string
let cookies: Record<Who, string>

async function prepare(scheme = YEARLY_REVIEW): Promise<void> {
  cycle = await TestCycle.open(app, { studios: 2, scheme })
  own = cycle.reviews[0] ?? ''
  const editionId = 'edition-1'
  let phone = 13_900_000_000
  const someone = async (grant: { role: Role } & Record<string, string>): Promise<string> => {
    phone += 1
    const personId = await testPerson(app, String(phone))
    await app.writer.write((tx) =>
      tx.grant.create({ data: { id: randomUUID(), personId, ...grant } }),
    )
    return cookieOf(app, personId)
  }
  const [first = '', second = ''] = cycle.studios
  cookies = {
    lead: await someone({ role: 'studioLead', studioId: first }),
    otherLead: await someone({ role: 'studioLead', studioId: second }),
    officer: await someone({ role: 'zoneOfficer', editionId, zoneId: 'zone-a' }),
    otherOfficer: await someone({ role: 'zoneOfficer', editionId, zoneId: 'zone-b' }),
    expert: await someone({ role: 'expert', cycleId: cycle.id }),
    organiser: await someone({ role: 'organiser', editionId }),
  }
}

beforeEach(async () => {
  app = await testApplication()
  replaceApplication(app)
})
afterEach(() => app.close())

const params = () => ({ review: own })
const op = () => ({ opId: randomUUID() })

const post = (module: RouteModule, as: Who | null, fields: Record<string, string>) =>
  statusOf(module, { params: params(), fields, cookie: as && cookies[as] })

/** What the action answers when it shows the self-assessment again. */
async function answerOf(fields: Record<string, string>) {
  const body = new URLSearchParams(fields).toString()
  const headers = { cookie: cookies.lead, 'content-length': String(Buffer.byteLength(body)) }
  const request = new Request('http://localhost:3000/page', {
    ...{ method: 'POST', body },
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
  })
  const context = { nonce: '', address: '10.0.0.1' }
  const answer: unknown = await assess.action({ request, params: params(), context })
  if (answer instanceof Response) throw new Error(`Status ${answer.status}`)
  const { init, data } = answer as { init: { status: number }; data: FormAnswer }
  return { code: init.status, ...data.submission }
}

interface Loading<T> {
  loader: (args: LoaderFunctionArgs) => Promise<T>
}

function load<T>(module: Loading<T>, as: Who): Promise<T> {
  const request = new Request('http://localhost:3000/page', { headers: { cookie: cookies[as] } })
  return module.loader({ request, params: params(), context: { nonce: '', address: '10.0.0.1' } })
}

async function statusOfPage(module: Loading<unknown>, as: Who): Promise<number> {
  try {
    await load(module, as)
    return 200
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown
    return (thrown as { init: { status: number } }).init.status
  }
}

const statement = (value: string, was = '') => ({
  ...{ 'statements[0].key': 'rules', 'statements[0].value': value, 'statements[0].was': was },
})
const textOf = async () => (await app.read.reviewStatement.findFirst())?.text
const events = () => app.read.event.count({ where: { scopeId: `cycle:${cycle.id}` } })

describe('who may what', () => {
  beforeEach(async () => {
    await prepare()
    await cycle.move('selfAssessment')
  })

  it.each([
    ['lead', 200, 200, 302, 403],
    ['otherLead', 403, 403, 403, 403],
    ['officer', 200, 403, 403, 409],
    ['otherOfficer', 403, 403, 403, 403],
    ['expert', 403, 403, 403, 403],
    ['organiser', 200, 403, 403, 409],
  ] as const)('%s: reads %i, opens %i, saves %i, checks %i', async (who, ...expected) => {
    const found = [
      await statusOfPage(page, who),
      await statusOfPage(assess, who),
      await post(assess, who, { ...op(), do: 'save', ...statement('文字') }),
      await post(page, who, { ...op(), do: 'pass', recommended: 'yes' }),
    ]
    expect(found).toEqual(expected)
  })

  it('nobody ends the review of a studio that is in the register, nor withdraws a yearly one', async () => {
    const before = await events()
    const end = { ...op(), do: 'end', reason: '已撤销' }
    expect(await post(page, 'officer', end)).toBe(403)
    expect(await post(page, 'organiser', { ...end, ...op() })).toBe(409)
    expect(await post(page, 'lead', { ...op(), do: 'withdraw' })).toBe(409)
    expect(await post(save, null, { ...op(), do: 'save', ...statement('文字') })).toBe(401)
    expect(await events()).toBe(before)
  })

  it('the list is of the own zone, and the pages of a lead are for leads', async () => {
    const [filed] = (await load(list, 'officer')).groups
    expect(filed?.reviews).toHaveLength(2)
    expect((await load(list, 'otherOfficer')).groups).toEqual([])
    expect(await statusOfPage(list, 'lead')).toBe(404)
    expect(await statusOfPage(my, 'officer')).toBe(403)
    expect((await load(my, 'lead')).open.map(({ id }) => id)).toEqual([own])
  })
})

describe('the self-assessment', () => {
  it('is saved once however often it comes, and not over another page', async () => {
    await prepare()
    await cycle.move('selfAssessment')
    const before = await events()
    const first = { ...op(), do: 'save', ...statement('第一稿') }
    expect(await post(save, 'lead', first)).toBe(200)
    expect(await post(save, 'lead', first)).toBe(200)
    expect(await events()).toBe(before + 1)
    const old = statement('旧页面')
    expect(await post(save, 'lead', { ...op(), do: 'save', ...old })).toBe(409)
    expect(await post(assess, 'lead', { ...op(), do: 'save', ...old })).toBe(409)
    expect(await textOf()).toBe('第一稿')
    const { review } = await load(assess, 'lead')
    const digest = review.statements.rules?.digest ?? ''
    expect(await post(save, 'lead', { ...op(), do: 'save', ...statement('第二稿', digest) })).toBe(
      200,
    )
    expect(await textOf()).toBe('第二稿')
    const same = { ...op(), do: 'save', ...statement('第二稿', review.statements.none?.digest) }
    expect(await post(save, 'lead', same)).toBe(200)
  })

  it('saves what is right beside figures that are none, and says which those are', async () => {
    await prepare()
    await cycle.move('selfAssessment')
    const figures = { highlySkilled: '３', hasRoster: '5', lateReports: '1.5', accidents: '-3' }
    const declared = Object.entries(figures).flatMap(([key, value], index): [string, string][] => [
      [`declared[${index}].key`, key],
      [`declared[${index}].value`, value],
    ])
    const form = { ...Object.fromEntries(declared), vouched: 'on', ...statement('制度齐全') }
    const answer = await answerOf({ ...op(), do: 'file', ...form })
    expect(answer.code).toBe(422)
    expect(answer.error).toEqual({
      'declared[1].value': ['assessment:field.figureMost|1'],
      'declared[2].value': ['assessment:field.figure'],
      'declared[3].value': ['assessment:field.figure'],
    })
    expect(typedIn(answer.initialValue)?.declared).toEqual(new Map(Object.entries(figures)))
    const { review } = await load(assess, 'lead')
    expect(review.declared.map(({ value }) => value)).toEqual(['3', null, null, null])
    expect([review.phase, await textOf()]).toEqual(['invited', '制度齐全'])
    const old = await answerOf({ ...op(), do: 'save', ...form, ...statement('旧页面') })
    expect(old.code).toBe(409)
    const wrong = [1, 2, 3].map((index) => `declared[${index}].value`)
    expect(Object.keys(old.error ?? {}).sort()).toEqual(['', ...wrong])
  })

  it('refuses a figure that is none, and a form that is no form', async () => {
    await prepare()
    await cycle.move('selfAssessment')
    const bad = { 'declared[0].key': 'accidents', 'declared[0].value': '-1' }
    expect(await post(assess, 'lead', { ...op(), do: 'save', ...bad })).toBe(422)
    expect(await post(save, 'lead', { ...op(), do: 'save', ...bad })).toBe(422)
    expect(await post(save, 'lead', { do: 'save' })).toBe(422)
    const unknown = { 'declared[0].key': 'nothing', 'declared[0].value': '1' }
    expect(await post(save, 'lead', { ...op(), do: 'save', ...unknown })).toBe(409)
  })

  it('is filed when it is vouched for and complete, and late is said', async () => {
    const today = dayOf(app.now())
    await prepare(withDeadline(YEARLY_REVIEW, 'selfAssessment', today))
    await cycle.move('selfAssessment')
    app.setNow(new Date(`${today}T24:00:00+08:00`))
    const form = { do: 'file', vouched: 'on', ...statement('制度齐全') }
    expect(await post(assess, 'lead', { ...op(), ...form, vouched: '' })).toBe(422)
    expect(await textOf()).toBe('制度齐全')
    const { review } = await load(assess, 'lead')
    expect(review.isOverdue).toBe(true)
    expect(review.gaps.evidence).toContain('rules')
    const again = { ...form, 'statements[0].was': review.statements.rules?.digest ?? '' }
    expect(await post(assess, 'lead', { ...op(), ...again })).toBe(409)
    await cycle.fill(own)
    const filing = { ...op(), ...again }
    expect(await post(assess, 'lead', filing)).toBe(302)
    expect(await post(assess, 'lead', filing)).toBe(302)
    const filed = await load(page, 'officer')
    expect([filed.review.phase, filed.review.isLate, filed.may.check]).toEqual([
      'filed',
      true,
      true,
    ])
  })

  it('is closed once it is filed, and what was typed comes back', async () => {
    await prepare()
    await cycle.move('selfAssessment')
    await cycle.fill(own)
    await cycle.file(own)
    const before = await events()
    const edit = { ...op(), do: 'save', ...statement('提交以后的修改') }
    expect(await post(assess, 'lead', edit)).toBe(409)
    expect(await post(save, 'lead', edit)).toBe(409)
    expect(await events()).toBe(before)
    expect((await load(assess, 'lead')).review.isEditable).toBe(false)
  })
})

describe('the check', () => {
  beforeEach(async () => {
    await prepare()
    await cycle.move('selfAssessment')
    await cycle.fill(own, { accidents: '0' })
    await cycle.file(own)
  })

  const seen = (accidents: string) => ({
    ...{ do: 'pass', recommended: 'yes' },
    ...{ 'seen[0].key': 'accidents', 'seen[0].value': accidents },
  })
  const confirmed = ['highlySkilled', 'hasRoster', 'lateReports', 'accidents']
  const ticks = Object.fromEntries(confirmed.map((key, index) => [`confirmed[${index}]`, key]))

  it('confirms what the officer had before them, and no more', async () => {
    expect(await post(page, 'officer', { ...op(), ...seen('0') })).toBe(409)
    expect(await post(page, 'officer', { ...op(), ...seen('1'), ...ticks })).toBe(409)
    const right = { ...op(), ...seen('0'), ...ticks, note: '属实' }
    expect(await post(page, 'officer', right)).toBe(302)
    expect(await post(page, 'officer', right)).toBe(302)
    expect((await load(page, 'lead')).review.check).toEqual({ recommended: true, note: '属实' })
    expect(await post(page, 'officer', { ...op(), do: 'return', reason: '再改' })).toBe(409)
  })

  it('lets the organiser check where the zone has nobody who may', async () => {
    expect((await load(page, 'organiser')).may).toMatchObject({ check: true, standIn: true })
    expect((await load(page, 'officer')).may).toMatchObject({ check: true, standIn: false })
    expect(await post(page, 'organiser', { ...op(), ...seen('0'), ...ticks })).toBe(302)
    expect((await load(page, 'lead')).review.check).toMatchObject({ recommended: true })
  })

  it('returns it with a reason, and the lead writes again', async () => {
    expect(await post(page, 'officer', { ...op(), do: 'return', reason: '' })).toBe(422)
    expect(await post(page, 'officer', { ...op(), do: 'return', reason: '缺少协议' })).toBe(302)
    const { review, may } = await load(page, 'lead')
    expect([review.reason, may.assess]).toEqual(['缺少协议', true])
  })
})

it('shows the score to the organiser alone before the decision', async () => {
  await prepare({ ...YEARLY_REVIEW, experts: { ...YEARLY_REVIEW.experts, perStudio: 3 } })
  await cycle.toScoring(4)
  expect((await load(page, 'organiser')).score?.kind).toBe('incomplete')
  expect((await load(page, 'lead')).score).toBeNull()
  expect((await load(page, 'officer')).score).toBeNull()
})

it('lets a lead apply where the own studio is admitted, and says why it is not', async () => {
  await prepare()
  const open = async (levels: readonly ('city' | 'county')[]): Promise<string> => {
    // The studio has stars already.
    const scheme = { ...STAR_NAMING, scope: { ...STAR_NAMING.scope, levels, stars: [] } }
    const form = { ...op(), year: 2021, scheme }
    const opened = await openCycle(app, { form, actor: 'organiser', receivedAt: app.now() })
    if (!opened.ok) throw new Error(opened.code)
    const naming = Object.assign(Object.create(TestCycle.prototype) as TestCycle, {
      ...{ app, id: opened.cycleId },
    })
    await naming.move('selfAssessment')
    return opened.cycleId
  }
  const county = await open(['county'])
  const city = await open(['city'])
  expect(
    Object.fromEntries((await load(my, 'lead')).applications.map((one) => [one.cycleId, one.why])),
  ).toEqual({
    [county]: 'level',
    [city]: 'overlap',
  })
  const [studio = '', other = ''] = cycle.studios
  expect(await post(my, 'lead', { ...op(), cycle: city, studio: other })).toBe(403)
  expect(await post(my, 'lead', { ...op(), cycle: city, studio })).toBe(409)
  await cycle.move('cancelled', '暂停')
  const applying = { ...op(), cycle: city, studio }
  expect(await post(my, 'lead', applying)).toBe(302)
  expect(await post(my, 'lead', applying)).toBe(302)
  const { open: running, applications } = await load(my, 'lead')
  expect(running.map(({ isEditable }) => isEditable)).toEqual([true])
  expect(applications.map(({ why }) => why)).toEqual(['level'])
  own = running[0]?.id ?? ''
  expect(await post(page, 'lead', { ...op(), do: 'withdraw' })).toBe(302)
})
