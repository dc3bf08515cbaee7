import type { ActionFunctionArgs } from '@remix-run/node'
import { application } from './application.server'
import { prepare, type AnyObject, type Call, type Declared } from './call.server'
import { AppError, type ErrorBody } from '~/protocol/errors'
import { refusalOf } from './refuse.server'
import { guarded } from './route.server'
import type { z } from 'zod'

type Running<P extends AnyObject, S extends AnyObject, A, T> = Declared<P, S, A> & {
  run: (call: Call<z.output<P>, z.output<S>, A>) => Promise<T>
}

/**
 * Builds the handler of a route without a page: parses, authenticates and authorises, and leaves
 * the body to `run`. A refusal is answered with its code as JSON.
 */
export function answerFor<
  const A,
  P extends AnyObject = AnyObject,
  S extends AnyObject = AnyObject,
>(method: 'GET' | 'POST', declared: Running<P, S, A, Response>) {
  return async (args: ActionFunctionArgs): Promise<Response> => {
    try {
      requireMethod(method, args.request)
      return await declared.run(await prepare(declared, args))
    } catch (thrown) {
      const refusal = refusalOf(thrown, (await application()).log)
      if (refusal instanceof Response) return refusal
      const { data, init } = refusal as { data: ErrorBody; init: ResponseInit }
      return Response.json(data, { ...init, headers: { 'Cache-Control': 'no-store' } })
    }
  }
}

/** Builds the action of a page that reads its body itself, as it comes. */
export function streamActionFor<
  T,
  const A,
  P extends AnyObject = AnyObject,
  S extends AnyObject = AnyObject,
>(declared: Running<P, S, A, T>) {
  return (args: ActionFunctionArgs): Promise<T> =>
    guarded(async () => {
      requireMethod('POST', args.request)
      return declared.run(await prepare(declared, args))
    })
}

function requireMethod(method: 'GET' | 'POST', request: Request): void {
  const isFit =
    method === 'GET' ? ['GET', 'HEAD'].includes(request.method) : request.method === method
  if (!isFit) throw new AppError('methodNotAllowed')
}
