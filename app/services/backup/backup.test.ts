import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Secrets } from '../context'
import { createPerson } from '../people/createPerson.server'
import { checkDatabase } from './checkDatabase.server'
import { createBackup } from './createBackup.server'
import { DATABASE, RESTORING } from './dataFolder.server'
import { lockData, lockForServer } from './dataLock.server'
import { readManifest } from './manifest.server'
import { restoreBackup } from './restoreBackup.server'
import { NOW, testSite, type TestSite } from './testSite'
import { verifyBackup } from './verifyBackup.server'

const secretsOf = (byte: number): Secrets => ({
  PERSONAL_DATA_KEY: Buffer.alloc(32, byte),
  LOOKUP_KEY: Buffer.alloc(32, byte),
  TOKEN_PEPPER: Buffer.alloc(32, byte),
})
const SECRETS = secretsOf(1)

let site: TestSite
let folder: string

beforeEach(async () => {
  site = await testSite()
  folder = path.join(site.root, 'copies', 'one')
})
afterEach(() => site.close())

const copy = (to = folder) =>
  createBackup({ dataDir: site.dataDir, folder: to, now: NOW, version: '1.2.3' })
const restore = (from = folder) =>
  restoreBackup({ dataDir: site.dataDir, folder: from, now: NOW, secrets: SECRETS })
/** A promise that waits to be released. */
function gate() {
  let release = () => {}
  const promise = new Promise<void>((resolve) => (release = resolve))
  return { promise, release: () => release() }
}
const code = (problem: string): unknown => expect.objectContaining({ code: problem })

it('copies database and files, and says where each log stands', () => {
  const manifest = copy()
  expect(manifest).toMatchObject({
    createdAt: NOW.toISOString(),
    version: '1.2.3',
    logs: [{ scope: 'contest:a', seq: 3 }],
  })
  expect(manifest.files.map((file) => file.path)).toEqual([
    DATABASE,
    'secrets.json',
    'uploads/2026/photo.jpg',
  ])
  expect(readManifest(folder)).toEqual(manifest)
  expect(verifyBackup(folder)).toEqual(manifest)
  expect(readdirSync(path.dirname(folder))).toEqual(['one'])
  expect(readdirSync(folder).sort()).toEqual([DATABASE, 'manifest.json', 'secrets.json', 'uploads'])
})

it('leaves an installation alone that has its data in a folder inside', () => {
  copy()
  const inside = path.join(site.dataDir, 'demo')
  restoreBackup({ dataDir: inside, folder, now: NOW, secrets: SECRETS })
  const { files } = copy(path.join(site.root, 'copies', 'two'))
  expect(files.filter((file) => file.path.startsWith('demo'))).toEqual([])
  restore()
  expect(existsSync(path.join(inside, DATABASE))).toBe(true)
})

it('can be read by its owner only', () => {
  copy()
  const modes = ['.', DATABASE, 'secrets.json', 'manifest.json'].map(
    (name) => statSync(path.join(folder, name)).mode & 0o077,
  )
  expect(modes).toEqual([0, 0, 0, 0])
})

it('is consistent although a transaction is under way', async () => {
  const { promise: open, release } = gate()
  const writing = site.writer.write(async (tx) => {
    await tx.scope.update({ where: { id: 'contest:a' }, data: { lastSeq: 99 } })
    await open
    throw new Error('taken back')
  })
  await new Promise((resolve) => setTimeout(resolve, 20))
  const { logs } = copy()
  release()
  await expect(writing).rejects.toThrow('taken back')
  expect(logs).toMatchObject([{ seq: 3 }])
})

it('leaves nothing behind when it cannot be finished', async () => {
  await site.writer.write((tx) =>
    tx.event.update({
      where: { scopeId_seq: { scopeId: 'contest:a', seq: 2 } },
      data: { payload: '{"opId":"forged"}' },
    }),
  )
  expect(() => copy()).toThrow(code('damaged'))
  expect(() => copy()).toThrow(/contest:a breaks at event 2 \(payload\)/)
  expect(readdirSync(path.dirname(folder))).toEqual([])
})

it('does not write over an earlier one', () => {
  copy()
  expect(() => copy()).toThrow(code('exists'))
})

it('is refused when a file was changed, is missing, or there is no manifest', () => {
  copy()
  appendFileSync(path.join(folder, 'secrets.json'), ' ')
  expect(() => verifyBackup(folder)).toThrow(code('damaged'))
  rmSync(path.join(folder, 'secrets.json'))
  expect(() => restore()).toThrow(/secrets\.json is missing/)
  rmSync(path.join(folder, 'manifest.json'))
  expect(() => restore()).toThrow(code('notABackup'))
})

it('restores what was copied and keeps what was there', async () => {
  copy()
  await site.append(4)
  appendFileSync(path.join(site.dataDir, 'uploads/2026/photo.jpg'), ', later')
  const { replaced } = restore()
  expect(checkDatabase(path.join(site.dataDir, DATABASE))).toMatchObject([{ seq: 3 }])
  expect(readFileSync(path.join(site.dataDir, 'uploads/2026/photo.jpg'), 'utf8')).toBe('picture')
  expect(replaced).not.toBeNull()
  const before = new Database(path.join(replaced ?? '', DATABASE))
  expect(before.prepare('SELECT "lastSeq" AS seq FROM "Scope"').get()).toEqual({ seq: 7 })
  before.close()
})

it('restores into an empty folder', () => {
  const { logs } = copy()
  const dataDir = path.join(site.root, 'new machine')
  expect(restoreBackup({ dataDir, folder, now: NOW, secrets: SECRETS }).replaced).toBeNull()
  expect(checkDatabase(path.join(dataDir, DATABASE))).toEqual(logs)
})

it('is refused while a server runs, and a second server as well', () => {
  copy()
  const server = lockForServer(site.dataDir, 0)
  expect(() => restore()).toThrow(code('inUse'))
  expect(() => restore()).toThrow(`process ${process.pid}`)
  expect(() => lockForServer(site.dataDir, 0)).toThrow(code('inUse'))
  server.release()
  lockData(site.dataDir).release()
  expect(restore().replaced).not.toBeNull()
})

it('keeps a server from starting on a restore that was interrupted, until it is done again', () => {
  copy()
  const half = path.join(site.dataDir, RESTORING)
  restoreBackup({ dataDir: half, folder, now: NOW, secrets: SECRETS })
  expect(() => lockForServer(site.dataDir, 0)).toThrow(code('interrupted'))
  restore()
  expect(existsSync(half)).toBe(false)
  lockForServer(site.dataDir, 0).release()
})

it.each<[string, Secrets | null]>([
  ['others', secretsOf(2)],
  ['another key for lookups', { ...SECRETS, LOOKUP_KEY: Buffer.alloc(32, 2) }],
  ['none', null],
])('is not restored with %s than its secrets, and changes nothing', async (_name, secrets) => {
  await site.writer.write((tx) =>
    createPerson(tx, SECRETS, { name: '王芳', phone: '13800000001', passwordHash: null }, NOW),
  )
  copy()
  const target = path.join(site.root, 'elsewhere')
  const into = { dataDir: target, folder, now: NOW }
  expect(() => restoreBackup({ ...into, secrets })).toThrow(code('otherSecrets'))
  expect(existsSync(target)).toBe(false)
  expect(restoreBackup({ ...into, secrets: SECRETS }).replaced).toBeNull()
})
