const HERE = 'http://here.invalid'

/**
 * A path to go to after signing in: only one on this site, never another origin, whatever tricks
 * with slashes, backslashes or schemes it is written with. Anything else becomes `/`.
 */
export function safePath(to: string | null | undefined): string {
  if (!to?.startsWith('/') || /[\\\p{Cc}]/u.test(to) || !URL.canParse(to, HERE)) return '/'
  const url = new URL(to, HERE)
  if (url.origin !== HERE || url.pathname.startsWith('//')) return '/'
  return url.pathname + url.search
}

/** The sign-in page that leads back to a path of this site. */
export function signInPath(from: string): string {
  const to = safePath(from)
  return to === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`
}

/** The path of the page that a request is for, without what the framework adds to its own. */
export function pagePath(address: string): string {
  const url = new URL(address)
  url.searchParams.delete('_routes')
  return url.pathname.replace(/\.data$/, '').replace(/^\/_root$/, '/') + url.search
}
