import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { BACKUPS, folderTime } from './dataFolder.server'
import { MANIFEST } from './manifest.server'

/** What is added to the name of a backup's folder until it is whole. */
export const PARTIAL = '.partial'
const AUTOMATIC = /^(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d)Z-auto$/
const DAY_MS = 24 * 60 * 60_000

/** An automatic copy that was finished: the manifest is written last. */
export interface AutomaticBackup {
  name: string
  madeAt: Date
}

/** Where a copy made now goes: those made by hand are never pruned. */
export function newBackupFolder(dataDir: string, now: Date, automatic: boolean): string {
  return path.join(dataDir, BACKUPS, `${folderTime(now)}${automatic ? '-auto' : ''}`)
}

/** The finished automatic copies, oldest first. */
export function automaticBackups(dataDir: string): AutomaticBackup[] {
  const folder = path.join(dataDir, BACKUPS)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const madeAt = timeOf(name)
      return madeAt && existsSync(path.join(folder, name, MANIFEST)) ? [{ name, madeAt }] : []
    })
}

/** Which automatic copies are too old. The newest is never among them, however old it is. */
export function outdated(
  backups: readonly AutomaticBackup[],
  now: Date,
  keepDays: number,
): AutomaticBackup[] {
  const limit = now.getTime() - keepDays * DAY_MS
  const newest = backups.reduce((last, { madeAt }) => Math.max(last, madeAt.getTime()), -Infinity)
  return backups.filter(({ madeAt }) => madeAt.getTime() < Math.min(limit, newest))
}

/**
 * Deletes automatic copies that are too old, and those that a power cut left unfinished a day ago or
 * earlier; returns their names.
 */
export function pruneBackups(dataDir: string, now: Date, keepDays: number): string[] {
  const old = outdated(automaticBackups(dataDir), now, keepDays).map(({ name }) => name)
  const gone = [...old, ...unfinished(dataDir, now)]
  for (const name of gone) {
    rmSync(path.join(dataDir, BACKUPS, name), { recursive: true, force: true })
  }
  return gone
}

/** Automatic copies that nobody can be making any more, and that were never finished. */
function unfinished(dataDir: string, now: Date): string[] {
  return readdirSync(path.join(dataDir, BACKUPS)).filter((name) => {
    const begun = name.endsWith(PARTIAL) ? timeOf(name.slice(0, -PARTIAL.length)) : null
    return begun !== null && begun.getTime() <= now.getTime() - DAY_MS
  })
}

function timeOf(name: string): Date | null {
  const found = AUTOMATIC.exec(name)
  return found ? new Date(`${found[1]}${found[2]}:${found[3]}:${found[4]}Z`) : null
}
