/** What was exported can be given back, and fills another register. */
import { cpuUsage } from 'node:process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testApplication, type TestApplication } from '~/services/testing/application'
import {
  changed,
  exported,
  good,
  kinds,
  reasons,
  registered,
  resultRow,
  run,
  SAYS,
  sheetOf,
  type Rows,
} from '~/services/testing/detailSheets'
import { testEdition } from '~/services/testing/people'
import { writeSheets } from './writeSheet.server'

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

describe('a whole export', () => {
  const filled = async () => {
    await join('示例王工')
    await change({ change: 'lead', leadName: '示例李工', leadHonours: '', on: '2021-02-01', reason: '退休' }) // prettier-ignore
    const [member] = await app.read.studioMember.findMany()
    const record = { change: 'record', kind: 'patent', year: '2020', doneOn: '2020-01-01' }
    const facts = {
      benefit: '10.05',
      benefitBasis: '财务\r\n核算',
      adopted: 'on',
      adoptedBy: '一厂',
    }
    await change({ ...record, ...facts, title: '甲成果', byWhom: `${member?.id}、lead` })
    await change({ ...record, ...facts, title: '乙成果' })
    const withdrawn = await app.read.achievement.findFirstOrThrow({ where: { title: '乙成果' } })
    await change({ change: 'withdraw', achievement: withdrawn.id, reason: '重复' })
    await change({ ...record, ...facts, title: '乙成果', benefit: '20' })
    const sign = { change: 'sign', agreement: '一号', goals: '取得技师', startsOn: '2020-01-01' }
    await change({ ...sign, apprentice: '甲徒', master: member?.id ?? '', endsOn: '2021-12-31' })
    await change({ ...sign, apprentice: '乙徒', master: 'lead', endsOn: '2020-12-31' })
    const [over] = await app.read.apprenticeship.findMany({ where: { masterMemberId: null } })
    const end = { change: 'end', status: 'passed', evaluation: '优', on: '2021-01-10' }
    await change({ ...end, apprenticeship: over?.id ?? '' })
    const grant = { change: 'receive', year: '2020', source: '市总', amount: '30000', on: '2020-03-01' } // prettier-ignore
    await change({ ...grant, purpose: '器材' })
    const received = await app.read.studioGrant.findFirstOrThrow()
    await change({ change: 'spend', grant: received.id, amount: '5', what: '笔', on: '2020-04-01' })
  }

  it.each(['members', 'results', 'apprenticeships', 'grants'] as const)(
    'is given back and changes no %s',
    async (what) => {
      await filled()
      for (const say of SAYS) {
        const checked = await good(
          app,
          what,
          (await writeSheets(await exported(app, say))) ?? new Uint8Array(),
        )
        expect(checked.rows.length).toBeGreaterThan(0)
        expect(new Set(kinds(checked))).toEqual(new Set(['unchanged']))
        expect([checked.unknown, new Set(reasons(checked))]).toEqual([[], new Set([''])])
      }
    },
  )

  it('fills another register with the same rows, but for what has ended', async () => {
    await filled()
    const sheets = await exported(app)
    await app.close()
    app = await testApplication()
    await testEdition(app)
    studioId = await registered(app, { leadName: '示例李工' })
    // ids are another register's
    const given = sheets.map((one) => ({
      ...one,
      rows: one.rows.map(([, ...row]) => ['', ...row]),
    }))
    const bytes = (await writeSheets(given)) ?? new Uint8Array()
    for (const what of ['members', 'results', 'apprenticeships', 'grants'] as const) {
      const checked = await good(app, what, bytes)
      const refused = checked.rows.filter(({ kind }) => kind !== 'new')
      expect(refused.flatMap(({ problems }) => problems.map(({ column }) => column))).toEqual(
        { members: [], results: ['state'], apprenticeships: ['state'], grants: [] }[what],
      )
      await run(app, what, checked)
    }
    const again = await exported(app)
    const rowsOf = (some: typeof again, name: string) =>
      some.find((one) => one.name === name)?.rows.map(([, ...row]) => JSON.stringify(row)) ?? []
    for (const name of ['成员', '创新成果', '师带徒']) {
      const kept = rowsOf(sheets, name).filter((row) => !/已撤回|出师/.test(row))
      expect(rowsOf(again, name).sort()).toEqual(kept.sort())
    }
    expect(rowsOf(again, '经费')).toEqual([expect.stringContaining('"市总",30000,0,"器材"')])
  })
})

it('takes a thousand results of a hundred studios in one short transaction', async () => {
  const rows: Rows = []
  for (let at = 0; at < 100; at += 1) {
    const name = `示例第${at}工作室`
    await registered(app, { name })
    for (let n = 0; n < 10; n += 1) {
      rows.push(resultRow(`${name}第${n}项`, { 0: name, 7: '示例张工' }))
    }
  }
  const checked = await good(app, 'results', await sheetOf('results', rows))
  expect(checked.good).toBe(1_000)
  const { writer } = app
  let taken = 0
  const write: typeof writer.write = async (perform) => {
    const before = cpuUsage()
    const answer = await writer.write(perform)
    const { user, system } = cpuUsage(before)
    taken = (user + system) / 1e6
    return answer
  }
  const timed = { ...app, writer: { ...writer, write } }
  expect(await run(timed, 'results', checked)).toMatchObject({ entered: 1_000 })
  // other writers wait meanwhile, judges' marks among them; counted without what else is running
  expect(taken).toBeLessThan(2)
})
