import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { replaceApplication } from '~/http/application.server'
import { readSheet } from '~/services/studio/sheet/readSheet.server'
import { writeSheets } from '~/services/studio/sheet/writeSheet.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { registered, resultRow, sheetOf, type Checked } from '~/services/testing/detailSheets'
import { testEdition, testPerson } from '~/services/testing/people'
import { cookieOf, statusOf } from '~/services/testing/posting'
import * as importPage from './import'
import * as exportFile from './export'

let app: TestApplication
let organiser: string
let officer: string

beforeAll(async () => {
  app = await testApplication()
  replaceApplication(app)
  const editionId = await testEdition(app)
  const person = (phone: string, role: 'organiser' | 'zoneOfficer', zoneId?: string) =>
    testPerson(app, phone, { role, editionId, ...(zoneId !== undefined && { zoneId }) })
  organiser = await cookieOf(app, await person('16000000001', 'organiser'))
  officer = await cookieOf(app, await person('16000000002', 'zoneOfficer', 'zone-a'))
})
afterAll(() => app.close())

const context = () => ({ nonce: '', address: '10.0.0.1' })

async function upload(bytes: Uint8Array, cookie: string, what?: string): Promise<number> {
  const { init } = (await looked(bytes, cookie, what)) as { init?: { status?: number } }
  return init?.status ?? 0
}

async function looked(bytes: Uint8Array, cookie: string, what?: string): Promise<unknown> {
  const form = new FormData()
  form.set('step', 'check')
  if (what !== undefined) form.set('what', what)
  form.set('file', new File([new Uint8Array(bytes)], '台账.xlsx'))
  const whole = new Response(form)
  const body = new Uint8Array(await whole.arrayBuffer())
  const headers = {
    'content-type': whole.headers.get('content-type') ?? '',
    'content-length': String(body.length),
    cookie,
  }
  const request = new Request('http://localhost:3000/page', { method: 'POST', body, headers })
  return importPage
    .action({ request, params: {}, context: context() })
    .catch((thrown: unknown) => thrown)
}

it('answers a file with what is wrong with it, and never with an error', async () => {
  const head = ['工作室名称', '统一社会信用代码']
  const sheet = await writeSheets([{ name: 'a', head, widths: [9, 9], rows: [] }])
  expect(await upload(sheet ?? new Uint8Array(), organiser)).toBe(422)
  expect(await upload(new Uint8Array(100), organiser)).toBe(422)
  expect(await upload(new Uint8Array(), organiser)).toBe(422)
  expect(await upload(new Uint8Array(5 * 1024 * 1024 + 1), organiser)).toBe(422)
  expect(await upload(new Uint8Array(11 * 1024 * 1024), organiser)).toBe(413)
  expect(await upload(new Uint8Array(100), officer)).toBe(403)
})

it.each<[string, Record<string, string>, number]>([
  ['no file', { sheet: '' }, 422],
  ['what is no digest', { digest: 'x' }, 422],
  ['a file that is not kept', {}, 409],
])('answers an import of %s', async (_, more, status) => {
  const [sheet, digest] = ['b'.repeat(64), 'a'.repeat(64)]
  const fields = { step: 'import', opId: randomUUID(), sheet, digest, ...more }
  expect(await statusOf(importPage, { fields, cookie: organiser })).toBe(status)
  expect(await statusOf(importPage, { fields, cookie: officer })).toBe(403)
  expect(await statusOf(importPage, { fields, cookie: null })).toBe(401)
})

it('looks at a file of results, then imports what it showed', async () => {
  await registered(app)
  const bytes = await sheetOf('results', [resultRow('甲成果'), resultRow('甲成果')])
  expect(await upload(bytes, officer, 'results')).toBe(403)
  expect(await upload(bytes, organiser)).toBe(422)
  expect(await upload(bytes, organiser, 'spendings')).toBe(422)
  const { data } = (await looked(bytes, organiser, 'results')) as { data: { checked: Checked } }
  expect(data.checked).toMatchObject({ what: 'results', good: 1 })
  const { sheet, digest } = data.checked
  const fields = { step: 'import', what: 'results', opId: randomUUID(), sheet, digest }
  expect(await statusOf(importPage, { fields, cookie: officer })).toBe(403)
  // the same file as something else is nothing that was shown
  const other = { ...fields, what: 'grants' }
  expect(await statusOf(importPage, { fields: other, cookie: organiser })).toBe(409)
  expect(await app.read.achievement.count()).toBe(0)
  expect(await statusOf(importPage, { fields, cookie: organiser })).toBe(302)
  expect(await statusOf(importPage, { fields, cookie: organiser })).toBe(302)
  expect(await app.read.achievement.count()).toBe(1)
})

it.each([
  ['register', ['登记编号', '工作室名称', '英文名称'], '工作计划'],
  ['members', ['登记编号', '工作室名称', '成员姓名'], '加入日期'],
  ['results', ['登记编号', '工作室名称', '年度'], '完成人'],
  ['apprenticeships', ['登记编号', '工作室名称', '徒弟姓名'], '截止日期'],
  ['grants', ['登记编号', '工作室名称', '年度'], '到账日期'],
])('gives an empty form of %s', async (what, first, last) => {
  const request = new Request(`http://localhost:3000/x?empty=1&what=${what}`, {
    headers: { cookie: organiser },
  })
  const answer = await exportFile.loader({ request, params: {}, context: context() })
  const read = await readSheet(new Uint8Array(await answer.arrayBuffer()))
  const rows = 'rows' in read ? read.rows : []
  expect(rows).toHaveLength(1)
  expect(rows[0]?.slice(0, 3)).toEqual(first)
  expect(rows[0]?.at(-1)).toBe(last)
})

it('gives an officer the register as a file, and nobody else', async () => {
  const get = (cookie: string, search = '') =>
    exportFile
      .loader({
        request: new Request(`http://localhost:3000/office/studios/export${search}`, {
          headers: { cookie },
        }),
        params: {},
        context: context(),
      })
      .then(
        (answer) => answer.headers.get('content-type'),
        (refusal: unknown) => (refusal as Response).status,
      )
  expect(await get(officer)).toContain('spreadsheetml')
  expect(await get(organiser, '?empty=1')).toContain('spreadsheetml')
  expect(await get(organiser, '?members=1&level=city')).toContain('spreadsheetml')
  const nobody = await cookieOf(app, await testPerson(app, '16000000003'))
  expect(await get(nobody)).toBe(404)
})
