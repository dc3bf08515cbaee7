import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync } from 'node:fs'
import path from 'node:path'
import type { Secrets } from '../context'
import { checkSecrets } from './checkSecrets.server'
import { DATABASE, dataEntries, folderTime, REPLACED, RESTORING } from './dataFolder.server'
import { lockData } from './dataLock.server'
import { digestFile, syncToDisk } from './diskFiles.server'
import { BackupError } from './backupError'
import type { Manifest } from './manifest.server'
import { verifyBackup } from './verifyBackup.server'

export interface RestoreOptions {
  dataDir: string
  /** The backup's folder. */
  folder: string
  now: Date
  /** Those with which the server will read the data; null when there are none. */
  secrets: Secrets | null
}

/**
 * Puts a backup in the place of an installation's data. What was there is moved beside it, never
 * deleted. Refused while a server runs; begun only when the backup is whole
 * and its people can be read. If it is interrupted,
 * no server starts on the data folder until it was done again.
 *
 * @returns the manifest, and where the replaced data is (null when there was none)
 * @throws BackupError
 */
export function restoreBackup({ dataDir, folder, now, secrets }: RestoreOptions): {
  manifest: Manifest
  replaced: string | null
} {
  const manifest = verifyBackup(folder)
  checkSecrets(path.join(folder, DATABASE), secrets)
  const lock = lockData(dataDir)
  try {
    const aside = unusedFolder(path.join(dataDir, REPLACED, folderTime(now)))
    const staged = path.join(dataDir, RESTORING)
    if (existsSync(staged)) moveInto(aside, dataDir, [RESTORING])
    copyAll(manifest, folder, staged)
    moveInto(aside, dataDir, dataEntries(dataDir))
    for (const name of readdirSync(staged)) {
      renameSync(path.join(staged, name), path.join(dataDir, name))
    }
    syncToDisk(dataDir)
    rmdirSync(staged)
    syncToDisk(dataDir)
    return { manifest, replaced: existsSync(aside) ? aside : null }
  } finally {
    lock.release()
  }
}

function copyAll(manifest: Manifest, folder: string, staged: string): void {
  mkdirSync(staged, { mode: 0o700 })
  for (const file of manifest.files) {
    const target = path.join(staged, file.path)
    mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 })
    copyFileSync(path.join(folder, file.path), target)
    if (digestFile(target).sha256 !== file.sha256) {
      throw new BackupError('damaged', `${target} could not be written as it should be.`)
    }
    syncToDisk(target)
  }
  syncToDisk(staged)
}

function moveInto(aside: string, dataDir: string, names: readonly string[]): void {
  if (names.length === 0) return
  mkdirSync(aside, { recursive: true, mode: 0o700 })
  for (const name of names) renameSync(path.join(dataDir, name), path.join(aside, name))
}

function unusedFolder(wanted: string): string {
  for (let number = 1; ; number += 1) {
    const folder = number === 1 ? wanted : `${wanted}-${number}`
    if (!existsSync(folder)) return folder
  }
}
