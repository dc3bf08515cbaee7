import { automaticBackups } from './backupsFolder.server'

interface Failure {
  at: Date
}

const KEY = Symbol.for('jiangsai.backupFailure')
/** By data folder; kept in memory, since after a restart the next copy is tried at once. */
const holder = globalThis as { [KEY]?: Map<string, Failure> }
const failures = (holder[KEY] ??= new Map<string, Failure>())

/** Notes whether the last automatic copy could be made. */
export function noteBackup(dataDir: string, at: Date, isMade: boolean): void {
  if (isMade) failures.delete(dataDir)
  else failures.set(dataDir, { at })
}

export interface BackupTrouble {
  failedAt: string
  /** When the last good copy was made; null when there is none. ISO 8601, as all times here. */
  lastGoodAt: string | null
}

/** What the organiser has to know of automatic copies; null while all is well. */
export function backupTrouble(dataDir: string): BackupTrouble | null {
  const failure = failures.get(dataDir)
  if (!failure) return null
  const last = automaticBackups(dataDir).at(-1)
  return { failedAt: failure.at.toISOString(), lastGoodAt: last?.madeAt.toISOString() ?? null }
}
