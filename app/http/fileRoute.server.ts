import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { application } from './application.server'
import { prepare, type AnyObject, type Call, type Declared } from './call.server'
import { AppError, type ErrorBody } from '~/protocol/errors'
import { refusedPath } from '~/protocol/refused'
import { pagePath } from '~/protocol/returnTo'
import { refusalOf } from './refuse.server'
import { guarded, loaderFor, type LoaderDeclaration } from './route.server'
import type { z } from 'zod'

type Running<P extends AnyObject, S extends AnyObject, A, T> = Declared<P, S, A> & {
  run: (call: Call<z.output<P>, z.output<S>, A>) => Promise<T>
}

interface Refusal {
  data: ErrorBody
  init: ResponseInit
}

/** A refusal as an answer that no browser keeps. */
function asJson(refusal: unknown): Response {
  if (refusal instanceof Response) return refusal
  const { data, init } = refusal as Refusal
  return Response.json(data, { ...init, headers: { 'Cache-Control': 'no-store' } })
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
      return asJson(refusalOf(thrown, (await application()).log))
    }
  }
}

/**
 * Builds the loader of a route that answers with a file. Who opens it in a window reads a refusal
 * on a page, in their language; all others get its code.
 */
export function fileFor<const A, P extends AnyObject = AnyObject, S extends AnyObject = AnyObject>(
  declared: LoaderDeclaration<P, S, A, Response>,
) {
  const load = loaderFor(declared)
  return async (args: LoaderFunctionArgs): Promise<Response> => {
    try {
      return await load(args)
    } catch (refusal) {
      const { request } = args
      const opensWindow = request.headers.get('accept')?.includes('text/html') ?? false
      if (refusal instanceof Response || !opensWindow) throw asJson(refusal)
      throw redirect(refusedPath((refusal as Refusal).data, pagePath(request.url)))
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
