/** Applications for tests: each with a database of its own, copied from one that was migrated once. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createApplication, type Application } from '~/http/application.server'
import { readSettings } from '~/http/environment.server'
import { migrate } from '../../../prisma/migrate'

export interface TestApplication extends Application {
  /** Sets the clock; without it time stands still at the start of the test. */
  setNow(now: Date): void
  /** The same database in a new process, as after a restart: nothing of the memory is kept. */
  restart(): Promise<TestApplication>
  /** Closes the database and removes its folder. */
  close(): Promise<void>
}

const START = new Date('2021-05-01T01:00:00.000Z')
let base: string | null = null

/** An application on a database of its own: an empty one, or a copy of `database`. */
export async function testApplication(database = baseDatabase()): Promise<TestApplication> {
  const folder = mkdtempSync(path.join(tmpdir(), 'jiangsai-test-'))
  copyFileSync(database, path.join(folder, 'jiangsai.db'))
  return open(folder, START)
}

async function open(folder: string, start: Date): Promise<TestApplication> {
  const settings = readSettings({ JIANGSAI_MODE: 'test', DATA_DIR: folder })
  let now = start
  const application = await createApplication(settings, {
    PERSONAL_DATA_KEY: Buffer.alloc(32, 1),
    LOOKUP_KEY: Buffer.alloc(32, 2),
    TOKEN_PEPPER: Buffer.alloc(32, 3),
  })
  const shut = async () => {
    await application.writer.close()
    await application.read.$disconnect()
  }
  return {
    ...application,
    now: () => now,
    setNow(next) {
      now = next
    },
    async restart() {
      await shut()
      return open(folder, now)
    },
    async close() {
      await shut()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Migrated once in each test process. */
function baseDatabase(): string {
  if (base === null) {
    const folder = mkdtempSync(path.join(tmpdir(), 'jiangsai-base-'))
    base = path.join(folder, 'jiangsai.db')
    migrate(base)
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  }
  return base
}
