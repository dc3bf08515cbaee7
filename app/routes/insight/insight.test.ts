/** Who may read the pages of insight, and what they say of a register and a cycle. */
import { randomUUID } from 'node:crypto'
import type { LoaderFunctionArgs } from '@remix-run/node'
import readSheets from 'read-excel-file/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { replaceApplication } from '~/http/application.server'
import type { Role } from '~/domain/people/permissionTable'
import { readSheet } from '~/services/studio/sheet/readSheet.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { testPerson } from '~/services/testing/people'
import { cookieOf } from '~/services/testing/posting'
import { TestExpert, testPanels, type TestPanels } from '~/services/testing/reviewPanel'
import { SECRETS } from '~/services/testing/studios'
import { movePanelWithin } from '~/services/review/panel/changePanels.server'
import * as experts from './experts'
import * as exported from './export'
import * as ratings from './ratings'
import * as register from './register'
import * as risks from './risks'

type Who = 'organiser' | 'zoneOfficer' | 'studioLead' | 'expert' | 'chiefJudge'

let app: TestApplication
let panels: TestPanels
const people = new Map<Who, string>()

beforeAll(async () => {
  app = await testApplication()
  replaceApplication(app)
  panels = await testPanels(app)
  const editionId = 'edition-2021'
  const zone = await app.read.zone.findFirstOrThrow({ where: { editionId } })
  const grants: [Who, { role: Role } & Record<string, string>][] = [
    ['organiser', { role: 'organiser', editionId }],
    ['zoneOfficer', { role: 'zoneOfficer', editionId, zoneId: zone.id }],
    ['studioLead', { role: 'studioLead', studioId: 'studio-0' }],
    ['expert', { role: 'expert', cycleId: panels.cycleId }],
    ['chiefJudge', { role: 'chiefJudge', editionId, contestId: `${panels.cycleId}.paper` }],
  ]
  for (const [index, [who, grant]] of grants.entries()) {
    const personId = await testPerson(app, String(13_900_000_001 + index))
    await app.writer.write((tx) =>
      tx.grant.create({ data: { id: randomUUID(), personId, ...grant } }),
    )
    people.set(who, personId)
  }
  await app.writer.write((tx) => decide(tx))
  await score()
})
afterAll(() => app.close())

/** A closed cycle before this one: a studio of the register kept its star, now it lost one. */
async function decide(tx: Parameters<Parameters<TestApplication['writer']['write']>[0]>[0]) {
  const { scheme, ...cycle } = await tx.reviewCycle.findUniqueOrThrow({
    where: { id: panels.cycleId },
  })
  for (const [year, rating] of [
    [2019, 'pass'],
    [2020, 'fail'],
  ] as const) {
    const id = `cycle-${year}`
    const { openedAt, template, kind, title, titleEn } = cycle
    await tx.reviewCycle.create({
      data: { id, year, scheme, openedAt, template, kind, title, titleEn, phase: 'closed' },
    })
    const studio = await tx.studio.findUniqueOrThrow({ where: { id: 'studio-1' } })
    const { unitId, zoneCode, level } = studio
    await tx.review.create({
      data: {
        ...{ id: `review-${year}`, cycleId: id, studioId: studio.id, unitId, zoneCode, level },
        ...{ star: 4, phase: 'decided', figures: '{}', rating, decidedOn: `${year}-12-20` },
      },
    })
  }
  await tx.studioHistory.create({
    data: {
      ...{ studioId: 'studio-1', seq: 9, kind: 'star', from: '4', to: '3', reason: '=1+1' },
      ...{ cycleId: 'cycle-2020', at: '2020-12-20' },
    },
  })
}

/** Two experts score the first studio on paper, one throughout higher than the other. */
async function score(): Promise<void> {
  const { cycleId, experts: pool, reviews } = panels
  const by = { actor: 'organiser', opId: randomUUID(), receivedAt: app.now() }
  await app.writer.write((tx) => movePanelWithin(tx, { cycleId, stage: 'paper' }, by))
  for (const [index, level] of [2, 3].entries()) {
    const personId = pool[index] ?? ''
    const expert = await TestExpert.sit(app, { cycleId, key: 'paper', personId })
    await expert.score(reviews[0], level)
  }
}

interface Loading<T> {
  loader: (args: LoaderFunctionArgs) => Promise<T>
}

async function load<T>(module: Loading<T>, search = '', as: Who | null = 'organiser'): Promise<T> {
  const cookie = as === null ? '' : await cookieOf(app, people.get(as) ?? '')
  const request = new Request(`http://localhost:3000/page${search}`, { headers: { cookie } })
  return module.loader({ request, params: {}, context: { nonce: '', address: '10.0.0.1' } })
}

async function statusOfPage(module: Loading<unknown>, as: Who | null): Promise<number> {
  try {
    await load(module, '', as)
    return 200
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status
    if (thrown instanceof Error) throw thrown
    return (thrown as { init: { status: number } }).init.status
  }
}

const PAGES = { register, ratings, risks, experts, exported }

it.each([
  ['organiser', 200],
  ['zoneOfficer', 403],
  ['studioLead', 403],
  ['expert', 403],
  ['chiefJudge', 403],
  [null, 302],
] as const)('%s gets %i from every page', async (who, expected) => {
  const found = await Promise.all(
    Object.values(PAGES).map((module) => statusOfPage(module as Loading<unknown>, who)),
  )
  expect(found).toEqual(found.map(() => expected))
})

it('sums the register by what the address says, and the years of one group', async () => {
  const zones = await load(register, '?by=zone&year=2021')
  expect(zones).toMatchObject({ by: 'zone', year: 2021, group: null })
  expect(zones.rows.map(({ key, studios, results }) => [key, studios, results])).toEqual([
    ['XS', 3, 1],
  ])
  expect(zones.total).toMatchObject({ benefitFen: 478_000_000n, grantFen: 3_000_000n })
  const stars = await load(register, '?by=star&of=2')
  // the first studio's third star is dated after the test's own day
  expect(stars.rows.map(({ key, studios }) => [key, studios])).toEqual([
    ['3', 2],
    ['2', 1],
  ])
  expect(stars.overYears.map(({ year }) => year)).toEqual([2019, 2020, 2021])
})

it('shows what is there where the address asks for what is not', async () => {
  const found = await load(register, '?by=weather&year=1492&of=nowhere')
  expect(found).toMatchObject({ by: 'zone', year: 2021, group: null })
  expect(await load(risks, '?why=weather')).toMatchObject({ filters: { why: '' } })
  expect((await load(experts, '?cycle=none')).chosen).toBe(panels.cycleId)
})

it('counts ratings by year and what the decisions did', async () => {
  const { years, cycles } = await load(ratings)
  expect(years).toMatchObject([
    { year: 2019, decided: 1, fall: 0 },
    { year: 2020, decided: 1, fall: 1 },
  ])
  expect(cycles.map(({ id, decided }) => [id, decided])).toEqual([
    [panels.cycleId, 0],
    ['cycle-2020', 1],
    ['cycle-2019', 1],
  ])
})

it('lists studios at risk with every reason, from the rules and from the reviews', async () => {
  app.setNow(new Date('2021-05-01T12:00:00+08:00'))
  const { studios, total, byZone } = await load(risks)
  expect(studios).toMatchObject([{ id: 'studio-1' }])
  expect(studios[0]?.risks.map(({ kind }) => kind)).toEqual(['starFell', 'ratingFell'])
  expect(total.atRisk).toBe(1)
  expect(total.counts.filter(({ count }) => count > 0)).toEqual([
    { kind: 'starFell', count: 1 },
    { kind: 'ratingFell', count: 1 },
  ])
  expect(byZone).toMatchObject([{ zone: { zh: '徐水区' }, ...total }])
  app.setNow(new Date('2022-06-01T12:00:00+08:00'))
  const later = await load(risks, '?why=rectify')
  expect(later.studios.map(({ id }) => id).sort()).toEqual(['studio-0', 'studio-1', 'studio-2'])
  expect(later.studios[0]).toMatchObject({ id: 'studio-1', risks: [{ kind: 'rectify' }, {}, {}] })
})

it('counts studios at risk in a zone that the programme has no more', async () => {
  app.setNow(new Date('2022-06-01T12:00:00+08:00'))
  const move = (zoneCode: string) =>
    app.writer.write((tx) => tx.studio.update({ where: { id: 'studio-0' }, data: { zoneCode } }))
  await move('OLD')
  const { byZone, total, zones } = await load(risks)
  expect(byZone.map(({ zone, atRisk }) => [zone.zh, atRisk])).toEqual([
    ['徐水区', 2],
    ['OLD', 1],
  ])
  expect(total.atRisk).toBe(3)
  expect(zones.map(({ value }) => value)).toContain('OLD')
  const { studios } = await load(risks, '?zone=OLD')
  expect(studios.map(({ id }) => id)).toEqual(['studio-0'])
  await move('XS')
})

it('sets experts beside each other, and writes nothing into a log', async () => {
  const before = await app.read.event.count()
  const { stages } = await load(experts)
  const paper = stages.find(({ key }) => key === 'paper')
  expect(paper?.experts.map(({ name, sheets, compared }) => [name, sheets, compared])).toEqual([
    ['示例专家1', 1, 1],
    ['示例专家2', 1, 1],
  ])
  const [severe, lenient] = paper?.experts ?? []
  expect(Number(severe?.meanDeviation)).toBeLessThan(0)
  expect(Number(lenient?.meanDeviation)).toBe(-Number(severe?.meanDeviation))
  expect(stages.filter(({ key }) => key !== 'paper').map((one) => one.experts)).toEqual([[], []])
  expect(await app.read.event.count()).toBe(before)
})

/** Every sheet of the spreadsheet as the organiser gets it. */
async function sheetsOf(search: string) {
  const answer = await load(exported as Loading<unknown>, search)
  if (!(answer instanceof Response)) throw new Error('No file')
  expect(answer.headers.get('content-disposition')).toContain('insight-')
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  const bytes = Buffer.from(await answer.arrayBuffer())
  return { bytes, sheets: await readSheets(bytes) }
}

function sheetNamed(sheets: Awaited<ReturnType<typeof readSheets>>, name: string) {
  const found = sheets.find(({ sheet }) => sheet === name)
  if (!found) throw new Error(`No sheet ${name}`)
  return found.data
}

it('exports every table as a sheet in which a text is no formula', async () => {
  app.setNow(new Date('2022-06-01T12:00:00+08:00'))
  await app.writer.write((tx) =>
    tx.studio.update({ where: { id: 'studio-1' }, data: { name: '=1+1', industry: '=2+2' } }),
  )
  const { bytes, sheets } = await sheetsOf('?year=2021')
  expect(sheets.map(({ sheet }) => sheet)).toEqual([
    ...['按赛区 2021', '按行业 2021', '按级别 2021', '按星级 2021', '历年变化'],
    ...['历年年度复核', '各次评审的等次', '风险工作室', '各赛区风险情况', '专家评分诊断'],
  ])
  expect(sheets.filter(({ data }) => data.length < 2)).toEqual([])
  for (const name of ['按行业 2021', '风险工作室']) {
    expect(await readSheet(bytes, [name])).toMatchObject({ formulas: [] })
  }
  expect(sheetNamed(sheets, '按赛区 2021')[1]?.slice(1, 6)).toEqual([3, 1, 1, 1, 4_780_000])
  // no result, so no share of them in use: an empty cell, as the page's dash
  const industries = sheetNamed(sheets, '按行业 2021')
  expect(industries.find(([name]) => name === '=2+2')?.slice(1, 5)).toEqual([1, 0, 0, null])
  expect(sheetNamed(sheets, '风险工作室').map(([name]) => name)).toContain('=1+1')
  expect(sheetNamed(sheets, '各赛区风险情况').at(-1)?.slice(0, 2)).toEqual(['合计', 3])
  expect(sheetNamed(sheets, '专家评分诊断')[1]?.[2]).toBe('示例专家1')
})

it('exports the years of the group that the page shows, beside the year before', async () => {
  const one = sheetNamed((await sheetsOf('?by=industry&of=%3D2%2B2')).sheets, '历年变化')
  expect(one.slice(1).map((cells) => cells.slice(0, 4))).toEqual([
    ['=2+2', 2019, 0, 0],
    ['=2+2', 2020, 0, 0],
    ['=2+2', 2021, 1, 0],
    ['=2+2', 2022, 1, 0],
  ])
  const all = sheetNamed((await sheetsOf('?by=star&year=2021')).sheets, '历年变化')
  expect(all.slice(1).map(([name, year]) => [name, year])).toEqual([
    ['全部工作室', 2019],
    ['全部工作室', 2020],
    ['全部工作室', 2021],
    ['全部工作室', 2022],
  ])
  const now = all.find((cells) => cells[1] === 2021) ?? []
  const column = (title: string) => all[0]?.indexOf(title) ?? -1
  // none was named before that year, so there is nothing to compare with
  expect(now[column('工作室较上年')]).toBe(null)
  const { overYears } = await load(register, '?by=star&year=2021')
  expect(overYears.find(({ year }) => year === 2021)).toMatchObject({
    ...{ studios: 3, before: { studios: null, results: 0 } },
  })
  expect(now[column('成果较上年')]).toBe(1)
  expect(now[column('经济效益（元）较上年')]).toBe(4_780_000)
  // the year before has no result: there is no share to compare with
  expect(now[column('转化率较上年')]).toBe(null)
  // the register begins with the first year
  expect(all[1]?.slice(column('工作室较上年')).filter((cell) => cell !== null)).toEqual([])
})

it('exports the studios at risk that the page shows', async () => {
  app.setNow(new Date('2022-06-01T12:00:00+08:00'))
  const names = async (search: string) =>
    sheetNamed((await sheetsOf(search)).sheets, '风险工作室')
      .slice(1)
      .map(([name]) => name)
  expect(new Set(await names('?zone=XS')).size).toBe(3)
  const fallen = await load(risks, '?why=starFell')
  expect(fallen.studios).toHaveLength(1)
  expect(new Set(await names('?why=starFell'))).toEqual(new Set([fallen.studios[0]?.name]))
  expect(await names('?zone=elsewhere')).toEqual([])
})

it('exports nothing personal but the names of experts that the page shows', async () => {
  const { sheets } = await sheetsOf('')
  const texts = sheets.flatMap(({ sheet, data }) =>
    data.flat().flatMap((cell) => (typeof cell === 'string' ? [[sheet, cell] as const] : [])),
  )
  const cells = sheets.flatMap(({ data }) => data.flat().map(String))
  // whoever signs in is called 王芳 here
  for (const secret of [...Object.values(SECRETS), '王芳', '示例领军人']) {
    expect(cells.filter((cell) => cell.includes(secret))).toEqual([])
  }
  expect(cells.filter((cell) => /1\d{10}/.test(cell))).toEqual([])
  const withExperts = texts.filter(([, text]) => text.includes('示例专家'))
  expect([...new Set(withExperts.map(([sheet]) => sheet))]).toEqual(['专家评分诊断'])
})
