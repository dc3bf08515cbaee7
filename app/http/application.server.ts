import type { Logger } from 'pino'
import { createWriter, type Writer } from '~/services/log/writer.server'
import { readSettings, type Settings } from './environment.server'
import { createLog } from './log.server'
import { createReadClient, type ReadClient } from './readClient.server'
import { readSecrets, type Secrets } from './secrets.server'

/** What a use-case needs of the process around it. */
export interface Application {
  readonly settings: Settings
  /** For queries only: a write on it fails. */
  readonly read: ReadClient
  /** The one way to write. */
  readonly writer: Writer
  readonly secrets: Secrets
  readonly log: Logger
  readonly now: () => Date
}

const KEY = Symbol.for('jiangsai.application')
const holder = globalThis as { [KEY]?: Application }

/** Makes the parts of one process work together. Tests make their own; see services/testing. */
export function createApplication(settings: Settings, secrets: Secrets): Application {
  return {
    settings,
    read: createReadClient(settings.databasePath),
    writer: createWriter(settings.databasePath),
    secrets,
    log: createLog(settings),
    now: () => new Date(),
  }
}

/** The process's one application; made on first use, and kept when development reloads a module. */
export function application(): Application {
  if (!holder[KEY]) {
    const settings = readSettings(process.env)
    holder[KEY] = createApplication(settings, readSecrets(settings, process.env))
  }
  return holder[KEY]
}
