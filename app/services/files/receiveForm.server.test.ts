import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createScope } from '../log/appendEvent.server'
import { testApplication, type TestApplication } from '../testing/application'
import { contentOf, filesFolder } from './fileFolder.server'
import { receiveForm } from './receiveForm.server'
import { unopposed } from './fileAccess.server'
import { PDF } from './testFiles'

let app: TestApplication
beforeEach(async () => {
  app = await testApplication()
  await app.writer.write((tx) => createScope(tx, 'studio:s1', 'studio'))
})
afterEach(() => app.close())

const TYPE = 'multipart/form-data; boundary=part'

function part(name: string, content: Buffer | string, fileName?: string): Buffer {
  const file = fileName === undefined ? '' : `; filename="${fileName}"`
  const head = `--part\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from('\r\n')])
}
const END = Buffer.from('--part--\r\n')
const OP = part('opId', 'operation-1')

function post(parts: Buffer[], type = TYPE) {
  const body = Buffer.concat(parts)
  const headers = { 'content-type': type, 'content-length': String(body.length) }
  const request = new Request('http://localhost/', { method: 'POST', headers, body })
  const place = { personId: 'wang', scope: 'studio:s1', purpose: 'evidence' } as const
  return receiveForm(app, { ...place, request, whyNot: unopposed })
}
const count = () => app.read.storedFile.count()
const kept = () =>
  existsSync(filesFolder(app.settings)) ? readdirSync(filesFolder(app.settings)).length : 0

it('takes the files of a form, each with its own answer', async () => {
  const alt = part('alt', '焊接现场')
  const files = [
    part('file', PDF, '报告.pdf'),
    part('file', 'MZ', 'a.exe'),
    part('file', PDF, 'b.pdf'),
  ]
  const answer = await post([OP, alt, ...files, END])
  expect(answer.map(({ problem }) => problem)).toEqual([null, 'kindUnknown', null])
  const row = await app.read.storedFile.findUniqueOrThrow({ where: { id: answer[0]?.id ?? '' } })
  expect(row).toMatchObject({ name: '报告.pdf', alt: '焊接现场', bytes: PDF.length })
  expect(row).toMatchObject({ receivedBytes: PDF.length, status: 'ready' })
  expect(readFileSync(contentOf(app, row, 'content')).equals(PDF)).toBe(true)
})

it('takes the same form twice as one', async () => {
  const form = [OP, part('file', PDF, '报告.pdf'), END]
  expect(await post(form)).toEqual(await post(form))
  expect([await count(), kept()]).toEqual([1, 1])
})

const CUT = Buffer.concat([OP, part('file', Buffer.concat([PDF, PDF]), '报告.pdf')])

it('keeps nothing of a form that ends too early', async () => {
  expect(await post([CUT.subarray(0, -40)])).toMatchObject([{ problem: 'cut' }])
  expect(kept()).toBe(0)
})

it('keeps nothing of a form whose sender is gone', async () => {
  const pieces = [CUT.subarray(0, 200), CUT.subarray(200, 230)]
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = pieces.shift()
      if (next) controller.enqueue(next)
      else controller.error(new Error('gone'))
    },
  })
  const init = { method: 'POST', headers: { 'content-type': TYPE }, body, duplex: 'half' as const }
  const request = new Request('http://localhost/', init)
  const place = { personId: 'wang', scope: 'studio:s1', purpose: 'evidence' } as const
  expect(await receiveForm(app, { ...place, request, whyNot: unopposed })).toMatchObject([
    { problem: 'cut' },
  ])
  expect(kept()).toBe(0)
})

it('says when there is no file, an empty one, or too many', async () => {
  expect(await post([OP, END])).toEqual([{ id: null, problem: 'noFile' }])
  expect(await post([OP, part('file', '', ''), END])).toEqual([{ id: null, problem: 'noFile' }])
  expect(await post([OP, part('file', '', 'a.pdf'), END])).toMatchObject([{ problem: 'empty' }])
  const many = Array.from({ length: 11 }, (_, n) => part('file', 'x', `${n}.exe`))
  expect((await post([OP, ...many, END])).at(-1)).toEqual({ id: null, problem: 'tooManyFiles' })
})

it.each([
  ['another type', [OP, END], 'text/plain'],
  ['no boundary', [OP, END], 'multipart/form-data'],
  ['no op before the file', [part('file', PDF, 'a.pdf'), OP, END], TYPE],
  ['an op that is none', [part('opId', '<>'), part('file', PDF, 'a.pdf'), END], TYPE],
])('refuses %s', async (_, parts, type) => {
  await expect(post(parts, type)).rejects.toMatchObject({ code: 'badRequest' })
  expect([await count(), kept()]).toEqual([0, 0])
})
