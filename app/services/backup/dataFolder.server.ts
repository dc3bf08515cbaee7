import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

/** The database's name in the data folder. */
export const DATABASE = 'jiangsai.db'
/** Folder of the copies, unless another place is named. */
export const BACKUPS = 'backups'
/** Folder of what restores took out of the way. */
export const REPLACED = 'replaced'
/** Folder of a restore that is under way. */
export const RESTORING = 'restoring'
/** Held while a server runs. */
export const LOCK = 'server.lock'

const NOT_DATA = new Set([BACKUPS, REPLACED, RESTORING])
/** The database is copied by SQLite itself; its companions belong to the running process. */
const COMPANION = /^(jiangsai\.db|server\.lock)(-wal|-shm|-journal)?$/

/**
 * What stands in the data folder and is part of the installation, database included. A folder with
 * a database of its own, such as the demo's, is an installation of its own.
 */
export function dataEntries(dataDir: string): string[] {
  return readdirSync(dataDir)
    .filter((name) => !NOT_DATA.has(name) && !name.startsWith(LOCK))
    .filter((name) => !existsSync(path.join(dataDir, name, DATABASE)))
    .sort()
}

/** Every file that is kept besides the database, as paths with slashes from the data folder. */
export function keptFiles(dataDir: string): string[] {
  return dataEntries(dataDir)
    .filter((name) => !COMPANION.test(name))
    .flatMap((name) => filesUnder(dataDir, name))
}

/** The files under one name, as paths with slashes from `root`. */
export function filesUnder(root: string, name: string): string[] {
  const stat = statSync(path.join(root, name), { throwIfNoEntry: false })
  if (stat?.isFile()) return [name]
  if (!stat?.isDirectory()) return []
  return readdirSync(path.join(root, name))
    .sort()
    .flatMap((child) => filesUnder(root, `${name}/${child}`))
}

/** A moment as the name of a folder: `2026-11-22T01-51-45Z`. */
export function folderTime(moment: Date): string {
  return moment.toISOString().slice(0, 19).replaceAll(':', '-') + 'Z'
}
