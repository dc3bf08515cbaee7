import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { countable, registerFigures } from '~/domain/studio/figures'
import { studioChangeSchema, studioRowSchema } from '~/protocol/studio'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { testEdition, testPerson } from '~/services/testing/people'
import { openField } from '~/services/people/personFields.server'
import { changeStudio } from './changeStudio.server'
import { loadStudio } from './loadStudio.server'
import { registerStudio } from './registerStudio.server'
import { studioScope } from './studioScope'

let app: TestApplication
let studioId: string

const row = (more: Record<string, string> = {}) =>
  studioRowSchema.parse({
    name: '示例张工创新工作室',
    zone: 'a',
    unitName: '示例供电公司',
    creditCode: '91999999DEM000001X',
    leadName: '示例张工',
    level: 'county',
    foundedOn: '2016-05-01',
    namedOn: '2018-04-28',
    industry: '电',
    trades: '电工、焊工',
    ...more,
  })
const register = (more: Record<string, string> = {}, opId: string = randomUUID()) =>
  registerStudio(app, { opId, row: row(more), actor: 'organiser', receivedAt: app.now() })
const change = (fields: Record<string, string>, opId: string = randomUUID(), id = studioId) =>
  changeStudio(app, {
    studioId: id,
    form: studioChangeSchema.parse({ opId, ...fields }),
    actor: 'organiser',
    receivedAt: app.now(),
  })
const because = { on: '2021-03-01', reason: '依规变更' }
const join = { change: 'join', name: '示例李工', role: '成员', on: '2019-01-01' }
const record = {
  change: 'record',
  kind: 'renovation',
  title: '示例改造',
  year: '2020',
  doneOn: '2020-06-01',
  benefit: '12,345.6',
  adopted: 'on',
}
const events = () => app.read.event.count()

beforeEach(async () => {
  app = await testApplication()
  await testEdition(app)
  const answer = await register()
  if (!answer.ok) throw new Error(answer.code)
  studioId = answer.studioId
})
afterEach(() => app.close())

it('enters whom or what two people enter at once only once', async () => {
  expect(await change(join)).toMatchObject({ ok: true })
  expect(await change({ ...join, role: '骨干' })).toEqual({ ok: false, code: 'memberTwice' })
  expect(await change({ ...join, name: '示例 张工' })).toEqual({ ok: false, code: 'memberTwice' })
  expect(await change({ ...join, name: '示例赵工' })).toMatchObject({ ok: true })
  const { id } = await app.read.studioMember.findFirstOrThrow({ orderBy: { joinedOn: 'desc' } })
  const renamed = { change: 'amendMember', member: id, role: '成员', joinedOn: '2019-01-01' }
  const names = ['示例李工', '示例赵工', '示例张工']
  const answers = names.map((name) => change({ ...renamed, name, reason: '更正姓名' }))
  expect(
    (await Promise.all(answers)).filter((one) => !one.ok && one.code === 'memberTwice'),
  ).toHaveLength(2)
  const grant = {
    ...{ change: 'receive', year: '2021', source: '示例市总工会', amount: '50000' },
    ...{ purpose: '设备', on: '2021-03-01' },
  }
  expect(await change(grant)).toMatchObject({ ok: true })
  const again = { ...grant, purpose: '购置设备' }
  expect(await change(again)).toEqual({ ok: false, code: 'grantTwice' })
  expect(await change({ ...again, on: '2021-03-02' })).toMatchObject({ ok: true })
  expect(await app.read.studioMember.count()).toBe(2)
  expect(await app.read.studioGrant.count()).toBe(2)
})

it('corrects a member who has become the lead, under the name that both have', async () => {
  await change(join)
  const lead = { change: 'lead', leadName: join.name, leadHonours: '', ...because }
  expect(await change(lead)).toMatchObject({ ok: true })
  const { id } = await app.read.studioMember.findFirstOrThrow()
  const amended = { change: 'amendMember', member: id, name: join.name, role: '领军人' }
  expect(await change({ ...amended, joinedOn: '2019-01-01', reason: '更正' })).toMatchObject({
    ok: true,
  })
})

it('lets somebody who left come back', async () => {
  await change(join)
  const { id } = await app.read.studioMember.findFirstOrThrow()
  expect(await change({ change: 'leave', member: id, on: '2020-01-01' })).toMatchObject({
    ok: true,
  })
  expect(await change({ ...join, on: '2021-01-01' })).toMatchObject({ ok: true })
})

describe('a studio', () => {
  it('is registered with its unit, its tables and its log', async () => {
    const studio = await app.read.studio.findUniqueOrThrow({
      where: { id: studioId },
      include: { unit: true },
    })
    expect(studio).toMatchObject({
      name: '示例张工创新工作室',
      zoneCode: 'a',
      leadName: '示例张工',
      level: 'county',
      star: 0,
      status: 'active',
      trades: '["电工","焊工"]',
      unit: { name: '示例供电公司' },
    })
    const [event] = await app.read.event.findMany({ where: { scopeId: studioScope(studioId) } })
    expect(event).toMatchObject({ seq: 1, kind: 'studio.registered', actor: 'organiser' })
  })

  it('is registered once, in a zone that there is, with days that have come', async () => {
    const before = await events()
    expect(await register()).toEqual({ ok: false, code: 'alreadyRegistered' })
    expect(await register({ zone: 'nowhere' })).toEqual({ ok: false, code: 'zoneUnknown' })
    expect(await register({ name: '另一', foundedOn: '2021-05-02' })).toMatchObject({
      code: 'future',
    })
    expect(await register({ name: '另一', namedOn: '2016-04-30' })).toMatchObject({
      code: 'datesOrder',
    })
    expect(await events()).toBe(before)
    expect(await app.read.unit.count()).toBe(1)
  })

  it('answers the same op as the first time, and another body under its id not at all', async () => {
    const opId = randomUUID()
    const first = await register({ name: '示例另一工作室' }, opId)
    expect(await register({ name: '示例另一工作室' }, opId)).toEqual(first)
    expect(await register({ name: '示例别的工作室' }, opId)).toEqual({ ok: false, code: 'reused' })
    expect(await app.read.studio.count()).toBe(2)
    const changeId = randomUUID()
    expect(await change(join, changeId)).toEqual({ ok: true, studioId })
    expect(await change(join, changeId)).toEqual({ ok: true, studioId })
    expect(await change({ ...join, role: '秘书' }, changeId)).toMatchObject({ code: 'reused' })
    expect(await app.read.studioMember.count()).toBe(1)
  })
})

describe('a change', () => {
  it('is in the log and in the tables, which say the same', async () => {
    await change(join)
    const member = await app.read.studioMember.findFirstOrThrow()
    expect(openField(app.secrets, 'name', member.id, member.sealedName)).toBe('示例李工')
    await change({ ...record, byWhom: member.id })
    const sign = { change: 'sign', apprentice: '示例徒弟', agreement: '协议', master: member.id }
    await change({ ...sign, goals: '', startsOn: '2020-01-01', endsOn: '2021-12-31' })
    const apprenticeship = await app.read.apprenticeship.findFirstOrThrow()
    await change({
      ...{ change: 'end', apprenticeship: apprenticeship.id, status: 'passed' },
      ...{ on: '2021-04-01', evaluation: '合格' },
    })
    const money = { change: 'receive', year: '2020', source: '市总工会', purpose: '' }
    await change({ ...money, amount: '30000', on: '2020-03-01' })
    const grant = await app.read.studioGrant.findFirstOrThrow()
    await change({
      ...{ change: 'spend', grant: grant.id, amount: '100.05' },
      ...{ what: '设备', on: '2020-04-01' },
    })
    const rows = await app.read.studio.findUniqueOrThrow({
      where: { id: studioId },
      include: { achievements: true, apprenticeships: true, members: true, grants: true },
    })
    expect(rows.achievements).toMatchObject([{ benefitFen: 1_234_560n, adopted: true }])
    expect(rows.apprenticeships).toMatchObject([
      { status: 'passed', endsOn: '2021-04-01', evaluation: '合格', masterMemberId: member.id },
    ])
    expect(rows.grants).toMatchObject([{ amountFen: 3_000_000n, spentFen: 10_005n }])
    const state = await loadStudio(app.read, studioId)
    if (!state) throw new Error('No log')
    for (const year of [2019, 2020, 2021]) {
      expect(registerFigures(countable(state), year)).toEqual(
        registerFigures(
          {
            ...rows,
            achievements: rows.achievements as never,
            apprenticeships: rows.apprenticeships as never,
          },
          year,
        ),
      )
    }
    const names = ['示例李工', '示例徒弟', '示例张工"']
    const log = await app.read.event.findMany({ where: { scopeId: studioScope(studioId) } })
    for (const name of names) expect(JSON.stringify(log)).not.toContain(name)
  })

  it('of lead, unit, level or status is in the history, and ends the former lead’s access', async () => {
    const personId = await testPerson(app, '16000000001')
    await app.writer.write((tx) =>
      tx.grant.create({ data: { id: 'g', personId, role: 'studioLead', studioId } }),
    )
    await change({ change: 'level', level: 'city', ...because })
    await change({ change: 'lead', leadName: '示例王工', leadHonours: '劳动模范', ...because })
    await change({
      ...{ change: 'unit', unitName: '示例新单位', creditCode: '91999999DEM0000099', zone: 'b' },
      ...because,
    })
    await change({ change: 'status', status: 'rectifying', rectifyBy: '2021-06-01', ...because })
    const history = await app.read.studioHistory.findMany({ orderBy: { seq: 'asc' } })
    expect(history.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['level', 'county', 'city'],
      ['lead', '示例张工', '示例王工'],
      ['unit', '示例供电公司', '示例新单位'],
      ['status', 'active', 'rectifying'],
    ])
    expect(await app.read.studio.findUniqueOrThrow({ where: { id: studioId } })).toMatchObject({
      leadName: '示例王工',
      leadHonours: '["劳动模范"]',
      zoneCode: 'b',
      status: 'rectifying',
      rectifyBy: '2021-06-01',
    })
    expect(await app.read.grant.count({ where: { personId } })).toBe(0)
  })

  it('that is refused changes nothing, and can be corrected under the same id', async () => {
    const before = await events()
    const opId = randomUUID()
    expect(await change({ ...join, on: '2021-05-02' }, opId)).toMatchObject({ code: 'future' })
    expect(await change(join, randomUUID(), 'nothing')).toMatchObject({ code: 'notFound' })
    expect(await events()).toBe(before)
    expect(await change(join, opId)).toMatchObject({ ok: true })
  })

  it('makes no two studios of one name in one unit', async () => {
    const other = await register({ name: '示例另一工作室' })
    if (!other.ok) throw new Error(other.code)
    const rename = { change: 'name', name: '示例张工创新工作室', ...because }
    expect(await change(rename, randomUUID(), other.studioId)).toEqual({
      ok: false,
      code: 'alreadyRegistered',
    })
  })
})
