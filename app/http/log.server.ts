import { pino, type Logger } from 'pino'
import type { Settings } from './environment.server'

/** Keys that never reach the log, wherever they stand in a logged object. */
const PRIVATE = [
  'name',
  'phone',
  'identity',
  'password',
  'code',
  'token',
  'pin',
  'cookie',
  'authorization',
] as const

/** The process's log: JSON lines without personal data or secrets. */
export function createLog(settings: Pick<Settings, 'logLevel'>): Logger {
  return pino({
    level: settings.logLevel,
    redact: PRIVATE.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
    serializers: { error: describeError },
  })
}

/** An error for the log. Database errors quote the values of a row, so only their code is kept. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error ? error.code : undefined
  const fromDatabase = error.constructor.name.startsWith('PrismaClient')
  return {
    type: error.constructor.name,
    code,
    message: fromDatabase ? undefined : error.message,
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .join('\n'),
  }
}
