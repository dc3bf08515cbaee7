import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { BackupError } from './backupError'
import { LOCK, RESTORING } from './dataFolder.server'

export interface DataLock {
  release: () => void
}

/**
 * Takes a data folder for this process alone: one server writes to it, and a restore waits until
 * there is none. The lock is SQLite's own on a small file, so the system gives it back when the
 * process ends, however it ends, and no leftover has to be cleared away.
 *
 * @throws BackupError `inUse`, with the id of the process that has it
 */
export function lockData(dataDir: string, waitMs = 0): DataLock {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const db = new Database(path.join(dataDir, LOCK), { timeout: waitMs })
  try {
    db.exec('CREATE TABLE IF NOT EXISTS holder (one INTEGER PRIMARY KEY, pid INTEGER)')
    db.prepare('INSERT OR REPLACE INTO holder VALUES (1, ?)').run(process.pid)
    db.exec('BEGIN IMMEDIATE')
  } catch (error) {
    const busy = error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY'
    const holder = busy ? holderOf(db) : null
    db.close()
    if (!busy) throw error
    throw new BackupError(
      'inUse',
      `A server runs on ${dataDir}${holder === null ? '' : ` (process ${holder})`}. Stop it first.`,
    )
  }
  return { release: () => db.close() }
}

/**
 * As `lockData`, for a server: it waits for one that is just stopping, and does not start on what
 * a restore left half done.
 *
 * @throws BackupError `inUse` or `interrupted`
 */
export function lockForServer(dataDir: string, waitMs: number): DataLock {
  const lock = lockData(dataDir, waitMs)
  if (!existsSync(path.join(dataDir, RESTORING))) return lock
  lock.release()
  throw new BackupError(
    'interrupted',
    `A restore into ${dataDir} was interrupted. Run it again before starting the server.`,
  )
}

function holderOf(db: Database.Database): number | null {
  const row = db.prepare<[], { pid: number }>('SELECT pid FROM holder').get()
  return row?.pid ?? null
}
