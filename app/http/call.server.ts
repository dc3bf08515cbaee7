import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import type { Language } from '~/locales/languages'
import { authorise, type Access, type ViewerFor } from './access.server'
import { application, type Application } from './application.server'
import { AppError } from '~/protocol/errors'
import { languageOfRequest } from './language.server'
import { signedInOf } from './signedIn.server'

declare module '@remix-run/server-runtime' {
  /** What the process entry gives to every loader and action. */
  interface AppLoadContext {
    /** Allows a script in this answer; see the content security policy. */
    nonce: string
    /** The caller's network address. */
    address: string
  }
}

/** The checked parts of the address. */
export interface Query<P, S> {
  params: P
  search: S
}

export type AnyObject = z.ZodObject
export type QueryOf<P extends AnyObject, S extends AnyObject> = Query<z.output<P>, z.output<S>>

/** What a route declares about itself. Without `access` it does not compile. */
export interface Declared<P extends AnyObject, S extends AnyObject, A> {
  access: A & Access<QueryOf<P, S>>
  params?: P
  search?: S
}

/** What every loader and action gets: checked, authenticated, authorised. */
export interface Call<P, S, A> extends Query<P, S> {
  app: Application
  viewer: ViewerFor<A>
  /** The viewer's sign-in; null on a public route without one. */
  signInId: string | null
  language: Language
  request: Request
  /** The caller's network address, for limits on attempts. */
  address: string
}

const nothing = z.object({})

/** Parses, authenticates and authorises a request, or throws the refusal. */
export async function prepare<P extends AnyObject, S extends AnyObject, A>(
  declared: Declared<P, S, A>,
  { params, request, context }: LoaderFunctionArgs,
): Promise<Call<z.output<P>, z.output<S>, A>> {
  const app = await application()
  const query = parseQuery(declared, params, request)
  const signedIn = await signedInOf(app, context, request)
  const viewer = signedIn?.viewer ?? null
  await authorise<QueryOf<P, S>>(declared.access, query, viewer, app, request)
  return {
    ...query,
    app,
    // `authorise` has thrown unless the route is public or there is a viewer.
    viewer: viewer as ViewerFor<A>,
    signInId: signedIn?.signInId ?? null,
    language: languageOfRequest(request, app.settings),
    request,
    address: context.address,
  }
}

/** A path with a malformed part leads nowhere; a malformed search is the caller's mistake. */
function parseQuery<P extends AnyObject, S extends AnyObject>(
  declared: { params?: P; search?: S },
  params: unknown,
  request: Request,
): QueryOf<P, S> {
  const path = (declared.params ?? nothing).safeParse(params)
  if (!path.success) throw new AppError('notFound')
  const given = Object.fromEntries(new URL(request.url).searchParams)
  const search = (declared.search ?? nothing).safeParse(given)
  if (!search.success) throw new AppError('badRequest')
  return { params: path.data as z.output<P>, search: search.data as z.output<S> }
}
