import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { replaceApplication } from '~/http/application.server'
import { writeSheets } from '~/services/studio/sheet/writeSheet.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
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

async function upload(bytes: Uint8Array, cookie: string): Promise<number> {
  const form = new FormData()
  form.set('step', 'check')
  form.set('file', new File([new Uint8Array(bytes)], '台账.xlsx'))
  const whole = new Response(form)
  const body = new Uint8Array(await whole.arrayBuffer())
  const headers = {
    'content-type': whole.headers.get('content-type') ?? '',
    'content-length': String(body.length),
    cookie,
  }
  const request = new Request('http://localhost:3000/page', { method: 'POST', body, headers })
  const answer: unknown = await importPage
    .action({ request, params: {}, context: context() })
    .catch((thrown: unknown) => thrown)
  return (answer as { init?: { status?: number } }).init?.status ?? 0
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
  ['no lines', { lines: '[]' }, 422],
  ['no JSON', { lines: '[' }, 422],
  ['a column that is not there', { lines: '[{"line":2,"cells":{"x":"y"}}]' }, 422],
  ['lines that do not fit', { lines: '[{"line":2,"cells":{"name":"y"}}]' }, 409],
])('answers an import of %s', async (_, more, status) => {
  const fields = { step: 'import', opId: randomUUID(), digest: 'a'.repeat(64), ...more }
  expect(await statusOf(importPage, { fields, cookie: organiser })).toBe(status)
  expect(await statusOf(importPage, { fields, cookie: officer })).toBe(403)
  expect(await statusOf(importPage, { fields, cookie: null })).toBe(401)
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
        (thrown: unknown) => (thrown as { init?: { status: number } }).init?.status,
      )
  expect(await get(officer)).toContain('spreadsheetml')
  expect(await get(organiser, '?empty=1')).toContain('spreadsheetml')
  expect(await get(organiser, '?members=1&level=city')).toContain('spreadsheetml')
  const nobody = await cookieOf(app, await testPerson(app, '16000000003'))
  expect(await get(nobody)).toBe(404)
})
