/* global self, caches, Response, crypto, TextEncoder */
/**
 * Keeps the tablet's page, so that it opens without a network.
 *
 * A build is kept whole or not at all: the page and every file that it can load, under a name made
 * from their addresses, and only then is it the one that opens. The build before it stays for pages
 * that are still open, so a new build never breaks a running tablet.
 */
const PREFIX = 'tablet-build-'
const SHELL = '/tablet'
const MARK = '/tablet-sw/current'
const ASSET = /\/assets\/[\w.~-]+\.(?:js|css|woff2)/g
const IMPORT = /["']\.\/([\w.~-]+\.(?:js|css))["']/g

self.addEventListener('install', (event) => {
  event.waitUntil(keepNewestBuild().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate' && url.pathname === SHELL) {
    event.respondWith(fromCache(SHELL).then((kept) => kept ?? fetch(request)))
    event.waitUntil(keepNewestBuild().catch(() => undefined))
    return
  }
  if (url.pathname.startsWith('/assets/')) {
    event.respondWith(fromCache(url.pathname).then((kept) => kept ?? fetch(request)))
  }
})

/** A file of the current build, or of one that an open page may still need. */
async function fromCache(path) {
  const current = await currentBuild()
  if (path === SHELL) return current ? (await caches.open(current)).match(SHELL) : undefined
  for (const name of await builds()) {
    const kept = await (await caches.open(name)).match(path)
    if (kept) return kept
  }
  return undefined
}

/** Fetches the page as it is now; if it is another build, keeps it whole and makes it current. */
async function keepNewestBuild() {
  const shell = await fetch(SHELL, { cache: 'no-store', redirect: 'error' })
  if (!shell.ok) throw new Error(`The page answered ${shell.status}`)
  const html = await shell.clone().text()
  const files = new Set(html.match(ASSET) ?? [])
  const language = /<html lang="([\w-]+)"/.exec(html)?.[1] ?? ''
  const name = PREFIX + (await digest([...files].sort().join(' ') + language))
  const before = await currentBuild()
  if (before === name) return
  const cache = await caches.open(name)
  for (const path of files) {
    const file = await keepFile(cache, path)
    if (!path.endsWith('.js')) continue
    // A file in a Set that grows while it is walked is walked, too.
    for (const [, imported] of file.matchAll(IMPORT)) files.add(`/assets/${imported}`)
  }
  await cache.put(SHELL, shell)
  await (await caches.open(`${PREFIX}mark`)).put(MARK, new Response(name))
  for (const old of await builds()) if (old !== name && old !== before) await caches.delete(old)
}

/** Keeps one file, from a build that already has it if possible; its text. */
async function keepFile(cache, path) {
  const known = await caches.match(path)
  const file = known ?? (await fetch(path))
  if (!file.ok) throw new Error(`${path} answered ${file.status}`)
  await cache.put(path, file.clone())
  return file.text()
}

async function currentBuild() {
  const mark = await (await caches.open(`${PREFIX}mark`)).match(MARK)
  return mark ? mark.text() : undefined
}

async function builds() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && !name.endsWith('mark'))
}

async function digest(text) {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(bytes)]
    .slice(0, 8)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}
