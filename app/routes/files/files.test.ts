import { randomUUID } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import type { ActionFunctionArgs } from '@remix-run/node'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createLog } from '~/http/log.server'
import { replaceApplication } from '~/http/application.server'
import type { UploadState } from '~/protocol/files'
import { deleteFile } from '~/services/files/deleteFile.server'
import { filesFolder, folderOf } from '~/services/files/fileFolder.server'
import { unopposed } from '~/services/files/fileAccess.server'
import { PDF, photo } from '~/services/files/testFiles'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { registered } from '~/services/testing/detailSheets'
import { testEdition, testPerson } from '~/services/testing/people'
import { cookieOf } from '~/services/testing/posting'
import { action as begin } from './begin'
import { loader as refused } from '../refused'
import { loader as fileLoader } from './file'
import { action as piece, loader as progress } from './piece'

let app: TestApplication
let wang: string
let studio: string
let cookies: Record<'wang' | 'li' | 'visitor', string>

beforeEach(async () => {
  app = await testApplication()
  replaceApplication(app)
  await testEdition(app)
  studio = await registered(app)
  wang = await testPerson(app, '13800000001')
  const lead = { id: randomUUID(), personId: wang, role: 'studioLead', studioId: studio }
  await app.writer.write((tx) => tx.grant.create({ data: lead }))
  const li = await testPerson(app, '13800000002')
  cookies = { wang: await cookieOf(app, wang), li: await cookieOf(app, li), visitor: '' }
})
afterEach(() => app.close())

interface Asked {
  as?: keyof typeof cookies
  search?: string
  headers?: Record<string, string>
  body?: Buffer | URLSearchParams
}

type Handler = (args: ActionFunctionArgs) => Promise<unknown>

async function ask(
  handler: Handler,
  params: Record<string, string>,
  { as = 'wang', search = '', headers = {}, body }: Asked = {},
): Promise<Response> {
  const length = String(body?.toString().length ?? 0)
  const request = new Request(`http://localhost/files${search}`, {
    headers: { cookie: cookies[as], 'content-length': length, ...headers },
    ...(body !== undefined && { method: 'POST', body: sendable(body) }),
  })
  const context = { nonce: '', address: '10.0.0.1' }
  const answer = await handler({ request, params, context }).catch((thrown: unknown) => thrown)
  if (answer instanceof Response) return answer
  const { data, init } = answer as { data: unknown; init: ResponseInit }
  return Response.json(data, init)
}

const sendable = (body: Buffer | URLSearchParams) =>
  body instanceof URLSearchParams ? body : new Uint8Array(body)

const bodyOf = async (answer: Response) => (await answer.json()) as { upload: UploadState }
const form = (changes: Record<string, string> = {}) =>
  new URLSearchParams({
    ...{ opId: randomUUID(), scope: `studio:${studio}`, purpose: 'evidence' },
    ...{ name: '报告.pdf', bytes: String(PDF.length) },
    ...changes,
  })

async function stored(content: Buffer = PDF, name = '报告.pdf'): Promise<string> {
  const bytes = String(content.length)
  const begun = await bodyOf(await ask(begin, {}, { body: form({ name, bytes }) }))
  const { id } = begun.upload
  const sent = await bodyOf(await ask(piece, { id }, { search: '?offset=0', body: content }))
  expect(sent.upload).toMatchObject({ status: 'ready', problem: null })
  return id
}

it('gives a file to who may read it, and to nobody else', async () => {
  const id = await stored()
  const answer = await ask(fileLoader, { id })
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': String(PDF.length),
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
  })
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; .*%E6%8A%A5.*\.pdf$/)
  expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.* sandbox$/)
  expect(Buffer.from(await answer.arrayBuffer()).equals(PDF)).toBe(true)
  for (const [as, status, code] of [
    ['li', 403, 'forbidden'],
    ['visitor', 401, 'signedOut'],
  ] as const) {
    const refusal = await ask(fileLoader, { id }, { as })
    expect([refusal.status, await refusal.json()]).toMatchObject([status, { code }])
  }
})

it('is not found when unknown, unfinished, without a thumbnail, or deleted', async () => {
  const begun = await bodyOf(await ask(begin, {}, { body: form() }))
  const id = await stored()
  const statuses = [
    await ask(fileLoader, { id: randomUUID() }),
    await ask(fileLoader, { id: '../../jiangsai.db' }),
    await ask(fileLoader, { id: begun.upload.id }),
    await ask(fileLoader, { id, part: 'thumb' }),
  ].map(({ status }) => status)
  expect(statuses).toEqual([404, 404, 404, 404])
  await deleteFile(app, { id, actor: wang, whyNot: unopposed })
  expect((await ask(fileLoader, { id })).status).toBe(404)
})

it('refuses who opens it in a window on a page, in their language', async () => {
  const id = await stored()
  const headers = { accept: 'text/html,application/xhtml+xml' }
  expect((await ask(fileLoader, { id }, { headers })).status).toBe(200)
  const answer = await ask(fileLoader, { id }, { as: 'li', headers })
  expect(answer.status).toBe(302)
  const page = new URL(answer.headers.get('location') ?? '', 'http://localhost')
  expect(page.pathname).toBe('/refused/forbidden')
  const shown = await ask(refused, { code: 'forbidden' }, { search: page.search })
  expect([shown.status, await shown.json()]).toMatchObject([403, { code: 'forbidden' }])
  expect((await ask(refused, { code: 'nonsense' })).status).toBe(404)
})

it('says of a file that is not on the disk any more that it is missing, and logs which', async () => {
  const id = await stored()
  rmSync(folderOf(app, id), { recursive: true })
  const lines: string[] = []
  const log = createLog({ logLevel: 'error' }, { write: (line) => lines.push(line) })
  replaceApplication({ ...app, log })
  const answer = await ask(fileLoader, { id })
  expect([answer.status, await answer.json()]).toMatchObject([410, { code: 'fileMissing' }])
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { errorCode: 'fileMissing', file: id },
  ])
})

it('gives a part, says that it has not changed, and refuses what is not there', async () => {
  const id = await stored()
  const part = await ask(fileLoader, { id }, { headers: { range: 'bytes=0-3' } })
  expect([part.status, await part.text()]).toEqual([206, '%PDF'])
  expect(part.headers.get('content-range')).toBe(`bytes 0-3/${PDF.length}`)
  const etag = part.headers.get('etag') ?? ''
  const same = await ask(fileLoader, { id }, { headers: { 'if-none-match': etag } })
  expect([same.status, await same.text()]).toEqual([304, ''])
  const other = { range: 'bytes=0-3', 'if-range': '"other"' }
  expect((await ask(fileLoader, { id }, { headers: other })).status).toBe(200)
  const beyond = await ask(fileLoader, { id }, { headers: { range: 'bytes=9999-' } })
  expect([beyond.status, await beyond.text()]).toEqual([416, ''])
})

it('shows a picture in place, and its thumbnail', async () => {
  const id = await stored(await photo(), '照片.jpg')
  const picture = await ask(fileLoader, { id })
  expect(picture.headers.get('content-disposition')).toMatch(/^inline/)
  const thumb = await ask(fileLoader, { id, part: 'thumb' })
  expect(thumb.headers.get('content-type')).toBe('image/webp')
  expect(thumb.headers.get('etag')).not.toBe(picture.headers.get('etag'))
  await Promise.all([picture.arrayBuffer(), thumb.arrayBuffer()])
})

it('lets nobody add to what is not theirs, or to what no rule speaks of', async () => {
  expect((await ask(begin, {}, { as: 'visitor', body: form() })).status).toBe(401)
  expect((await ask(begin, {}, { as: 'li', body: form() })).status).toBe(403)
  for (const scope of ['constructor:a', 'contest:a', 'studio:unknown', `person:${wang}`]) {
    expect((await ask(begin, {}, { body: form({ scope }) })).status, scope).toBe(403)
  }
  for (const [field, value] of [
    ['scope', 'person'],
    ['purpose', 'toString'],
    ['bytes', '-1'],
  ] as const) {
    expect((await ask(begin, {}, { body: form({ [field]: value }) })).status, field).toBe(422)
  }
  expect(await app.read.storedFile.count()).toBe(0)
  expect(existsSync(filesFolder(app.settings))).toBe(false)
})

it('tells only its sender how far an upload is', async () => {
  const { upload } = await bodyOf(await ask(begin, {}, { body: form() }))
  const { id } = upload
  const half = { search: '?offset=0', body: PDF.subarray(0, 20) }
  expect((await ask(piece, { id }, { ...half, as: 'li' })).status).toBe(404)
  expect((await ask(piece, { id }, { ...half, as: 'visitor' })).status).toBe(401)
  expect((await ask(piece, { id }, { ...half, search: '' })).status).toBe(400)
  await ask(piece, { id }, half)
  expect(await bodyOf(await ask(progress, { id }))).toMatchObject({ upload: { received: 20 } })
  expect((await ask(progress, { id }, { as: 'li' })).status).toBe(404)
  const early = await ask(piece, { id }, { search: '?offset=30', body: PDF })
  expect([early.status, await early.json()]).toMatchObject([409, { problem: 'gap' }])
})
