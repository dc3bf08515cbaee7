import type { Logger } from 'pino'
import type { Secrets, ServiceContext } from '~/services/context'
import { LiveContests } from '~/services/contest/liveContests.server'
import { Scoring } from '~/services/contest/scoring.server'
import { createReader, createWriter, type Writer } from '~/services/log/writer.server'
import { readSettings, type Settings } from './environment.server'
import { createLog } from './log.server'
import { readSecrets } from './secrets.server'

/** The parts of one process. */
export interface Application extends ServiceContext {
  readonly settings: Settings
  readonly writer: Writer
  readonly log: Logger
}

const KEY = Symbol.for('jiangsai.application')
const holder = globalThis as { [KEY]?: Promise<Application> }

/** Opens the database and makes the parts of one process. Tests make their own. */
export async function createApplication(
  settings: Settings,
  secrets: Secrets,
): Promise<Application> {
  const { databasePath } = settings
  const writer = await createWriter({ databasePath })
  const read = await createReader(databasePath)
  const log = createLog(settings)
  const contests = new LiveContests(writer, (err) =>
    log.error({ err }, 'a screen was not told of an event'),
  )
  return {
    settings,
    read,
    writer,
    contests,
    scoring: new Scoring(writer, contests, (err) => log.error({ err }, 'an op was not decided')),
    secrets,
    log,
    now: () => new Date(),
  }
}

/** The process's one application; made on first use, and kept when development reloads a module. */
export function application(): Promise<Application> {
  return (holder[KEY] ??= start())
}

/** Puts a test's application in the place of the process's. */
export function replaceApplication(app: Application): void {
  holder[KEY] = Promise.resolve(app)
}

async function start(): Promise<Application> {
  const settings = readSettings()
  return createApplication(settings, readSecrets(settings, process.env))
}
