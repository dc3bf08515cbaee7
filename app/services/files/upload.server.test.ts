import { existsSync, readdirSync, readFileSync, truncateSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { FILE_LIMITS } from '~/domain/files/limits'
import { sha256Hex } from '~/domain/log/hash'
import type { UploadState } from '~/protocol/files'
import { TestCycle } from '../testing/reviewCycle'
import { loadStudio } from '../studio/loadStudio.server'
import { createScope } from '../log/appendEvent.server'
import { testApplication, type TestApplication } from '../testing/application'
import { beginUpload, type BeginUpload } from './beginUpload.server'
import { deleteFile } from './deleteFile.server'
import { contentOf, filesFolder, folderOf, ORIGINAL } from './fileFolder.server'
import { ownUpload, receiveBytes, type ReceiveBytes } from './receiveBytes.server'
import { startFileSweeper, sweepFiles } from './sweepFiles.server'
import { unopposed } from './fileAccess.server'
import { PDF, photo, streamOf } from './testFiles'

let app: TestApplication
beforeEach(async () => {
  app = await testApplication()
  await app.writer.write((tx) => createScope(tx, 'studio:s1', 'studio'))
})
afterEach(() => app.close())

const begin = (changes: Partial<BeginUpload> = {}) =>
  beginUpload(app, {
    ...{ personId: 'wang', opId: 'operation-1', scope: 'studio:s1', purpose: 'evidence' },
    ...{ name: '报告.pdf', alt: '', bytes: PDF.length },
    ...changes,
  })

async function begun(changes: Partial<BeginUpload> = {}): Promise<UploadState> {
  const answer = await begin(changes)
  if (!answer.ok) throw new Error(answer.problem)
  return answer.upload
}

const send = (id: string, offset: number, piece: Uint8Array, more: Partial<ReceiveBytes> = {}) =>
  receiveBytes(app, {
    personId: 'wang',
    id,
    offset,
    body: streamOf(piece),
    whyNot: unopposed,
    ...more,
  })
const state = (changes: Partial<UploadState>): unknown => ({
  ok: true,
  upload: expect.objectContaining(changes) as unknown,
})
const nothingLeft = () =>
  !existsSync(filesFolder(app.settings)) || readdirSync(filesFolder(app.settings)).length === 0
const rowOf = (id: string) => app.read.storedFile.findUniqueOrThrow({ where: { id } })
const later = (hours: number) => app.setNow(new Date(app.now().getTime() + hours * 3_600_000))

it('makes a file of its pieces', async () => {
  const { id } = await begun()
  expect(await send(id, 0, PDF.subarray(0, 20))).toEqual(state({ received: 20 }))
  expect(await send(id, 20, PDF.subarray(20))).toEqual(state({ status: 'ready' }))
  const row = await rowOf(id)
  expect(row).toMatchObject({ name: '报告.pdf', type: 'application/pdf', bytes: PDF.length })
  expect(readFileSync(contentOf(app, row, 'content')).equals(PDF)).toBe(true)
})

it('takes pieces that come twice, overlapping, too early or too late as what they are', async () => {
  const { id } = await begun()
  expect(await send(id, 20, PDF.subarray(20))).toEqual({ ok: false, problem: 'gap' })
  await send(id, 0, PDF.subarray(0, 20))
  expect(await send(id, 0, PDF.subarray(0, 20))).toEqual(state({ received: 20 }))
  expect(await send(id, 10, PDF.subarray(10, 30))).toEqual(state({ received: 30 }))
  expect(await send(id, 30, PDF.subarray(30))).toEqual(state({ status: 'ready' }))
  expect(await send(id, 30, PDF.subarray(30))).toEqual(state({ status: 'ready' }))
  expect(await send(id, 0, Buffer.alloc(500))).toEqual(state({ status: 'ready' }))
  expect(readFileSync(contentOf(app, await rowOf(id), 'content')).equals(PDF)).toBe(true)
})

it('refuses more than was announced, and stops reading there', async () => {
  const { id } = await begun()
  await send(id, 0, PDF.subarray(0, 20))
  let asked = 0
  const endless: AsyncIterable<Uint8Array> = {
    [Symbol.asyncIterator]: () => ({
      next: () => Promise.resolve({ done: false, value: Buffer.alloc(20, (asked += 1)) }),
    }),
  }
  expect(await send(id, 20, PDF, { body: endless })).toEqual({ ok: false, problem: 'tooLong' })
  expect(asked).toBeLessThan(5)
  expect((await rowOf(id)).receivedBytes).toBe(20)
  expect(await send(id, 20, PDF.subarray(20))).toEqual(state({ status: 'ready' }))
})

it('tells nobody of the upload of another', async () => {
  const { id } = await begun()
  const other = { personId: 'li' }
  await expect(send(id, 0, PDF, other)).rejects.toMatchObject({ code: 'notFound' })
  await expect(ownUpload(app, { id, personId: 'li' })).rejects.toMatchObject({ code: 'notFound' })
  expect((await begun({ personId: 'li' })).id).not.toBe(id)
})

it('takes one piece of a file at a time', async () => {
  const { id } = await begun()
  const [first, second] = await Promise.all([send(id, 0, PDF), send(id, 0, PDF)])
  expect([first, second]).toEqual([state({ status: 'ready' }), { ok: false, problem: 'receiving' }])
})

it('lets no piece write over what another one completed while its own row was read', async () => {
  const { id } = await begun()
  let open = () => {}
  const gate = new Promise<void>((done) => (open = done))
  const late = {
    ...app,
    read: {
      ...app.read,
      storedFile: {
        findUnique: async (...args: Parameters<typeof app.read.storedFile.findUnique>) => {
          const row = await app.read.storedFile.findUnique(...args)
          await gate
          return row
        },
        findUniqueOrThrow: () => app.read.storedFile.findUniqueOrThrow({ where: { id } }),
      },
    } as unknown as typeof app.read,
  }
  const other = Buffer.from('<script>'.padEnd(PDF.length, ' '))
  const second = receiveBytes(late, {
    personId: 'wang',
    id,
    offset: 0,
    body: streamOf(other),
    whyNot: unopposed,
  })
  expect(await send(id, 0, PDF)).toEqual(state({ status: 'ready' }))
  open()
  expect(await second).toEqual(state({ status: 'ready' }))
  expect(readFileSync(contentOf(app, await rowOf(id), 'content')).equals(PDF)).toBe(true)
})

it('notes in the studio’s log, once each, that a file was added and deleted', async () => {
  const [studioId = ''] = (await TestCycle.open(app, { studios: 1 })).studios
  const before = (await loadStudio(app.read, studioId))?.seq ?? 0
  const scope = `studio:${studioId}`
  const { id } = await begun({ scope })
  await send(id, 0, PDF)
  await send(id, 0, PDF)
  await deleteFile(app, { id, actor: 'li', whyNot: unopposed })
  await deleteFile(app, { id, actor: 'li', whyNot: unopposed })
  const unfinished = await begun({ scope, opId: 'operation-2' })
  await deleteFile(app, { id: unfinished.id, actor: 'li', whyNot: unopposed })
  const events = await app.read.event.findMany({
    where: { scopeId: scope, kind: { startsWith: 'file.' } },
  })
  const payload = { file: id, scope, purpose: 'evidence', sha256: sha256Hex(PDF) }
  const said = events.map((one) => [one.kind, one.actor, JSON.parse(one.payload ?? '') as unknown])
  expect(said).toEqual([
    ['file.added', 'wang', payload],
    ['file.deleted', 'li', payload],
  ])
  expect((await loadStudio(app.read, studioId))?.seq).toBe(before + 2)
})

it('gives a studio and its reviews one room together', async () => {
  const cycle = await TestCycle.open(app, { studios: 2 })
  const [studioId, other] = cycle.studios
  const limits = { ...FILE_LIMITS, perScope: { bytes: 3 * PDF.length - 1, files: 9 } }
  await begun({ limits, scope: `review:${cycle.reviews[0]}:rules` })
  await begun({ limits, scope: `studio:${studioId}:a`, opId: 'operation-2' })
  for (const scope of [`studio:${studioId}`, `review:${cycle.reviews[0]}:novelty`]) {
    const refusal = { ok: false, problem: 'scopeFull' }
    expect(await begin({ limits, scope, opId: 'operation-3' })).toEqual(refusal)
  }
  await begun({ limits, scope: `studio:${other}`, opId: 'operation-4' })
})

it('keeps what came before a piece was cut off', async () => {
  const { id } = await begun()
  const body = streamOf(PDF.subarray(0, 30), new Error('gone'))
  expect(await send(id, 0, PDF, { body })).toEqual(state({ received: 30, status: 'receiving' }))
  const again = await app.restart()
  app = again
  expect(await send(id, 30, PDF.subarray(30))).toEqual(state({ status: 'ready' }))
})

it('finishes a file that had come whole when the server stopped', async () => {
  const { id } = await begun()
  await send(id, 0, PDF.subarray(0, 20))
  const stop = () => Promise.reject(new Error('the server stopped'))
  await expect(send(id, 20, PDF.subarray(20), { inspect: stop })).rejects.toThrow('stopped')
  expect(await begun()).toMatchObject({ received: PDF.length, status: 'receiving' })
  expect(await send(id, PDF.length, Buffer.alloc(0))).toEqual(state({ status: 'ready' }))
})

it('has sent again what is not on the disk although it was acknowledged', async () => {
  const { id } = await begun()
  await send(id, 0, PDF.subarray(0, 30))
  truncateSync(path.join(folderOf(app, id), ORIGINAL), 10)
  expect(await send(id, 30, PDF.subarray(30))).toEqual({ ok: false, problem: 'gap' })
  expect((await rowOf(id)).receivedBytes).toBe(10)
  expect(await send(id, 0, PDF)).toEqual(state({ status: 'ready' }))
})

it('begins once for an op, and refuses another file under the same one', async () => {
  const { id } = await begun()
  expect((await begun()).id).toBe(id)
  expect(await begin({ bytes: 3 })).toEqual({ ok: false, problem: 'reused' })
  expect(await begin({ scope: 'studio:li' })).toEqual({ ok: false, problem: 'reused' })
  expect(await app.read.storedFile.count()).toBe(1)
})

it('refuses what is too large or too much before a byte is sent', async () => {
  const limits = { ...FILE_LIMITS, perScope: { bytes: 100, files: 2 }, unfinished: 2 }
  expect(await begin({ bytes: 0 })).toEqual({ ok: false, problem: 'empty' })
  expect(await begin({ bytes: 2 ** 40 })).toEqual({ ok: false, problem: 'fileTooLarge' })
  expect(await begin({ name: 'a.exe' })).toEqual({ ok: false, problem: 'kindUnknown' })
  expect(await begin({ purpose: 'photo' })).toEqual({ ok: false, problem: 'kindUnknown' })
  const half = { limits, bytes: 60 }
  await begun(half)
  expect(await begin({ ...half, opId: 'operation-2' })).toEqual({ ok: false, problem: 'scopeFull' })
  const ofPart = { ...half, opId: 'operation-9', scope: 'studio:s1:part' }
  expect(await begin(ofPart)).toEqual({ ok: false, problem: 'scopeFull' })
  await begun({ ...half, opId: 'operation-3', scope: 'studio:other' })
  expect(await begin({ ...half, opId: 'operation-4', scope: 'studio:third' })).toEqual({
    ok: false,
    problem: 'tooManyUnfinished',
  })
  expect(await app.read.storedFile.count()).toBe(2)
})

it.each([
  ['a picture that is none', '照片.jpg', Buffer.from('MZ is a program')],
  ['a PDF called a picture', '照片.jpg', PDF],
  ['a broken document', '报告.docx', Buffer.from('PK\x03\x04 and nothing')],
])('refuses %s for good and keeps nothing of it', async (_, name, content) => {
  const { id } = await begun({ name, bytes: content.length })
  const answer = await send(id, 0, content)
  expect(answer).toEqual(state({ status: 'refused' }))
  expect(nothingLeft()).toBe(true)
  expect(await send(id, 0, content)).toEqual(answer)
})

it('keeps of a picture the clean copy only', async () => {
  const content = await photo()
  const { id } = await begun({ name: '照片.jpg', bytes: content.length })
  expect(await send(id, 0, content)).toEqual(state({ status: 'ready' }))
  expect(readdirSync(folderOf(app, id)).sort()).toEqual(['picture', 'thumb'])
  expect(await rowOf(id)).toMatchObject({ thumb: true, width: 20, height: 40 })
})

it('refuses a whole file that is cut off, empty or too long, and keeps nothing of it', async () => {
  const whole = { isWhole: true, bytes: 40 }
  const bodies = [
    ['cut', streamOf(PDF.subarray(0, 30), new Error('gone'))],
    ['empty', streamOf()],
    ['fileTooLarge', streamOf(PDF)],
  ] as const
  for (const [problem, body] of bodies) {
    const { id } = await begun({ opId: `operation-${problem}`, bytes: 40, isAtMost: true })
    const answer = await send(id, 0, PDF, { ...whole, body })
    expect(answer).toEqual(state({ status: 'refused', problem }))
  }
  expect(nothingLeft()).toBe(true)
})

it('sweeps away what nobody goes on with, and not what somebody may', async () => {
  const { id } = await begun()
  await send(id, 0, PDF.subarray(0, 20))
  later(23)
  await sweepFiles(app)
  expect(await send(id, 20, PDF.subarray(20, 30))).toEqual(state({ received: 30 }))
  later(25)
  const failures: unknown[] = []
  const sweeper = startFileSweeper(app, (error) => failures.push(error))
  await sweeper.sweep()
  await sweeper.stop()
  expect(failures).toEqual([])
  expect(nothingLeft()).toBe(true)
  expect(await send(id, 30, PDF)).toEqual(state({ status: 'refused', problem: 'expired' }))
  later(25)
  await sweepFiles(app)
  expect(await app.read.storedFile.count()).toBe(0)
})

it('sweeps away a deleted file an hour later, its name at once', async () => {
  const { id } = await begun()
  await send(id, 0, PDF)
  await deleteFile(app, { id, actor: 'wang', whyNot: unopposed })
  await deleteFile(app, { id, actor: 'wang', whyNot: unopposed })
  expect(await rowOf(id)).toMatchObject({ status: 'deleted', name: '' })
  await sweepFiles(app)
  expect(nothingLeft()).toBe(false)
  later(2)
  await sweepFiles(app)
  expect(nothingLeft()).toBe(true)
  expect(await send(id, 0, PDF)).toEqual(state({ status: 'deleted', problem: 'deleted' }))
})

it('sweeps away what has no row', async () => {
  const { id } = await begun()
  await send(id, 0, PDF)
  await app.writer.write((tx) => tx.storedFile.delete({ where: { id } }))
  await sweepFiles(app)
  expect(nothingLeft()).toBe(true)
})
