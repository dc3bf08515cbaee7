import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import { application } from './application.server'
import { prepare, type AnyObject, type Call, type Declared } from './call.server'
import { AppError } from '~/protocol/errors'
import { parseForm, readForm, type Reject } from './form.server'
import { signedOutAnswer } from './signedOutAnswer.server'
import { refusalOf } from './refuse.server'

/** What a loader declares about itself. */
export interface LoaderDeclaration<P extends AnyObject, S extends AnyObject, A, T> extends Declared<
  P,
  S,
  A
> {
  load: (call: Call<z.output<P>, z.output<S>, A>) => T | Promise<T>
}

interface ActionDeclaration<
  P extends AnyObject,
  S extends AnyObject,
  A,
  F extends z.ZodType,
  T,
> extends Declared<P, S, A> {
  form: F
  /** Fields whose values are never sent back. */
  hide?: readonly string[]
  /** The largest body, in bytes. */
  maxBytes?: number
  /** False for a route that only acts: nothing of it could show an answer. */
  hasPage?: boolean
  run: (
    call: Call<z.output<P>, z.output<S>, A> & { form: z.output<F>; reject: Reject },
  ) => T | Promise<T>
}

/**
 * Builds a loader: parses params and search, authenticates, authorises, and only then loads.
 *
 * @example
 * export const loader = loaderFor({
 *   access: { may: 'chief.view', on: ({ params }, read) => contestTarget(read, params.slug) },
 *   params: z.object({ slug: slugSchema }),
 *   load: ({ app, params }) => chiefView(app.read, params.slug),
 * })
 */
export function loaderFor<
  T,
  const A,
  P extends AnyObject = AnyObject,
  S extends AnyObject = AnyObject,
>(declared: LoaderDeclaration<P, S, A, T>) {
  return (args: LoaderFunctionArgs): Promise<T> =>
    guarded(async () => declared.load(await prepare(declared, args)))
}

/**
 * Builds an action: as {@link loaderFor}, then checks the form. A form that does not fit is
 * answered with 422 and the person's values; `run` can do the same through `reject`. Whoever was
 * signed out meanwhile keeps the page with what was typed, if its scripts sent the form.
 */
export function actionFor<
  T,
  F extends z.ZodType,
  const A,
  P extends AnyObject = AnyObject,
  S extends AnyObject = AnyObject,
>(declared: ActionDeclaration<P, S, A, F, T>) {
  return (args: ActionFunctionArgs): Promise<T | ReturnType<Reject>> =>
    guarded(async () => {
      if (args.request.method !== 'POST') throw new AppError('methodNotAllowed')
      const call = await prepare(declared, args).catch((refused: unknown) =>
        signedOutAnswer(refused, args.request, declared),
      )
      if (!('app' in call)) return call
      const fields = await readForm(args.request, declared.maxBytes)
      const { submission, reject } = parseForm(fields, declared.form, declared.hide ?? [])
      if (submission.status !== 'success') return reject({})
      return declared.run({ ...call, form: submission.value, reject })
    })
}

/** Turns what a route throws into the refusal that its page shows. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    const { log } = await application()
    throw refusalOf(thrown, log)
  }
}
