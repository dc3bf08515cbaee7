import { cookieName } from '~/http/cookies.server'

/** What a browser of this server would send: its own origin, and the cookie with this token. */
export function browserHeaders(
  url: string,
  name: string,
  token: string,
): { origin: string; cookie: string } {
  const { origin, protocol } = new URL(url)
  return { origin, cookie: `${cookieName(name, { https: protocol === 'https:' })}=${token}` }
}
