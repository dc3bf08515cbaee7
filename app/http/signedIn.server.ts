import type { AppLoadContext } from '@remix-run/node'
import { findSignIn, type SignedIn } from '~/services/people/findSignIn.server'
import type { Application } from './application.server'
import { readCookie, SIGN_IN_COOKIE } from './cookies.server'

const byContext = new WeakMap<AppLoadContext, Promise<SignedIn | null>>()

/**
 * Who a `Cookie` header signs in; null for nobody. Pages and sockets authenticate by this one
 * function.
 */
export async function signedInByCookie(
  app: Application,
  cookieHeader: string | null | undefined,
): Promise<SignedIn | null> {
  const token = readCookie(cookieHeader, SIGN_IN_COOKIE, app.settings)
  return token === null ? null : findSignIn(app, token)
}

/** Who a request is from; looked up once for all loaders of a page. */
export function signedInOf(
  app: Application,
  context: AppLoadContext,
  request: Request,
): Promise<SignedIn | null> {
  const known = byContext.get(context)
  if (known) return known
  const found = signedInByCookie(app, request.headers.get('cookie'))
  byContext.set(context, found)
  return found
}
