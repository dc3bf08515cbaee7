import type { Settings } from './environment.server'

const YEAR_S = 365 * 24 * 60 * 60

/** A cookie's name; over HTTPS with the prefix that binds it to this host. */
export function cookieName(name: string, settings: Pick<Settings, 'https'>): string {
  return settings.https ? `__Host-${name}` : name
}

/** The value of one cookie of a `Cookie` header; null when it is not there. */
export function readCookie(
  header: string | null | undefined,
  name: string,
  settings: Pick<Settings, 'https'>,
): string | null {
  const start = `${cookieName(name, settings)}=`
  const pair = header?.split(/;\s*/).find((item) => item.startsWith(start))
  const value = pair?.slice(start.length) ?? ''
  return /^[\w-]{1,200}$/.test(value) ? value : null
}

/**
 * A `Set-Cookie` header for a cookie that scripts cannot read and other sites cannot send along
 * with changes. `maxAge` is in seconds; null takes the cookie away.
 *
 * A link from elsewhere carries all but the seat's. No page needs that one to be shown: what a
 * scanned QR opens is public, and the form and the socket behind it are the own site's.
 */
export function writeCookie(
  name: string,
  value: string,
  settings: Pick<Settings, 'https'>,
  maxAge: number | null = YEAR_S,
): string {
  const secure = settings.https ? '; Secure' : ''
  const sameSite = name === SEAT_COOKIE ? 'Strict' : 'Lax'
  return `${cookieName(name, settings)}=${value}; Path=/; HttpOnly; SameSite=${sameSite}; Max-Age=${maxAge ?? 0}${secure}`
}

/** The sign-in's token. */
export const SIGN_IN_COOKIE = 'jiangsai'
/** The token of the judging seat that this device holds. */
export const SEAT_COOKIE = 'seat'
/** How long a device may be away before it needs a seat code again, in seconds. */
export const SEAT_LASTS_S = 30 * 24 * 60 * 60
/** The language last chosen on this device. */
export const LANGUAGE_COOKIE = 'language'
