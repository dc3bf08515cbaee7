import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { BackupError } from './backupError'
import { PARTIAL } from './backupsFolder.server'
import { checkDatabase } from './checkDatabase.server'
import { DATABASE, filesUnder, keptFiles } from './dataFolder.server'
import { digestFile, freeBytes, syncToDisk } from './diskFiles.server'
import { writeManifest, type Manifest } from './manifest.server'

export interface CreateBackupOptions {
  dataDir: string
  /** The folder to make; it must not exist. */
  folder: string
  now: Date
  /** The version of this program. */
  version: string
}

/**
 * Copies an installation while its server runs. The database is copied by `VACUUM INTO` on a
 * connection of its own: one read transaction, so writing goes on, and nothing erased is carried
 * along in free pages. Files follow the database, so each row's file is there. The copy is checked,
 * written through to the disk, and only then given its name.
 *
 * @throws BackupError
 */
export function createBackup({ dataDir, folder, now, version }: CreateBackupOptions): Manifest {
  const source = path.join(dataDir, DATABASE)
  if (!existsSync(source)) throw new BackupError('noData', `There is no database in ${dataDir}.`)
  if (existsSync(folder)) throw new BackupError('exists', `${folder} is there already.`)
  const partial = `${folder}${PARTIAL}`
  mkdirSync(partial, { recursive: true, mode: 0o700 })
  try {
    requireRoom(dataDir, partial, keptFiles(dataDir))
    copyDatabase(source, path.join(partial, DATABASE))
    // Listed after the database was copied: a file that came meanwhile may have its row there.
    const kept = keptFiles(dataDir).filter((file) =>
      copyFile(path.join(dataDir, file), path.join(partial, file)),
    )
    const manifest: Manifest = {
      format: 1,
      createdAt: now.toISOString(),
      version,
      files: [DATABASE, ...kept].map((file) => ({
        path: file,
        ...digestFile(path.join(partial, file)),
      })),
      logs: checkDatabase(path.join(partial, DATABASE)),
    }
    writeManifest(partial, manifest)
    filesUnder(partial, '.').forEach((file) => syncToDisk(path.join(partial, file)))
    syncToDisk(partial)
    renameSync(partial, folder)
    syncToDisk(path.dirname(folder))
    return manifest
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    throw error
  }
}

/** A disk that a backup fills would stop the scoring. */
function requireRoom(dataDir: string, target: string, kept: readonly string[]): void {
  const files = [DATABASE, `${DATABASE}-wal`, ...kept].map((file) => path.join(dataDir, file))
  const needed = files.reduce((sum, file) => sum + (existsSync(file) ? statSync(file).size : 0), 0)
  const free = freeBytes(target)
  if (free < needed * 2) {
    const megabytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024)
    throw new BackupError(
      'noSpace',
      `A backup needs ${megabytes(needed)} MB and as much again to spare; ` +
        `${megabytes(free)} MB are free at ${target}.`,
    )
  }
}

function copyDatabase(source: string, target: string): void {
  const db = new Database(source, { fileMustExist: true })
  try {
    db.pragma('busy_timeout = 5000')
    db.prepare('VACUUM INTO ?').run(target)
  } finally {
    db.close()
  }
  chmodSync(target, 0o600)
}

/** False when the file is gone meanwhile, such as of an upload that was refused. */
function copyFile(source: string, target: string): boolean {
  mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 })
  try {
    copyFileSync(source, target)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !existsSync(source)) return false
    throw error
  }
}
