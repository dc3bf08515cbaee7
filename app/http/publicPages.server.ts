import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { isReview } from '~/domain/contest/isReview'
import { isLanguage, type Language } from '~/locales/languages'
import { publicBoardsOf } from '~/services/contest/boardSource.server'
import type { Application } from './application.server'
import { LANGUAGE_COOKIE, readCookie, writeCookie } from './cookies.server'
import { describeError } from './log.server'
import { etagOf, pagePolicy, wantsUnchanged } from './publicPageHeaders.server'

/** The pages of a contest's board: the same for everybody who reads one language. */
const PAGE = /^\/contests\/([a-z0-9-]{1,64})(?:\/(zones|stats|rules))?$/
/** What a page shows beside its board, such as the name of the year, may be this old. */
const KEPT_FOR_MS = 60_000

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Renders a page as the site does for somebody who is not signed in. */
export type Render = (request: Request) => Promise<Response>

interface Kept {
  /** The board's hash: its version, and all versions before it. */
  readonly board: string
  readonly madeAt: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readonly<Record<Encoding, Buffer>>
}

type Encoding = 'br' | 'gzip' | 'identity'
type Settings = Pick<Application['settings'], 'https' | 'tls'>

/**
 * Answers the public pages of contests before anything else runs: from memory, without cookies,
 * the same bytes for all until the public can see a change. A page that is not there yet is
 * rendered once, however many wait for it.
 *
 * @returns a function that says whether it has taken the request
 */
export function createPublicPages(
  app: Application,
  render: Render,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const pages = new Map<string, Kept>()
  const rendering = new Map<string, Promise<Kept | null>>()
  warmUp(app).catch((error: unknown) => {
    app.log.error({ error: describeError(error) }, 'the public boards could not be read ahead')
  })

  async function make(key: string, path: string, language: Language, board: string) {
    const kept = await renderPage(app.settings, render, path, language, board, app.now().getTime())
    if (kept) pages.set(key, kept)
    return kept
  }

  return (request, response) => {
    const found = pageOf(request, app.settings)
    const board = found && publicBoardsOf(app).peek(found.slug)
    if (!found || !board || (found.tab === 'zones' && isReview(board))) return false
    const { path, language } = found
    const key = `${language} ${path}`
    const kept = pages.get(key)
    const fresh = kept && app.now().getTime() - kept.madeAt < KEPT_FOR_MS
    if (fresh && kept.board === board.hash) {
      send(request, response, kept)
      return true
    }
    const flight = `${key} ${board.hash}`
    const underWay =
      rendering.get(flight) ??
      make(key, path, language, board.hash).finally(() => rendering.delete(flight))
    rendering.set(flight, underWay)
    underWay.then(
      (page) => send(request, response, page ?? kept ?? null),
      (error: unknown) => {
        app.log.error({ error: describeError(error), path }, 'a public page failed to render')
        send(request, response, kept ?? null)
      },
    )
    return true
  }
}

/** Reads all boards before a crowd asks for the first one. */
async function warmUp(app: Application): Promise<void> {
  const contests = await app.read.contest.findMany({ select: { slug: true } })
  for (const { slug } of contests) await publicBoardsOf(app).find(slug)
}

function pageOf(request: IncomingMessage, settings: Settings) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return null
  const [path = '', search = ''] = (request.url ?? '').split('?')
  const [, slug, tab] = PAGE.exec(path) ?? []
  if (slug === undefined || search !== '') return null
  const chosen = readCookie(request.headers.cookie, LANGUAGE_COOKIE, settings)
  return { slug, tab, path, language: isLanguage(chosen) ? chosen : ('zh' as const) }
}

async function renderPage(
  settings: Settings,
  render: Render,
  path: string,
  language: Language,
  board: string,
  madeAt: number,
): Promise<Kept | null> {
  const [cookie = ''] = writeCookie(LANGUAGE_COOKIE, language, settings).split(';')
  const answer = await render(new Request(`http://localhost${path}`, { headers: { cookie } }))
  if (answer.status !== 200 || answer.headers.has('set-cookie')) return null
  const html = await answer.text()
  const identity = Buffer.from(html)
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 }
  const [br, gz] = await Promise.all([brotli(identity, { params }), zip(identity)])
  const headers = {
    ...pagePolicy(html, settings),
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-cache',
    Vary: 'Accept-Encoding, Cookie',
    ETag: etagOf(identity),
  }
  return { board, madeAt, headers, body: { identity, br, gzip: gz } }
}

/** The smallest form that the caller says it can read. */
function encodingOf(request: IncomingMessage): Encoding {
  const accepted = request.headers['accept-encoding']?.toString() ?? ''
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
}

function send(request: IncomingMessage, response: ServerResponse, page: Kept | null): void {
  if (response.destroyed) return
  if (!page) {
    response.writeHead(503, { 'Retry-After': '2', 'Cache-Control': 'no-store' }).end()
    return
  }
  if (wantsUnchanged(request, page.headers['ETag'] ?? '')) {
    response.writeHead(304, { ...page.headers }).end()
    return
  }
  const encoding = encodingOf(request)
  const body = page.body[encoding]
  const encoded = encoding === 'identity' ? {} : { 'Content-Encoding': encoding }
  response.writeHead(200, { ...page.headers, ...encoded, 'Content-Length': body.length })
  response.end(request.method === 'HEAD' ? undefined : body)
}
