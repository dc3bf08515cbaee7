import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createReader } from '../log/writer.server'
import { createBackup } from '../backup/createBackup.server'
import { restoreBackup } from '../backup/restoreBackup.server'
import { createScope } from '../log/appendEvent.server'
import { testApplication, type TestApplication } from '../testing/application'
import { beginUpload } from './beginUpload.server'
import { contentOf } from './fileFolder.server'
import { receiveBytes } from './receiveBytes.server'
import { sweepFiles } from './sweepFiles.server'
import { unopposed } from './fileAccess.server'
import { PDF, streamOf } from './testFiles'

let app: TestApplication
beforeEach(async () => {
  app = await testApplication()
  await app.writer.write((tx) => createScope(tx, 'studio:s1', 'studio'))
})
afterEach(() => app.close())

async function upload(opId: string, bytes = PDF.length): Promise<string> {
  const file = { scope: 'studio:s1', purpose: 'evidence', name: '报告.pdf', alt: '' } as const
  const begun = await beginUpload(app, { ...file, personId: 'wang', opId, bytes })
  if (!begun.ok) throw new Error(begun.problem)
  const { id } = begun.upload
  await receiveBytes(app, {
    personId: 'wang',
    id,
    offset: 0,
    body: streamOf(PDF),
    whyNot: unopposed,
  })
  return id
}

it('brings a file back, and an upload that was under way goes on', async () => {
  const { dataDir } = app.settings
  const ready = await upload('operation-1')
  const half = await upload('operation-2', PDF.length * 2)
  const folder = path.join(dataDir, 'backups', 'one')
  createBackup({ dataDir, folder, now: app.now(), version: '1' })
  const other = path.join(dataDir, 'backups', 'site')
  restoreBackup({ dataDir: other, folder, now: app.now(), secrets: app.secrets })

  const settings = { ...app.settings, dataDir: other }
  const read = await createReader(path.join(other, 'jiangsai.db'))
  const row = await read.storedFile.findUniqueOrThrow({ where: { id: ready } })
  expect(row).toMatchObject({ status: 'ready', name: '报告.pdf' })
  expect(readFileSync(contentOf({ settings }, row, 'content')).equals(PDF)).toBe(true)
  await sweepFiles({ ...app, read, settings })
  const unfinished = await read.storedFile.findUniqueOrThrow({ where: { id: half } })
  expect(unfinished).toMatchObject({ status: 'receiving', receivedBytes: PDF.length })
  expect(readFileSync(contentOf({ settings }, unfinished, 'content')).equals(PDF)).toBe(true)
  await read.$disconnect()
})
