import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { migrate } from '../../../prisma/migrate'
import { appendEvent, appendEvents, createScope } from './appendEvent.server'
import type { CommittedEvent } from './committed.server'
import { performOp } from './performOp.server'
import { createReader, createWriter, type Tx, type Writer } from './writer.server'

let folder: string
let file: string
let writer: Writer
const fail = vi.fn()

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'jiangsai-writer-'))
  file = path.join(folder, 'jiangsai.db')
  migrate(file)
  writer = await createWriter({ databasePath: file, fail })
  fail.mockClear()
})
afterEach(async () => {
  await writer.close()
  rmSync(folder, { recursive: true, force: true })
})

const AT = new Date('2021-05-01T00:00:00.000Z')
const draft = (scopeId: string, kind = 'test') => ({
  scopeId,
  opId: randomUUID(),
  kind,
  actor: 'somebody',
  device: null,
  payload: { kind },
  receivedAt: AT,
})
const unit = (tx: Tx, id: string) => tx.unit.create({ data: { id, name: id, creditCode: id } })

it('keeps its transactions apart: one job’s failure rolls back that job only', async () => {
  const jobs = [
    writer.write((tx) => unit(tx, 'a')),
    writer.write(async (tx) => {
      await unit(tx, 'b')
      throw new Error('refused')
    }),
    writer.write((tx) => unit(tx, 'c')),
  ]
  const results = await Promise.allSettled(jobs)
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  const read = await createReader(file)
  expect((await read.unit.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id)).toEqual([
    'a',
    'c',
  ])
  await read.$disconnect()
  expect(fail).not.toHaveBeenCalled()
})

it('numbers and announces events in order, after the commit only', async () => {
  const heard: CommittedEvent[] = []
  writer.onCommitted((events) => heard.push(...events))
  await writer.write((tx) => createScope(tx, 's', 'test'))
  await Promise.allSettled([
    writer.write((tx) => appendEvent(tx, draft('s', 'one'))),
    writer.write(async (tx) => {
      await appendEvent(tx, draft('s', 'lost'))
      throw new Error('refused')
    }),
    writer.write((tx) => appendEvent(tx, draft('s', 'two'))),
  ])
  expect(heard.map(({ seq, kind }) => [seq, kind])).toEqual([
    [1, 'one'],
    [2, 'two'],
  ])
})

it('appends more events at once than one statement can take', async () => {
  await writer.write((tx) => createScope(tx, 's', 'test'))
  const drafts = Array.from({ length: 6_000 }, (_, index) => draft('s', `event ${index}`))
  const appended = await writer.write((tx) => appendEvents(tx, 's', drafts))
  expect(appended.map(({ seq }) => seq)).toEqual(drafts.map((_, index) => index + 1))
  const read = await createReader(file)
  expect(await read.event.count()).toBe(6_000)
  expect(await read.scope.findMany()).toMatchObject([{ id: 's', lastSeq: 6_000 }])
  await read.$disconnect()
})

it('ends the process when a commit fails, and announces nothing', async () => {
  const heard = vi.fn()
  await writer.write((tx) => createScope(tx, 's', 'test'))
  writer.onCommitted(heard)
  const job = writer.write(async (tx) => {
    await tx.$executeRawUnsafe('PRAGMA defer_foreign_keys = ON')
    await appendEvent(tx, draft('s'))
    await tx.$executeRawUnsafe(
      `INSERT INTO "Grant" ("id", "personId", "role") VALUES ('g', 'nobody', 'organiser')`,
    )
  })
  await expect(job).rejects.toThrow()
  expect(fail).toHaveBeenCalledOnce()
  expect(heard).not.toHaveBeenCalled()
})

it('reads through a connection on which every write fails', async () => {
  const read = await createReader(file)
  await expect(
    read.unit.create({ data: { id: 'x', name: 'x', creditCode: 'x' } }),
  ).rejects.toThrow()
  await read.$disconnect()
})

it('refuses a copy of the same op id by the same actor in the log itself', async () => {
  await writer.write((tx) => createScope(tx, 's', 'test'))
  const event = draft('s')
  await writer.write((tx) => appendEvent(tx, event))
  await expect(writer.write((tx) => appendEvent(tx, event))).rejects.toThrow()
})

it('performs an op once: again, the first answer; with another body, an error', async () => {
  const perform = vi.fn(() => Promise.resolve({ ok: true }))
  const request = { actor: 'a', opId: 'op', body: { amount: 1 }, receivedAt: AT }
  const run = (body: unknown, actor = 'a') =>
    writer.write((tx) => performOp(tx, { ...request, body, actor }, perform))
  expect(await run({ amount: 1 })).toEqual({ kind: 'answered', answer: { ok: true } })
  expect(await run({ amount: 1 })).toEqual({ kind: 'answered', answer: { ok: true } })
  expect(perform).toHaveBeenCalledTimes(1)
  expect(await run({ amount: 2 })).toEqual({ kind: 'reused' })
  await run({ amount: 2 }, 'b')
  expect(perform).toHaveBeenCalledTimes(2)
})

it('starts only on a database that keeps what it was given', async () => {
  const copy = path.join(folder, 'copy.db')
  copyFileSync(file, copy)
  const other = await createWriter({ databasePath: copy })
  const modes = await other.write((tx) =>
    tx.$queryRawUnsafe<Record<string, unknown>[]>(
      'SELECT (SELECT journal_mode FROM pragma_journal_mode) AS mode, (SELECT synchronous FROM pragma_synchronous) AS sync',
    ),
  )
  expect(modes.map(({ mode, sync }) => [mode, Number(sync)])).toEqual([['wal', 2]])
  await other.close()
})
