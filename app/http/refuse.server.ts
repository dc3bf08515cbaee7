import { randomUUID } from 'node:crypto'
import { data } from '@remix-run/node'
import type { Logger } from 'pino'
import { AppError, type ErrorBody } from '~/protocol/errors'
import { describeError } from './log.server'

/**
 * What to throw to Remix for something that was thrown inside a route: redirects and answers as
 * they are, coded errors as their code, all else as `unexpected` with a reference to the log.
 * The browser never gets a message or a stack of ours.
 */
export function refusalOf(thrown: unknown, log: Logger): unknown {
  if (isAnswer(thrown)) return thrown
  if (thrown instanceof AppError) {
    const body: ErrorBody = { code: thrown.code, values: thrown.values, reference: null }
    return data(body, { status: thrown.status })
  }
  const reference = randomUUID().slice(0, 8)
  log.error({ reference, error: describeError(thrown) }, 'a route failed')
  const body: ErrorBody = { code: 'unexpected', values: {}, reference }
  return data(body, { status: 500 })
}

/** True for what Remix wants thrown: redirects, and data with a status. */
function isAnswer(thrown: unknown): boolean {
  if (thrown instanceof Response) return true
  const type = (thrown as { type?: unknown } | null | undefined)?.type
  return type === 'DataWithResponseInit'
}
