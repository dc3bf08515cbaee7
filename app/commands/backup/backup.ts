/**
 * npm run backup [-- --to FOLDER]: copies the installation in DATA_DIR, also while its server runs.
 * The server calls it with --automatic for the copies of a contest day, which are pruned by age.
 */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readSettings } from '~/http/environment.server'
import { newBackupFolder, pruneBackups } from '~/services/backup/backupsFolder.server'
import { createBackup } from '~/services/backup/createBackup.server'
import { runCommand } from './run'
import { programVersion } from './version'

await runCommand(() => {
  const { values } = parseArgs({
    options: { to: { type: 'string' }, automatic: { type: 'boolean', default: false } },
  })
  const { dataDir, backupKeepDays } = readSettings()
  const now = new Date()
  const folder = values.to
    ? path.resolve(values.to)
    : newBackupFolder(dataDir, now, values.automatic)
  mkdirSync(path.dirname(folder), { recursive: true, mode: 0o700 })
  const manifest = createBackup({ dataDir, folder, now, version: programVersion() })
  const pruned = values.automatic ? pruneBackups(dataDir, now, backupKeepDays) : []
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0)
  const events = manifest.logs.reduce((sum, log) => sum + log.seq, 0)
  console.log(
    `${folder}\n${manifest.files.length} files, ${(bytes / 1024 / 1024).toFixed(1)} MB; ` +
      `${manifest.logs.length} logs with ${events} events, all verified.`,
  )
  if (pruned.length > 0) console.log(`Deleted as too old: ${pruned.join(', ')}`)
})
