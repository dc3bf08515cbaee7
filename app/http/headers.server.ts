import { randomBytes } from 'node:crypto'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import helmet from 'helmet'
import type { Settings } from './environment.server'

/** Gives each answer a nonce of its own, for the page's scripts and the policy that allows them. */
function giveNonce(_request: Request, response: Response, next: NextFunction): void {
  response.locals['nonce'] = randomBytes(16).toString('base64')
  next()
}

/** The nonce of an answer; empty when the headers below did not run. */
export function nonceOf(response: Response): string {
  const nonce: unknown = response.locals['nonce']
  return typeof nonce === 'string' ? nonce : ''
}

/**
 * The headers of ordinary pages. Scripts run only with the answer's nonce, nobody may frame a page,
 * and no other site is told where the reader came from. In development Vite needs more room.
 *
 * HSTS is sent for a given certificate only: with a CA of the site's own, a device that has not
 * installed it yet must still get to the page that explains how.
 */
export function pageHeaders(settings: Pick<Settings, 'https' | 'tls' | 'mode'>): RequestHandler[] {
  const developing = settings.mode === 'development'
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", (_request, response) => `'nonce-${nonceOf(response as Response)}'`],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: developing ? ["'self'", 'ws:'] : ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: settings.https && settings.tls ? undefined : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: settings.https,
    originAgentCluster: settings.https,
    xFrameOptions: { action: 'deny' },
  })
  return [giveNonce, headers]
}
