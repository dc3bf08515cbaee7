import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Settings } from './environment.server'

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g

/** The hashes of a page's inline scripts, as a content security policy names them. */
function scriptHashes(html: string): string[] {
  const hashes = [...html.matchAll(INLINE_SCRIPT)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  )
  return [...new Set(hashes)]
}

/**
 * The headers that keep a page safe when the same bytes go to everybody: what `pageHeaders` says
 * for one reader, with the scripts allowed by their hashes, because a shared nonce would be none.
 */
export function pagePolicy(
  html: string,
  { https, tls }: Pick<Settings, 'https' | 'tls'>,
): Record<string, string> {
  const policy = [
    "default-src 'self'",
    ["script-src 'self'", ...scriptHashes(html)].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]
  return {
    'Content-Security-Policy': policy.join(';'),
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    ...(https ? { 'Cross-Origin-Opener-Policy': 'same-origin', 'Origin-Agent-Cluster': '?1' } : {}),
    ...(https && tls ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}

/** A weak tag, since compression gives the same page in several forms. */
export function etagOf(body: Buffer): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 32)}"`
}

/** True when the caller has this page already. */
export function wantsUnchanged(request: IncomingMessage, etag: string): boolean {
  const known = request.headers['if-none-match'] ?? ''
  return known.split(/,\s*/).includes(etag)
}
