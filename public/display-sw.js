/* global self, caches, Response, crypto, TextEncoder, AbortSignal */
/**
 * Keeps the hall screens' pages, so that a screen reloaded while the server is away shows its last
 * good board and never the browser's error page.
 *
 * The server is asked first, always; what was kept is shown only when it does not answer. A page is
 * kept with every file that it can load, whole or not at all, under a name made from their
 * addresses, so that the files of two builds never mix. The scope is `/display/`: nothing else of
 * the site passes through here.
 */
const PREFIX = 'display-build:'
const PAGE = /^\/display\/[a-z0-9-]{1,64}$/
const ASSET = /\/assets\/[\w.~-]+\.(?:js|css|woff2)/g
const IMPORT = /["']\.\/([\w.~-]+\.(?:js|css))["']/g
/** A server that is silent for so long counts as away. */
const ANSWER_WITHIN_MS = 8_000

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()))

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

/** A page that is live asks to be kept as the server has it now. */
self.addEventListener('message', (event) => {
  const path = event.data?.keep
  if (typeof path !== 'string' || !PAGE.test(path)) return
  // Without it the page that was kept before stays; the next connection asks again.
  event.waitUntil(keepPage(path).catch(() => undefined))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && PAGE.test(pathname)) {
    event.respondWith(openPage(pathname))
  } else if (pathname.startsWith('/assets/')) {
    event.respondWith(kept(pathname).then((file) => file ?? fetch(request)))
  }
})

/** The page from the server; the kept one when the server is away, silent or in trouble. */
async function openPage(path) {
  const answer = await ask(path).catch(() => undefined)
  if (answer && answer.status < 500) return answer
  return (await kept(path)) ?? answer ?? Response.error()
}

function ask(path) {
  return fetch(path, { cache: 'no-store', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
}

/** Fetches a page with all its files, and only then lets it take the place of the one before. */
async function keepPage(path) {
  const page = await ask(path)
  if (!page.ok) return
  const html = await page.clone().text()
  const files = new Set(html.match(ASSET) ?? [])
  const name = PREFIX + (await digest([...files].sort().join(' ')))
  const cache = await caches.open(name)
  for (const file of files) {
    const text = await keepFile(cache, file)
    if (!file.endsWith('.js')) continue
    // A file in a Set that grows while it is walked is walked, too.
    for (const [, imported] of text.matchAll(IMPORT)) files.add(`/assets/${imported}`)
  }
  await cache.put(path, page)
  for (const other of await builds()) {
    if (other === name) continue
    const older = await caches.open(other)
    await older.delete(path)
    if (!(await holdsPage(older))) await caches.delete(other)
  }
}

/** Keeps one file, unless it is there already; its text. Its name changes with its content. */
async function keepFile(cache, path) {
  const known = await cache.match(path)
  if (known) return known.text()
  const file = await fetch(path)
  if (!file.ok) throw new Error(`${path} answered ${file.status}`)
  await cache.put(path, file.clone())
  return file.text()
}

async function holdsPage(cache) {
  const requests = await cache.keys()
  return requests.some(({ url }) => PAGE.test(new URL(url).pathname))
}

async function kept(path) {
  for (const name of await builds()) {
    const found = await (await caches.open(name)).match(path)
    if (found) return found
  }
  return undefined
}

async function builds() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX))
}

async function digest(text) {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(bytes)]
    .slice(0, 8)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}
