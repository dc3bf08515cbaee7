import { pino, type DestinationStream, type Logger } from 'pino'
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

/** The process's log: JSON lines without personal data or secrets, on the standard output. */
export function createLog(
  settings: Pick<Settings, 'logLevel'>,
  output: DestinationStream = pino.destination(1),
): Logger {
  const options = {
    level: settings.logLevel,
    redact: PRIVATE.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
    serializers: { err: described, error: described },
  }
  return pino(options, output)
}

/** For what is logged as an error: pino's own way would write the whole message. */
function described(value: unknown): unknown {
  return value instanceof Error ? describeError(value) : value
}

/** An error for the log. Database errors quote the values of a row, so only their code is kept. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  // Not `code`, which in this log stands for what people type, and is private.
  const errorCode = 'code' in error ? error.code : undefined
  const fromDatabase = error.constructor.name.startsWith('PrismaClient')
  return {
    type: error.constructor.name,
    errorCode,
    message: fromDatabase ? undefined : error.message,
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .join('\n'),
  }
}
