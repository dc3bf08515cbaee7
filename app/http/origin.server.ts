import type { NextFunction, Request, Response } from 'express'
import type { Settings } from './environment.server'

interface Caller {
  method?: string | undefined
  headers: {
    origin?: string | undefined
    host?: string | undefined
    'sec-fetch-site'?: string | string[] | undefined
  }
}

const SAFE_METHODS = new Set(['GET', 'HEAD'])

/**
 * True when a request that changes something, or a socket, comes from one of our own pages: its
 * `Origin` is this very host (never taken from `x-forwarded-host`) or one of the settings' origins.
 * A request without `Origin` is not from a page of ours: browsers send it with every change.
 */
export function isOwnOrigin(caller: Caller, settings: Pick<Settings, 'origins' | 'https'>) {
  const { origin, host } = caller.headers
  if (!origin || !URL.canParse(origin)) return false
  if (settings.origins.includes(origin)) return true
  const scheme = settings.https ? 'https' : 'http'
  return host !== undefined && origin === `${scheme}://${host}`
}

/** Express middleware in front of Remix: refuses changes that another site's page sends. */
export function requireOwnOrigin(settings: Pick<Settings, 'origins' | 'https'>) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (SAFE_METHODS.has(request.method) || isOwnOrigin(request, settings)) {
      next()
      return
    }
    response.status(403).type('text/plain; charset=utf-8')
    response.send(
      '请求来自其他网站，已拒绝，未作任何更改。请回到本系统页面重试。\n' +
        'Refused: the request came from another site. Nothing was changed. Please use our own page.\n',
    )
  }
}

/** For Socket.IO's `allowRequest`: the same rule, also for the GET that opens a WebSocket. */
export function allowSocket(settings: Pick<Settings, 'origins' | 'https'>) {
  return (
    request: Caller,
    decide: (error: string | null | undefined, allowed: boolean) => void,
  ): void => {
    // Browsers leave Origin out of same-origin GETs (long polling) and say so in Sec-Fetch-Site.
    const sameOriginGet =
      request.method === 'GET' &&
      request.headers.origin === undefined &&
      request.headers['sec-fetch-site'] === 'same-origin'
    decide(null, sameOriginGet || isOwnOrigin(request, settings))
  }
}

/** Where people reach this site: as the settings say, or else as this request did. */
export function publicOrigin(
  { publicOrigin: set }: Pick<Settings, 'publicOrigin'>,
  request: { readonly url: string },
): string {
  return set ?? new URL(request.url).origin
}
