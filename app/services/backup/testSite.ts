/** An installation on disk for the tests of backups: a database with a log, secrets and an upload. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from '../../../prisma/migrate'
import { appendEvent, createScope } from '../log/appendEvent.server'
import { createWriter, type Writer } from '../log/writer.server'
import { DATABASE } from './dataFolder.server'

export const NOW = new Date('2026-11-22T01:51:45.678Z')

export interface TestSite {
  root: string
  dataDir: string
  writer: Writer
  append: (count: number) => Promise<void>
  close: () => Promise<void>
}

/** Makes an installation with one log of three events. */
export async function testSite(): Promise<TestSite> {
  const root = mkdtempSync(path.join(tmpdir(), 'jiangsai-backup-'))
  const dataDir = path.join(root, 'data')
  mkdirSync(path.join(dataDir, 'uploads/2026'), { recursive: true })
  writeFileSync(path.join(dataDir, 'secrets.json'), '{}', { mode: 0o600 })
  writeFileSync(path.join(dataDir, 'uploads/2026/photo.jpg'), 'picture')
  const databasePath = path.join(dataDir, DATABASE)
  migrate(databasePath)
  const writer = await createWriter({ databasePath })
  let written = 0
  const append = async (count: number) => {
    for (let index = 0; index < count; index += 1) {
      written += 1
      const opId = `op-${written}`
      const event = { kind: 'test', actor: 'system', device: null, payload: { opId } }
      await writer.write((tx) =>
        appendEvent(tx, { ...event, scopeId: 'contest:a', opId, receivedAt: NOW }),
      )
    }
  }
  await writer.write((tx) => createScope(tx, 'contest:a', 'contest'))
  await append(3)
  const close = async () => {
    await writer.close()
    rmSync(root, { recursive: true, force: true })
  }
  return { root, dataDir, writer, append, close }
}
