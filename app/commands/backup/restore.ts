/**
 * npm run restore -- FOLDER [--yes]: puts a backup in the place of the data in DATA_DIR. What was
 * there is kept beside it. Refused while a server runs.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { readSettings, type Mode } from '~/http/environment.server'
import { readSecrets, SECRETS_FILE } from '~/http/secrets.server'
import { checkSecrets } from '~/services/backup/checkSecrets.server'
import { DATABASE } from '~/services/backup/dataFolder.server'
import { restoreBackup } from '~/services/backup/restoreBackup.server'
import { verifyBackup } from '~/services/backup/verifyBackup.server'
import type { Secrets } from '~/services/context'
import { runCommand } from './run'

async function isWanted(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    console.error(`${question}Add --yes to do it.`)
    return false
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`${question}Go on? (yes/no) `)
  terminal.close()
  return answer.trim().toLowerCase() === 'yes'
}

/** In production they are in the environment; otherwise a copy of the installation holds its own. */
function secretsFor(mode: Mode, folder: string): Secrets | null {
  if (mode !== 'production' && !existsSync(path.join(folder, SECRETS_FILE))) return null
  return readSecrets({ mode, dataDir: folder }, process.env)
}

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { yes: { type: 'boolean', default: false } },
  })
  const [given] = positionals
  if (given === undefined || positionals.length > 1) {
    console.error('Usage: npm run restore -- FOLDER [--yes]')
    process.exitCode = 2
    return
  }
  const { dataDir, mode } = readSettings()
  const folder = path.resolve(given)
  const secrets = secretsFor(mode, folder)
  const { createdAt, version, logs } = verifyBackup(folder)
  checkSecrets(path.join(folder, DATABASE), secrets)
  const events = logs.reduce((sum, log) => sum + log.seq, 0)
  const question =
    `The backup is whole: made ${createdAt} by version ${version}, ` +
    `${logs.length} logs with ${events} events.\n` +
    `It will take the place of the data in ${dataDir}, which is kept beside it.\n`
  if (!values.yes && !(await isWanted(question))) {
    process.exitCode = 2
    return
  }
  const { replaced } = restoreBackup({ dataDir, folder, now: new Date(), secrets })
  console.log(`Restored ${dataDir} as it was at ${createdAt}.`)
  if (replaced !== null) console.log(`What was there before is in ${replaced}.`)
  console.log('What to do next: start the server, and leave every judging tablet switched on.')
  console.log('Tablets send again the marks that this backup lacks; then compare the boards.')
})
