/** The room of uploads: on the disk, where the database needs some, too, and in a studio's limit. */
import { existsSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DELETED_FOR_MS, FILE_LIMITS } from '~/domain/files/limits'
import { createScope } from '../log/appendEvent.server'
import { TestCycle } from '../testing/reviewCycle'
import { testApplication, type TestApplication } from '../testing/application'
import { beginUpload, type BeginUpload } from './beginUpload.server'
import { deleteFile } from './deleteFile.server'
import { SPARE_BYTES } from './diskRoom.server'
import { unopposed } from './fileAccess.server'
import { contentOf, folderOf } from './fileFolder.server'
import { receiveBytes, type ReceiveBytes } from './receiveBytes.server'
import { PDF, streamOf } from './testFiles'

const MB = 1024 * 1024

let app: TestApplication
/** What the disk has beyond what is spared. */
let room: number
beforeEach(async () => {
  app = await testApplication()
  room = 100 * MB
  for (const scope of ['studio:s1', 'studio:s2']) {
    await app.writer.write((tx) => createScope(tx, scope, 'studio'))
  }
})
afterEach(() => app.close())

const context = () => ({ ...app, freeBytes: () => SPARE_BYTES + room })

const begin = (opId: string, changes: Partial<BeginUpload> = {}) =>
  beginUpload(context(), {
    ...{ personId: 'wang', opId, scope: 'studio:s1', purpose: 'evidence' },
    ...{ name: '报告.pdf', alt: '', bytes: 20 * MB },
    ...changes,
  })

async function begun(opId: string, changes: Partial<BeginUpload> = {}): Promise<string> {
  const answer = await begin(opId, changes)
  if (!answer.ok) throw new Error(answer.problem)
  return answer.upload.id
}

const send = (id: string, body: ReceiveBytes['body'], more: Partial<ReceiveBytes> = {}) =>
  receiveBytes(context(), {
    ...{ personId: 'wang', id, offset: 0, body, whyNot: unopposed },
    ...more,
  })
const remove = (id: string) => deleteFile(app, { id, actor: 'wang', whyNot: unopposed })
const rowOf = (id: string) => app.read.storedFile.findUniqueOrThrow({ where: { id } })

const NO_ROOM = { ok: false, problem: 'noRoom' }

it('keeps on the disk the room of what others announced and have not sent yet', async () => {
  const first = await begun('operation-1')
  await begun('operation-2', { scope: 'studio:s2', personId: 'li' })
  await begun('operation-3', { bytes: 30 * MB })
  expect(await begin('operation-4')).toEqual(NO_ROOM)
  await begun('operation-4', { bytes: 15 * MB })
  expect(await begin('operation-5', { bytes: 8 * MB })).toEqual(NO_ROOM)
  await remove(first)
  await begun('operation-5', { bytes: 8 * MB })
})

it('counts what came of an upload once: it is on the disk', async () => {
  const id = await begun('operation-1')
  await send(id, streamOf(Buffer.alloc(10 * MB)))
  room -= 10 * MB
  await begun('operation-2', { bytes: 40 * MB })
})

it('stops receiving where the database’s room begins, and goes on when there is some', async () => {
  const id = await begun('operation-1', { bytes: PDF.length })
  let left = 30
  const pieces = [0, 20, 40].map((from) => PDF.subarray(from, Math.min(from + 20, PDF.length)))
  let read = 0
  async function* body() {
    for (const piece of pieces) {
      room = left
      yield* streamOf(piece)
      left -= piece.length
      read += piece.length
    }
  }
  expect(await send(id, body())).toEqual(NO_ROOM)
  // the sender hears the answer only at the end of what it sends
  expect(read).toBe(PDF.length)
  expect(await rowOf(id)).toMatchObject({ receivedBytes: 20, status: 'receiving', problem: null })
  expect(await send(id, streamOf(PDF.subarray(20)), { offset: 20 })).toEqual(NO_ROOM)
  expect(await rowOf(id)).toMatchObject({ receivedBytes: 20, status: 'receiving' })
  room = MB
  const end = await send(id, streamOf(PDF.subarray(20)), { offset: 20 })
  expect(end).toMatchObject({ ok: true, upload: { status: 'ready' } })
  expect(readFileSync(contentOf(app, await rowOf(id), 'content')).equals(PDF)).toBe(true)
})

it('finishes on a full disk what had come whole', async () => {
  const id = await begun('operation-1', { bytes: PDF.length })
  const stop = () => Promise.reject(new Error('the server stopped'))
  await expect(send(id, streamOf(PDF), { inspect: stop })).rejects.toThrow('stopped')
  room = -1
  const end = await send(id, streamOf(), { offset: PDF.length })
  expect(end).toMatchObject({ ok: true, upload: { status: 'ready' } })
})

it('keeps nothing of a whole file for which there is no room', async () => {
  const id = await begun('operation-1', { bytes: PDF.length, isAtMost: true })
  room = 10
  const end = await send(id, streamOf(PDF), { isWhole: true })
  expect(end).toMatchObject({ ok: true, upload: { status: 'refused', problem: 'noRoom' } })
  expect(existsSync(folderOf(app, id))).toBe(false)
})

it('counts the bytes of a deleted file, not the file, while its content is there', async () => {
  const limits = { ...FILE_LIMITS, perScope: { bytes: 2 * PDF.length, files: 1 } }
  const file = { limits, bytes: PDF.length }
  for (const opId of ['operation-1', 'operation-2']) {
    const id = await begun(opId, file)
    await send(id, streamOf(PDF))
    await remove(id)
  }
  expect(await begin('operation-3', file)).toEqual({ ok: false, problem: 'scopeFull' })
  app.setNow(new Date(app.now().getTime() + DELETED_FOR_MS + 1))
  await begun('operation-3', file)
})

it('counts of an upload that was given up only what had come', async () => {
  const limits = { ...FILE_LIMITS, perScope: { bytes: 2 * PDF.length, files: 9 } }
  const file = { limits, bytes: PDF.length + 20 }
  const id = await begun('operation-1', file)
  await send(id, streamOf(PDF.subarray(0, 20)))
  await remove(id)
  await begun('operation-2', { limits, bytes: 2 * PDF.length - 20 })
})

describe('photos of a visit', () => {
  let reviews: readonly string[]
  let studio: string
  beforeEach(async () => {
    const cycle = await TestCycle.open(app, { studios: 2 })
    reviews = cycle.reviews
    studio = cycle.studios[0] ?? ''
  })

  const limits = { ...FILE_LIMITS, perScope: { bytes: 2 * PDF.length, files: 2 } }
  const evidence = (opId: string, scope: string) =>
    begin(opId, { limits, scope, bytes: PDF.length })
  const visitPhoto = (opId: string, review = reviews[0]) =>
    begin(opId, {
      ...{ limits, scope: `review:${review}:siteVisit`, purpose: 'photo', name: '1.jpg' },
      ...{ bytes: PDF.length, personId: 'expert' },
    })
  const FULL = { ok: false, problem: 'scopeFull' }

  it('have room when the studio has used up its own', async () => {
    await evidence('operation-1', `studio:${studio}`)
    await evidence('operation-2', `review:${reviews[0]}:rules`)
    expect(await evidence('operation-3', `studio:${studio}`)).toEqual(FULL)
    expect(await visitPhoto('operation-4')).toMatchObject({ ok: true })
  })

  it('take none of the studio’s, and share theirs with no other visit', async () => {
    await visitPhoto('operation-1')
    await visitPhoto('operation-2')
    expect(await visitPhoto('operation-3')).toEqual(FULL)
    expect(await visitPhoto('operation-4', reviews[1])).toMatchObject({ ok: true })
    for (const [opId, scope] of [
      ['operation-5', `studio:${studio}`],
      ['operation-6', `review:${reviews[0]}:rules`],
    ] as const) {
      expect(await evidence(opId, scope)).toMatchObject({ ok: true })
    }
  })
})
