import { redirect } from '@remix-run/node'
import { can, type Action, type Target, type Viewer } from '~/domain/people/permissions'
import type { Application } from './application.server'
import { AppError } from '~/protocol/errors'
import { pagePath, signInPath } from '~/protocol/returnTo'

/**
 * Who may open a route. Every loader and action has to say so. `on` finds what the action is
 * about; null means that it does not exist.
 */
export type Access<Q> =
  | 'public'
  | 'signedIn'
  | {
      readonly may: Action
      readonly on:
        | Target
        | ((
            query: Q,
            read: Application['read'],
            viewer: Viewer,
          ) => Target | null | Promise<Target | null>)
    }

/** The viewer that a route gets: only a public one has to do without. */
export type ViewerFor<A> = A extends 'public' ? Viewer | null : Viewer & { personId: string }

/**
 * Lets the viewer through or throws: to the sign-in page, 401, 403, or 404 when the target is not
 * there.
 */
export async function authorise<Q>(
  access: Access<Q>,
  query: Q,
  viewer: Viewer | null,
  app: Pick<Application, 'read'>,
  request: Request,
): Promise<void> {
  if (access === 'public') return
  if (!viewer) {
    if (request.method === 'GET') throw redirect(signInPath(pagePath(request.url)))
    throw new AppError('signedOut')
  }
  if (access === 'signedIn') return
  const { may, on } = access
  const target = typeof on === 'function' ? await on(query, app.read, viewer) : on
  if (!target) throw new AppError('notFound')
  if (!can(viewer, may, target)) throw new AppError('forbidden')
}
