/** What is entered can be seen, and what was entered wrong can be put right. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { studioChangeSchema, studioRowSchema } from '~/protocol/studio'
import { studioFilters } from '~/protocol/studioRegister'
import { doublingPlans } from '~/queries/studio/doublingPlans.server'
import { publicRegister } from '~/queries/studio/publicRegister.server'
import { publicStudio } from '~/queries/studio/publicStudio.server'
import { studioRecord } from '~/queries/studio/studioRecord.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { testEdition } from '~/services/testing/people'
import { changeStudio } from './changeStudio.server'
import { registerStudio } from './registerStudio.server'

let app: TestApplication
let studioId: string
const ok = { ok: true }
const UNIT = { unitName: '示例供电公司', creditCode: '91999999DEM000001X' }

const register = (more: Record<string, string> = {}) =>
  registerStudio(app, {
    ...{ opId: randomUUID(), actor: 'organiser', receivedAt: app.now() },
    row: studioRowSchema.parse({
      ...{ name: '示例张工创新工作室', zone: 'a', ...UNIT, leadName: '示例张工', level: 'county' },
      ...{ foundedOn: '2016-05-01', namedOn: '2018-04-28', industry: '电', ...more },
    }),
  })
const change = (fields: Record<string, string>, id = studioId) =>
  changeStudio(app, {
    ...{ studioId: id, actor: 'organiser', receivedAt: app.now() },
    form: studioChangeSchema.parse({ opId: randomUUID(), ...fields }),
  })
const record = async (id = studioId) => {
  const found = await studioRecord(app, id)
  if (!found) throw new Error('No record')
  return found
}
const because = { on: '2021-03-01', reason: '依规变更' }
const reason = '登记有误'
const receive = { change: 'receive', year: '2019', source: '市总工会', on: '2019-03-01' }
const sign = { change: 'sign', apprentice: '示例小王', agreement: '协议第七号', goals: '取得技师' }
const period = { startsOn: '2020-01-01', endsOn: '2020-12-31' }

beforeEach(async () => {
  app = await testApplication()
  await testEdition(app)
  const answer = await register()
  if (!answer.ok) throw new Error(answer.code)
  studioId = answer.studioId
})
afterEach(() => app.close())

describe('the doubling plan and the public register', () => {
  const namedIn = async (year: number) => {
    await app.writer.write((tx) => tx.doublingTarget.create({ data: { year, target: 80 } }))
    const plans = await doublingPlans(app.read, '2021-12-31')
    return plans.find((plan) => plan.year === year)?.named
  }

  it('count a naming that was entered by hand, and show the studio from then on', async () => {
    const answer = await register({ name: '示例新命名工作室', namedOn: '' })
    if (!answer.ok) throw new Error(answer.code)
    const all = () => publicRegister(app, studioFilters.parse({}))
    expect((await all()).listed).toBe(1)
    expect(await publicStudio(app.read, answer.studioId)).toBeNull()
    const level = { change: 'level', level: 'city', ...because }
    expect(await change(level, answer.studioId)).toEqual({ ok: false, code: 'neverNamed' })
    expect(await change({ ...level, change: 'naming' }, answer.studioId)).toMatchObject(ok)
    const found = await all()
    expect([found.listed, found.years]).toEqual([2, ['2021', '2018']])
    expect((await publicStudio(app.read, answer.studioId))?.past).toMatchObject([
      { at: because.on, named: null, changes: [{ kind: 'named', to: 'city' }] },
    ])
    expect(await namedIn(2021)).toBe(1)
  })

  it('count a county’s studio in the year in which it rises', async () => {
    expect(await change({ change: 'level', level: 'city', ...because })).toMatchObject(ok)
    expect([await namedIn(2018), await namedIn(2021)]).toEqual([0, 1])
  })

  it('follow a naming whose day or level was wrong', async () => {
    const answer = await register({ name: '示例新命名工作室', namedOn: '' })
    if (!answer.ok) throw new Error(answer.code)
    const id = answer.studioId
    await change({ change: 'naming', level: 'county', ...because }, id)
    const right = { foundedOn: '2016-05-01', namedOn: '2020-12-20', level: 'city', reason }
    expect(await change({ change: 'correct', leadName: '示例张工', ...right }, id)).toMatchObject(
      ok,
    )
    expect([await namedIn(2020), await namedIn(2021)]).toEqual([1, 0])
    const { history, namedOn, level } = await record(id)
    expect([namedOn, level]).toEqual(['2020-12-20', 'city'])
    expect(history.map(({ kind, from, to, at }) => [kind, from, to, at])).toEqual([
      [
        'corrected',
        '{"namedOn":"2021-03-01","level":"county"}',
        '{"namedOn":"2020-12-20","level":"city"}',
        '2021-05-01',
      ],
      ['named', 'county', 'city', '2020-12-20'],
    ])
  })
})

describe('what was entered', () => {
  it('is seen: what a grant was for, and each thing that it was spent on', async () => {
    await change({ ...receive, amount: '1000', purpose: '补助用途甲' })
    const { id } = await app.read.studioGrant.findFirstOrThrow()
    const spend = { change: 'spend', grant: id, on: '2019-04-01' }
    expect(await change({ ...spend, amount: '10', what: '示波器一台' })).toMatchObject(ok)
    expect(await change({ ...spend, amount: '0.5', what: '耗材' })).toMatchObject(ok)
    const { grants, years } = await record()
    expect(grants).toMatchObject([
      {
        ...{ purpose: '补助用途甲', amount: '1000.00', spent: '10.50', left: '989.50' },
        spendings: [
          { what: '示波器一台', amount: '10.00', spentOn: '2019-04-01' },
          { what: '耗材', amount: '0.50' },
        ],
      },
    ])
    expect(years.map(({ year, grant }) => [year, grant])).toEqual([
      [2021, '0.00'],
      [2019, '1000.00'],
    ])
  })

  it('is seen: agreement, goals, master and evaluation of an apprenticeship', async () => {
    await change({ ...sign, ...period })
    const { id } = await app.read.apprenticeship.findFirstOrThrow()
    const end = { change: 'end', apprenticeship: id, status: 'passed', evaluation: '评价优良' }
    expect(await change({ ...end, on: '2020-12-31' })).toMatchObject(ok)
    expect((await record()).apprenticeships).toMatchObject([
      {
        ...{ name: '示例小王', masterName: '示例张工', agreement: '协议第七号', goals: '取得技师' },
        ...{ evaluation: '评价优良', status: 'passed' },
      },
    ])
    expect((await record()).years.map(({ year }) => year)).toEqual([2021, 2020])
  })

  it('is seen: the authors of a result, its lead among them', async () => {
    const result = { kind: 'renovation', title: '示例改造', year: '2020', doneOn: '2020-06-01' }
    const form = { change: 'record', ...result, benefit: '1', byWhom: 'lead' }
    expect(await change(form)).toMatchObject(ok)
    await change({ change: 'lead', leadName: '示例李工', ...because })
    const { achievements, formerLeads } = await record()
    expect(achievements).toMatchObject([{ authors: ['示例张工'], byWhom: [formerLeads[0]?.id] }])
  })
})

it('leaves the former lead’s apprentices with the former lead', async () => {
  for (let count = 0; count < 5; count += 1) {
    const days = { startsOn: '2020-01-01', endsOn: '2021-12-31' }
    expect(await change({ ...sign, apprentice: `示例徒弟${count}`, ...days })).toMatchObject(ok)
  }
  await change({ change: 'lead', leadName: '示例李工', ...because })
  const next = { startsOn: '2021-03-02', endsOn: '2022-03-01' }
  expect(await change({ ...sign, apprentice: '示例新徒弟', ...next })).toMatchObject(ok)
  const { apprenticeships } = await record()
  expect(apprenticeships.map(({ masterName }) => masterName)).toEqual([
    '示例李工',
    ...Array.from({ length: 5 }, () => '示例张工'),
  ])
})

describe('what was entered wrong is corrected', () => {
  it('of the unit: its zone alone, its name for all its studios, and no other unit’s name', async () => {
    const second = await register({ name: '示例第二工作室' })
    if (!second.ok) throw new Error(second.code)
    const unit = { change: 'unit', ...UNIT, zone: 'b', ...because }
    expect(await change(unit)).toMatchObject(ok)
    const wrong = { ...unit, unitName: '示例错名公司', zone: 'a' }
    expect(await change(wrong)).toEqual({ ok: false, code: 'unitOther' })
    const other = { name: '示例第三工作室', unitName: '示例错名公司' }
    expect(await register(other)).toEqual({ ok: false, code: 'unitOther' })
    const rename = { change: 'renameUnit', unitName: '示例供电集团', ...because }
    expect(await change(rename)).toMatchObject(ok)
    expect(await change(rename)).toEqual({ ok: false, code: 'nothingChanged' })
    for (const id of [studioId, second.studioId]) {
      const { unit: now, history } = await record(id)
      expect(now.name).toBe('示例供电集团')
      expect(history[0]).toMatchObject({
        ...{ kind: 'unitRenamed', from: UNIT.unitName, to: now.name, reason: because.reason },
      })
    }
    expect((await record()).history.map(({ kind, to }) => [kind, to])).toContainEqual(['zone', 'b'])
  })

  it('of the studio and its lead’s name, without taking the lead’s account', async () => {
    const facts = { foundedOn: '2016-06-01', namedOn: '2018-04-28', level: 'county', reason }
    const form = { change: 'correct', nameEn: 'Sample', leadName: '示例章工', ...facts }
    expect(await change(form)).toMatchObject(ok)
    expect(await change(form)).toEqual({ ok: false, code: 'nothingChanged' })
    const { history, ...now } = await record()
    expect(now).toMatchObject({ nameEn: 'Sample', leadName: '示例章工', foundedOn: '2016-06-01' })
    expect(history).toMatchObject([
      {
        kind: 'corrected',
        from: '{"nameEn":"","foundedOn":"2016-05-01","leadName":"示例张工"}',
        to: '{"nameEn":"Sample","foundedOn":"2016-06-01","leadName":"示例章工"}',
      },
    ])
    const log = await app.read.event.findMany({ where: { kind: 'studio.corrected' } })
    expect(JSON.stringify(log)).not.toContain('示例章工')
    const past = (await publicStudio(app.read, studioId))?.past
    expect(past?.flatMap(({ changes }) => changes)).toEqual([])
  })

  it('of a member, with the name in no log', async () => {
    await change({ change: 'join', name: '示例李工', role: '成员', on: '2019-01-01' })
    const [member] = (await record()).members
    const right = {
      name: '示例黎工',
      role: '副领军人',
      certificates: '技师',
      joinedOn: '2019-02-01',
    }
    const form = { change: 'amendMember', member: member?.id ?? '', ...right, reason }
    expect(await change(form)).toMatchObject(ok)
    expect(await change(form)).toEqual({ ok: false, code: 'nothingChanged' })
    const { members, history } = await record()
    expect(members).toMatchObject([{ ...right, certificates: ['技师'] }])
    expect(history[0]).toMatchObject({ kind: 'member', reason })
    const rows = [await app.read.event.findMany(), await app.read.studioHistory.findMany()]
    expect(JSON.stringify(rows)).not.toContain('示例黎工')
  })

  it('of grants and spendings, until they are withdrawn', async () => {
    await change({ ...receive, amount: '1000', purpose: '' })
    const { id: grant } = await app.read.studioGrant.findFirstOrThrow()
    await change({ change: 'spend', grant, amount: '10', what: '示波器', on: '2019-04-01' })
    const spending = (await record()).grants[0]?.spendings[0]?.id ?? ''
    const spent = { grant, spending, amount: '12', what: '示波器一台', spentOn: '2019-04-02' }
    expect(await change({ change: 'amendSpending', ...spent, reason })).toMatchObject(ok)
    const facts = { year: '2020', source: '省总工会', amount: '2000', receivedOn: '2019-03-01' }
    expect(await change({ change: 'amendGrant', grant, ...facts, reason })).toMatchObject(ok)
    expect(await app.read.studioGrant.findFirstOrThrow()).toMatchObject({
      ...{ amountFen: 200_000n, spentFen: 1_200n, year: 2020, source: '省总工会' },
    })
    const drop = { change: 'withdrawGrant', grant, reason }
    expect(await change(drop)).toEqual({ ok: false, code: 'grantSpent' })
    const dropSpending = { change: 'withdrawSpending', grant, spending, reason }
    expect(await change(dropSpending)).toMatchObject(ok)
    expect(await change(drop)).toMatchObject(ok)
    const { grants, years, history } = await record()
    expect(grants).toMatchObject([{ status: 'withdrawn', spent: '0.00' }])
    expect(years.every(({ grant: sum }) => sum === '0.00')).toBe(true)
    expect(history.map(({ kind }) => kind)).toEqual(['grant', 'spending', 'grant', 'spending'])
    expect(history[0]).toMatchObject({ from: '{"source":"省总工会"}', to: '{}', reason })
  })

  it('of an apprenticeship, until it is withdrawn', async () => {
    await change({ change: 'join', name: '示例李工', role: '成员', on: '2019-01-01' })
    const master = (await record()).members[0]?.id ?? ''
    await change({ ...sign, ...period })
    const { id: apprenticeship } = await app.read.apprenticeship.findFirstOrThrow()
    const right = {
      ...{ change: 'amendApprenticeship', apprenticeship, master, apprentice: '示例小汪' },
      ...{ agreement: '协议第八号', goals: '', ...period, status: 'running', reason },
    }
    expect(await change(right)).toMatchObject(ok)
    expect((await record()).apprenticeships).toMatchObject([
      { name: '示例小汪', masterName: '示例李工', agreement: '协议第八号', goals: '' },
    ])
    expect(await app.read.apprenticeship.findFirst()).toMatchObject({ masterMemberId: master })
    const drop = { change: 'withdrawApprenticeship', apprenticeship, reason }
    expect(await change(drop)).toMatchObject(ok)
    expect(await change(drop)).toEqual({ ok: false, code: 'apprenticeshipUnknown' })
    const { apprenticeships, years } = await record()
    expect(apprenticeships).toMatchObject([{ status: 'withdrawn' }])
    expect(years.map(({ year, apprentices }) => [year, apprentices])).toEqual([[2021, 0]])
  })
})
