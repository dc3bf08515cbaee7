import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { seedStudios } from '../../../../prisma/demo/studios'
import { studioChangeSchema } from '~/protocol/studio'
import { fieldErrorKey } from '~/http/fieldErrors'
import { textsOf } from '~/locales/texts.server'
import { officeStudioFilters } from '~/queries/studio/officeStudios.server'
import { sheetWords } from '~/queries/studio/sheetWords.server'
import { studioSheets } from '~/queries/studio/studioSheets.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { testEdition } from '~/services/testing/people'
import { loadStudio } from '../loadStudio.server'
import { checkSheet, type CheckedSheet } from './checkSheet.server'
import { importSheet } from './importSheet.server'
import { changeStudio } from '../changeStudio.server'
import { xlsx } from './testXlsx'
import { writeSheets } from './writeSheet.server'

let app: TestApplication
const scope = { editionId: 'edition-1', zoneId: null, contestId: null } as const
const zone = { ...scope, zoneId: 'zone-a' }
const organiser = {
  personId: 'o',
  grants: [{ role: 'organiser', editionId: 'edition-1' }],
} as const
const says = (['zh', 'en'] as const).map((one) => (key: string) => textsOf(one).t(key))

beforeEach(async () => {
  app = await testApplication()
  await testEdition(app)
})
afterEach(() => app.close())

const HEAD = [
  '工作室名称',
  '赛区',
  '单位全称',
  '统一社会信用代码',
  '领军人',
  '级别',
  '行业',
  '创建日期',
]
const row = (name: string, more: Record<number, string | number> = {}) =>
  Object.assign(['', 'a', '示例公司', '91999999DEM000001X', '示例张工', '市级', '电', 42491], {
    0: name,
    ...more,
  }) as (string | number)[]

async function fileOf(head: string[], rows: (string | number | null)[][]): Promise<Uint8Array> {
  const sheet = { name: '名录', head, widths: head.map(() => 10), rows }
  const bytes = await writeSheets([sheet])
  if (!bytes) throw new Error('Nothing was written')
  return bytes
}
const how = async () => ({
  what: 'register' as const,
  words: await sheetWords(app.read, says, 'register'),
  error: fieldErrorKey,
})
const check = async (bytes: Uint8Array) =>
  checkSheet(app, { bytes, personId: 'organiser', ...(await how()) })
async function good(bytes: Uint8Array): Promise<Extract<CheckedSheet, { ok: true }>> {
  const checked = await check(bytes)
  if (!checked.ok) throw new Error(checked.problem.code)
  return checked
}
const run = async (
  { sheet, digest }: Awaited<ReturnType<typeof good>>,
  { opId = randomUUID(), actor = 'organiser' } = {},
) => importSheet(app, { opId, sheet, digest, actor, receivedAt: app.now(), ...(await how()) })
const exported = async (more: object = {}) => {
  const sheets = await studioSheets(app, {
    ...{ viewer: organiser, scope, isEnglish: false, withMembers: false },
    filters: officeStudioFilters.parse({}),
    say: says[0] ?? String,
    ...more,
  })
  return sheets
}

it('shows what would happen, then does exactly that, once', async () => {
  const rows = [row('甲工作室'), row('乙工作室', { 5: '区级' }), row('甲工作室'), row('丙工作室')]
  const checked = await good(await fileOf(HEAD, rows))
  expect(checked.rows.map(({ line, kind }) => [line, kind])).toEqual([
    [2, 'new'],
    [3, 'refused'],
    [4, 'refused'],
    [5, 'new'],
  ])
  expect(checked.rows[1]?.problems).toEqual([{ column: 'level', code: 'studio:import.row.level' }])
  expect(checked.rows[2]?.problems).toEqual([{ column: 'name', code: 'studio:import.row.twice' }])
  expect(await app.read.studio.count()).toBe(0)

  const opId = randomUUID()
  expect(await run(checked, { opId })).toEqual({ ok: true, entered: 2, changed: 0 })
  expect(await run(checked, { opId })).toEqual({ ok: true, entered: 2, changed: 0 })
  expect(await run({ ...checked, digest: '0'.repeat(64) }, { opId })).toMatchObject({
    code: 'reused',
  })
  const studios = await app.read.studio.findMany({ include: { unit: true } })
  expect(studios.map(({ name }) => name).sort()).toEqual(['丙工作室', '甲工作室'])
  expect(studios[0]).toMatchObject({ foundedOn: '2016-05-01', unit: { name: '示例公司' } })
  expect(await app.read.unit.count()).toBe(1)
  const state = await loadStudio(app.read, studios[0]?.id ?? '')
  expect(state).toMatchObject({ level: 'city', seq: 1, zone: 'a' })
})

it('refuses a credit code that a spreadsheet keeps as a number, and shows that of a new unit', async () => {
  // what a spreadsheet makes of 911306007233656123: fifteen digits are kept
  const rows = [row('甲工作室', { 3: 911306007233656000 }), row('乙工作室')]
  const checked = await good(await fileOf(HEAD, rows))
  expect(checked.rows).toMatchObject([
    { kind: 'refused', newUnit: null },
    { kind: 'new', newUnit: '91999999DEM000001X' },
  ])
  const code = 'studio:import.row.creditCode'
  expect(checked.rows[0]?.problems).toEqual([{ column: 'creditCode', code }])
  expect(await run(checked)).toMatchObject({ entered: 1 })
  const again = await good(await fileOf(HEAD, [row('丙工作室')]))
  expect(again.rows).toMatchObject([{ kind: 'new', newUnit: null }])
})

it('keeps nothing that nobody sees, and refuses half a character with its cell', async () => {
  const line = (cells: (string | number)[], at: number) => {
    const cell = (text: string | number, index: number) =>
      `<c r="${'ABCDEFGH'.charAt(index)}${at + 1}" t="inlineStr"><is><t>${text}</t></is></c>`
    return `<row r="${at + 1}">${cells.map(cell).join('')}</row>`
  }
  const day = '2016-05-01'
  const lines = [
    HEAD,
    row('\u202e甲\u200b工&#xFEFF;作室', { 7: day }),
    row('乙&#xD842;工作室', { 7: day }),
    row('丙工作室', { 5: '市\u200b级', 6: '电&#xDFFF;', 7: day }),
  ]
  const checked = await good(await xlsx(lines.map(line).join(''), ''))
  expect(checked.rows.map(({ kind, problems }) => [kind, problems])).toEqual([
    ['new', []],
    ['refused', [{ column: 'name', code: 'broken' }]],
    ['refused', [{ column: 'industry', code: 'broken' }]],
  ])
  expect(await run(checked)).toMatchObject({ entered: 1 })
  expect(await app.read.studio.findMany()).toMatchObject([{ name: '甲工作室' }])
})

it('imports nothing when the register is no longer what was shown', async () => {
  const checked = await good(await fileOf(HEAD, [row('甲工作室'), row('乙工作室')]))
  await run(await good(await fileOf(HEAD, [row('甲工作室')])))
  expect(await run(checked)).toEqual({ ok: false, code: 'stale' })
  expect(await app.read.studio.count()).toBe(1)
})

it('does not overwrite what the lead wrote after the dry run', async () => {
  await run(await good(await fileOf(HEAD, [row('甲工作室')])))
  const { id: studioId } = await app.read.studio.findFirstOrThrow()
  const write = (plan: string) => {
    const texts = { industry: '电', trades: '', premises: '', rules: '', leadHonours: '', plan }
    const form = studioChangeSchema.parse({ opId: randomUUID(), change: 'texts', ...texts })
    return changeStudio(app, { studioId, form, actor: 'lead', receivedAt: app.now() })
  }
  await write('旧计划')
  const file = await fileOf([...HEAD, '工作计划'], [[...row('甲工作室'), '表中计划']])
  const checked = await good(file)
  const changes = [{ column: 'plan', from: '旧计划', to: '表中计划' }]
  expect(checked.rows).toMatchObject([{ kind: 'differs', changes }])
  await write('领军人刚写的新计划')
  expect(await run(checked)).toEqual({ ok: false, code: 'stale' })
  expect((await app.read.studio.findFirstOrThrow()).plan).toBe('领军人刚写的新计划')
})

it('imports the file of one’s own dry run only, and for an hour', async () => {
  const checked = await good(await fileOf(HEAD, [row('甲工作室')]))
  expect(await run(checked, { actor: 'another' })).toEqual({ ok: false, code: 'expired' })
  const at = app.now()
  app.setNow(new Date(at.getTime() + 61 * 60_000))
  expect(await run(checked)).toEqual({ ok: false, code: 'expired' })
  app.setNow(at)
  const opId = randomUUID()
  expect(await run(checked, { opId })).toMatchObject({ ok: true })
  app.setNow(new Date(at.getTime() + 61 * 60_000))
  expect(await run(checked, { opId })).toMatchObject({ ok: true, entered: 1 })
})

it.each<[string, () => Promise<Uint8Array>, object]>([
  ['only headings', () => fileOf(HEAD, []), { code: 'noRows' }],
  ['no headings', () => fileOf(['a', 'b'], [['c', 'd']]), { code: 'noHead' }],
  [
    'a column that is missing',
    () => fileOf(HEAD.slice(0, 7), [row('甲').slice(0, 7)]),
    { code: 'missingColumns', columns: ['foundedOn'] },
  ],
  [
    'more rows than it takes',
    () =>
      fileOf(
        HEAD,
        Array.from({ length: 1_001 }, (_, at) => row(`示例${at}`)),
      ),
    { code: 'tooManyRows' },
  ],
  ['no spreadsheet', () => Promise.resolve(new Uint8Array(9)), { code: 'notSheet' }],
])('refuses a file with %s', async (_, make, problem) => {
  expect(await check(await make())).toMatchObject({ ok: false, problem })
})

it('takes a thousand rows in one transaction, however much they say', async () => {
  const rows = Array.from({ length: 1_000 }, (_, at) => [
    ...row(`示例第${at}工作室`, {
      2: `示例单位${at % 500}`,
      3: `9199999900000${String(at % 500).padStart(5, '0')}`,
    }),
    '制度'.repeat(1_000),
  ])
  const file = await fileOf([...HEAD, '制度'], rows)
  expect(await run(await good(file))).toMatchObject({ entered: 1_000 })
  expect(await app.read.unit.count()).toBe(500)
  expect(await app.read.event.count({ where: { kind: 'studio.registered' } })).toBe(1_000)
})

describe('what was exported', () => {
  beforeEach(async () => {
    await seedStudios(app)
    // the zones of the sample studios, as their programme has them
    const codes = await app.read.studio.findMany({ distinct: ['zoneCode'] })
    await app.writer.write((tx) =>
      tx.zone.createMany({
        data: codes.map(({ zoneCode: code }, ordinal) => ({
          ...{ id: `z-${code}`, editionId: 'edition-1', code, name: `赛区${code}`, nameEn: code },
          ...{ kind: 'county', ordinal },
        })),
      }),
    )
  })

  it.each([
    ['Chinese', 0, false],
    ['English', 1, true],
  ])('in %s can be imported again and changes nothing', async (_, at, isEnglish) => {
    const bytes = await writeSheets(await exported({ say: says[at], isEnglish }))
    const checked = await good(bytes ?? new Uint8Array())
    expect(checked.rows).toHaveLength(160)
    expect(checked.rows.filter(({ kind }) => kind !== 'unchanged')).toEqual([])
    expect([checked.unknown, checked.good]).toEqual([[], 0])
  })

  it('takes changed texts, and sends all else to the studio’s page', async () => {
    const [sheet] = await exported()
    if (!sheet) throw new Error('No sheet')
    const at = (heading: string) => sheet.head.indexOf(heading)
    const rows = sheet.rows.map((one) => [...one])
    const [first = [], second = []] = rows.filter((one) => one[at('状态')] === '在册')
    first[at('工作计划')] = '=新的计划'
    first[at('工种')] = '焊工、电工'
    second[at('星级')] = 0
    const checked = await good(await fileOf([...sheet.head], rows))
    const touched = checked.rows.filter(({ kind }) => kind !== 'unchanged')
    expect(touched.map(({ kind }) => kind).sort()).toEqual(['differs', 'refused'])
    expect(touched.find(({ kind }) => kind === 'differs')?.changes).toMatchObject([
      { column: 'trades', to: '焊工、电工' },
      { column: 'plan', to: '=新的计划' },
    ])
    const events = await app.read.event.count()
    expect(await run(checked)).toEqual({ ok: true, entered: 0, changed: 1 })
    expect(await app.read.event.count()).toBe(events + 1)
    const id = String(first[0])
    const studio = await app.read.studio.findUniqueOrThrow({ where: { id } })
    expect(studio).toMatchObject({ plan: '=新的计划', trades: '["焊工","电工"]' })
    const state = await loadStudio(app.read, id)
    expect(state?.texts).toMatchObject({ plan: '=新的计划', trades: ['焊工', '电工'] })
  })

  it('has results, grants and history beside the studios, and people when they are asked for', async () => {
    const names = (sheets: Awaited<ReturnType<typeof exported>>) => sheets.map(({ name }) => name)
    const plain = await exported()
    expect(names(plain)).toEqual(['工作室台账', '创新成果', '经费', '经费支出', '变更历史'])
    const [, results, grants, , history] = plain
    expect(results?.rows).toHaveLength(await app.read.achievement.count())
    expect(grants?.rows).toHaveLength(await app.read.studioGrant.count())
    expect(history?.rows).toHaveLength(await app.read.studioHistory.count())
    const { benefitFen } = await app.read.achievement
      .aggregate({ _sum: { benefitFen: true } })
      .then(({ _sum }) => ({ benefitFen: Number(_sum.benefitFen ?? 0n) }))
    const at = results?.head.indexOf('经济效益（元）') ?? -1
    const sum = results?.rows.reduce((total, row) => total + Number(row[at]), 0) ?? 0
    expect(sum).toBeCloseTo(benefitFen / 100, 1)
    expect(JSON.stringify(plain)).not.toMatch(/示例成员|示例徒弟/)
    const people = await exported({ withMembers: true })
    expect(names(people)).toContain('师带徒')
    expect(JSON.stringify(people)).toMatch(/示例成员/)
  })

  it('says what each grant was spent on', async () => {
    const { id, studioId } = await app.read.studioGrant.findFirstOrThrow()
    const spend = {
      change: 'spend',
      grant: id,
      amount: '10.5',
      what: '示波器一台',
      on: '2021-04-01',
    }
    const form = studioChangeSchema.parse({ opId: randomUUID(), ...spend })
    await changeStudio(app, { studioId, form, actor: 'organiser', receivedAt: app.now() })
    const spendings = (await exported()).find(({ name }) => name === '经费支出')
    expect(spendings?.rows.some((row) => row.includes('示波器一台') && row.includes(10.5))).toBe(
      true,
    )
  })

  it('is the zone’s for its officer, and names members to those who may read them only', async () => {
    const code = (await app.read.studio.findFirstOrThrow()).zoneCode
    const own = { ...zone, zoneId: `z-${code}` }
    const officer = {
      personId: 'p',
      grants: [{ role: 'zoneOfficer', editionId: 'edition-1', zoneId: `z-${code}` }],
    }
    const [register] = await exported({ scope: own })
    const count = await app.read.studio.count({ where: { zoneCode: code } })
    expect(register?.rows).toHaveLength(count)
    expect(JSON.stringify(await exported())).not.toContain('示例成员')
    const [, members] = await exported({ scope: own, viewer: officer, withMembers: true })
    expect(JSON.stringify(members)).toContain('示例成员')
    const stranger = { personId: 's', grants: [] }
    const [, none] = await exported({ viewer: stranger, withMembers: true })
    expect(none?.rows).toEqual([])
  })
})
