/** Members, results, apprenticeships and grants that come in by a file, as they could by the page. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DetailKind } from '~/domain/studio/sheet/detailColumns'
import { openField } from '~/services/people/personFields.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import {
  changed,
  check,
  fileOf,
  good,
  HEADS,
  kinds,
  reasons,
  registered,
  resultRow,
  run,
  sheetOf,
  STUDIO,
  type Rows,
} from '~/services/testing/detailSheets'
import { testEdition } from '~/services/testing/people'
import { loadStudio } from '../loadStudio.server'
import { xlsx } from './testXlsx'

let app: TestApplication
let studioId: string

beforeEach(async () => {
  app = await testApplication()
  await testEdition(app)
  studioId = await registered(app)
})
afterEach(() => app.close())

const change = (fields: Record<string, string>) => changed(app, studioId, fields)
const join = (name: string) => change({ change: 'join', name, role: '成员', on: '2018-05-01' })

it('shows what would happen, then does exactly that, once', async () => {
  await join('示例王工')
  const rows = [
    resultRow('甲成果', { 7: '示例王工、示例张工' }),
    resultRow('乙成果', { 2: '小专利' }),
    resultRow('甲成果'),
    resultRow('丙成果', { 4: '2022-01-01', 1: 2022 }),
    resultRow('丁成果', { 2: 'Patent', 5: '', 6: '否' }),
  ]
  const checked = await good(app, 'results', await sheetOf('results', rows))
  expect(kinds(checked)).toEqual(['new', 'refused', 'refused', 'refused', 'new'])
  expect(reasons(checked)).toEqual([
    '',
    'kind studio:import.row.kind',
    'title studio:import.row.twice',
    'null studio:problem.future',
    '',
  ])
  expect(checked.rows[0]).toMatchObject({ line: 2, studio: STUDIO, item: '甲成果' })
  expect(await app.read.achievement.count()).toBe(0)

  const opId = randomUUID()
  const done = { ok: true, entered: 2, changed: 0 }
  expect(await run(app, 'results', checked, opId)).toEqual(done)
  expect(await run(app, 'results', checked, opId)).toEqual(done)
  expect(await run(app, 'results', { ...checked, digest: '0'.repeat(64) }, opId)).toMatchObject({
    code: 'reused',
  })
  const entered = await app.read.achievement.findMany({ orderBy: { title: 'asc' } })
  expect(entered.map(({ title }) => title).sort()).toEqual(['丁成果', '甲成果'])
  const member = await app.read.studioMember.findFirstOrThrow()
  const state = await loadStudio(app.read, studioId)
  expect(state?.seq).toBe(4)
  expect(entered.find(({ title }) => title === '甲成果')).toMatchObject({
    ...{ kind: 'patent', benefitFen: 1_250_050n, adopted: true },
    byWhom: JSON.stringify([member.id, state?.lead]),
  })
  for (const { id, ...row } of entered) {
    const { byWhom, ...facts } = state?.achievements.get(id) ?? { byWhom: [] }
    expect(row).toEqual({ ...facts, byWhom: JSON.stringify(byWhom), studioId })
  }
})

it('imports nothing when the register is no longer what was shown', async () => {
  const checked = await good(
    app,
    'results',
    await sheetOf('results', [resultRow('甲成果'), resultRow('乙成果')]),
  )
  const record = { change: 'record', kind: 'patent', year: '2020', doneOn: '2020-01-01' }
  await change({ ...record, title: '甲成果', benefit: '1', benefitBasis: '', adoptedBy: '' })
  expect(await run(app, 'results', checked)).toEqual({ ok: false, code: 'stale' })
  expect(await app.read.achievement.count()).toBe(1)
  const asGrants = { ...checked, what: 'grants' } as const
  expect(await run(app, 'grants', asGrants)).toEqual({ ok: false, code: 'stale' })
})

it('names people sealed in the tables, and nowhere in the logs', async () => {
  const members = [[STUDIO, '示例王工', '技师', '高级技师、焊工', '2018-05-01', '']]
  const joined = await good(app, 'members', await sheetOf('members', members))
  expect(await run(app, 'members', joined)).toMatchObject({ ok: true, entered: 1 })
  const signed = [[STUDIO, '示例小李', '示例王工', '一号', '2020-01-01', '2021-12-31', '在带']]
  const agreed = await good(app, 'apprenticeships', await sheetOf('apprenticeships', signed))
  expect(await run(app, 'apprenticeships', agreed)).toMatchObject({ ok: true, entered: 1 })
  const member = await app.read.studioMember.findFirstOrThrow()
  const apprenticeship = await app.read.apprenticeship.findFirstOrThrow()
  const { id, sealedName } = member
  expect(member).toMatchObject({ role: '技师', certificates: '["高级技师","焊工"]', leftOn: null })
  expect(openField(app.secrets, 'name', id, sealedName)).toBe('示例王工')
  expect(apprenticeship).toMatchObject({ masterMemberId: id, status: 'running' })
  const sealed = apprenticeship.sealedApprenticeName
  expect(openField(app.secrets, 'name', apprenticeship.id, sealed)).toBe('示例小李')
  const events = await app.read.event.findMany()
  const answers = await app.read.opAnswer.findMany()
  expect(JSON.stringify([events, answers])).not.toMatch(/示例王工|示例小李/)
})

describe('a row', () => {
  it('names its studio by its id, or by a name that only one has', async () => {
    const code = '91999999DEM000002X'
    const other = await registered(app, { unitName: '另一公司', creditCode: code })
    const head = ['登记编号', '统一社会信用代码', ...HEADS.grants]
    const row = (id: string, credit: string, name: string, source: string) => [
      ...[id, credit, name, 2020, source, '1,000', '', '2020-03-01'],
    ]
    const rows = [
      row('', '', STUDIO, '一'),
      row('', code, STUDIO, '二'),
      row(studioId, '', '', '三'),
      row(other, '', STUDIO, '四'),
      row(other, '', '别的工作室', '五'),
      row(studioId, code, '', '六'),
      row('nobody', '', STUDIO, '七'),
      row('', '', '', '八'),
    ]
    const checked = await good(app, 'grants', await fileOf({ head, rows }))
    expect(reasons(checked)).toEqual([
      'name studio:import.row.nameTwice',
      ...['', '', ''],
      'name studio:import.row.studioOther',
      'creditCode studio:import.row.studioOther',
      'id studio:import.row.studioUnknown',
      'name studio:import.row.studioUnknown',
    ])
    await run(app, 'grants', checked)
    const own = { where: { studioId }, orderBy: { source: 'asc' } } as const
    expect(await app.read.studioGrant.findMany(own)).toMatchObject([
      { source: '三', amountFen: 100_000n, spentFen: 0n },
    ])
  })

  it('is judged as the page judges its form, after the rows before it', async () => {
    await join('示例王工')
    const agreement = (apprentice: string, more: Record<number, string> = {}) =>
      Object.assign(
        [STUDIO, apprentice, '示例王工', '一号', '2020-01-01', '2021-12-31', ''],
        more,
      ) as Rows[number]
    const rows = [
      ...['甲徒', '乙徒', '丙徒', '丁徒', '戊徒', '己徒'].map((name) => agreement(name)),
      agreement('庚徒', { 2: '示例张工', 5: '2020-06-30' }),
      agreement('辛徒', { 2: '无此人' }),
      agreement('丑徒', { 2: '示例王工、示例张工' }),
      agreement('壬徒', { 6: '出师' }),
      agreement('癸徒', { 2: '' }),
      agreement('子徒', { 4: '去年' }),
    ]
    const checked = await good(app, 'apprenticeships', await sheetOf('apprenticeships', rows))
    expect(reasons(checked)).toEqual([
      ...['', '', '', '', ''],
      'null studio:problem.tooManyApprentices',
      'null studio:problem.apprenticeshipPeriod',
      'master studio:import.row.personUnknown',
      'master studio:import.row.personUnknown',
      'state studio:import.row.endedOnItsPage',
      'master tooShort|2',
      'startsOn studio:import.row.day',
    ])
  })

  it('of what is there already changes nothing, and says what it has otherwise', async () => {
    await join('示例王工')
    const rows = [
      [STUDIO, '示例王工', '成员', '', '2018-05-01', ''],
      [STUDIO, '示例 王工', '组长', '', '2018-05-01', ''],
      [STUDIO, '示例王工', '组长', '', '2019-05-01', ''],
      [STUDIO, '示例赵工', '成员', '', '2018-05-01', '2020-01-01'],
    ]
    const checked = await good(app, 'members', await sheetOf('members', rows))
    expect(kinds(checked)).toEqual(['unchanged', 'refused', 'unchanged', 'refused'])
    expect(reasons(checked)).toEqual([
      '',
      'person studio:import.row.twice',
      'role studio:import.row.onItsPage,joinedOn studio:import.row.onItsPage',
      'leftOn studio:import.row.endedOnItsPage',
    ])
    expect(checked.good).toBe(0)
  })

  it('with a formula is refused', async () => {
    const text = (ref: string, value: string, formula = '') =>
      `<c r="${ref}" t="str">${formula}<v>${value}</v></c>`
    const head = HEADS.grants.map((one, at) => text(`${'ABCDEF'[at]}1`, one)).join('')
    const cells = [STUDIO, '2020', '市总', '100', '器材', '2020-03-01']
    const row = cells.map((one, at) => text(`${'ABCDEF'[at]}2`, one, at === 3 ? '<f>50*2</f>' : ''))
    const bytes = await xlsx(`<row r="1">${head}</row><row r="2">${row.join('')}</row>`, '')
    const checked = await good(app, 'grants', bytes)
    expect(reasons(checked)).toEqual(['amount studio:import.row.formula'])
  })

  it('brings nothing to a studio that has ended', async () => {
    const because = { on: '2021-03-01', reason: '依规摘牌' }
    await change({ change: 'status', status: 'removed', ...because })
    const checked = await good(app, 'results', await sheetOf('results', [resultRow('甲成果')]))
    expect(reasons(checked)).toEqual(['null studio:problem.ended'])
  })

  it('names nobody of whom there are two', async () => {
    for (const on of ['2019-05-01', '2020-05-01']) {
      await join('示例王工')
      const member = await app.read.studioMember.findFirstOrThrow({ where: { leftOn: null } })
      await change({ change: 'leave', member: member.id, on })
    }
    const rows = [resultRow('甲成果', { 7: '示例王工' }), resultRow('乙成果', { 7: '示例张工' })]
    const checked = await good(app, 'results', await sheetOf('results', rows))
    expect(reasons(checked)).toEqual(['byWhom studio:import.row.personTwice', ''])
  })
})

it.each<[DetailKind, string[], object]>([
  ['results', HEADS.members, { code: 'noHead', columns: ['name', 'title'] }],
  ['grants', HEADS.grants.slice(0, 5), { code: 'missingColumns', columns: ['receivedOn'] }],
  ['members', [...HEADS.members, 'Role'], { code: 'columnTwice', columns: ['role'] }],
])('refuses a file of %s with other headings', async (what, head, problem) => {
  const rows = [head.map(() => 'x')]
  expect(await check(app, what, await fileOf({ head, rows }))).toMatchObject({ ok: false, problem })
})
