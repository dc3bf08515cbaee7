import { existsSync } from 'node:fs'
import path from 'node:path'
import { BackupError } from './backupError'
import { checkDatabase } from './checkDatabase.server'
import { DATABASE } from './dataFolder.server'
import { digestFile } from './diskFiles.server'
import { readManifest, type Manifest } from './manifest.server'

/**
 * Checks that a backup is whole: each file is the one that was written, the database is sound, and
 * every log verifies up to the head in the manifest.
 *
 * @throws BackupError `notABackup` or `damaged`
 */
export function verifyBackup(folder: string): Manifest {
  const manifest = readManifest(folder)
  for (const { path: name, bytes, sha256 } of manifest.files) {
    const file = path.join(folder, name)
    if (!existsSync(file)) throw new BackupError('damaged', `${file} is missing.`)
    const found = digestFile(file)
    if (found.bytes !== bytes || found.sha256 !== sha256) {
      throw new BackupError('damaged', `${file} is not the file that was written.`)
    }
  }
  if (!manifest.files.some((file) => file.path === DATABASE)) {
    throw new BackupError('notABackup', `${folder} holds no database.`)
  }
  const heads = checkDatabase(path.join(folder, DATABASE))
  if (JSON.stringify(heads) !== JSON.stringify(manifest.logs)) {
    throw new BackupError('damaged', `The logs in ${folder} are not those of its manifest.`)
  }
  return manifest
}
