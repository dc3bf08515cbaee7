import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { UploadState } from '~/protocol/files'
import { sendRemembered, type SendEnd } from './sendRemembered'
import { uploadMemory } from './uploadMemory'
import { wireFor } from './wire'

const MB = 1024 * 1024
const KEY = 'the file'
const file = new Blob([new Uint8Array(3 * MB)])

/** The server's uploads by op id, and what it was asked, in order. */
const uploads = new Map<string, UploadState>()
const log: string[] = []
/** Called at each request, before it is answered. */
let onAsk: (asked: string) => Response | undefined = () => undefined

const store = new Map<string, string>()
/** What a page has after a reload: all of it new, but for the browser's store. */
const memory = () =>
  uploadMemory(
    { getItem: (key) => store.get(key) ?? null, setItem: (key, text) => store.set(key, text) },
    () => 0,
  )

beforeEach(() => {
  for (const kept of [uploads, store]) kept.clear()
  log.length = 0
  onAsk = () => undefined
  // no wait is waited for: the network is back at once
  vi.stubGlobal('window', {
    addEventListener: (_: string, online: () => void) => queueMicrotask(online),
    removeEventListener: () => undefined,
  })
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => answerTo(path, init))
})
afterEach(() => vi.unstubAllGlobals())

async function answerTo(path: string, init: RequestInit): Promise<Response> {
  await Promise.resolve()
  init.signal?.throwIfAborted()
  const [, , id = '', what = 'begin'] = path.split('?')[0]?.split('/') ?? []
  const offset = new URLSearchParams(path.split('?')[1]).get('offset')
  const asked = offset === null ? what : `${what} ${Number(offset) / MB}`
  log.push(asked)
  const instead = onAsk(asked)
  init.signal?.throwIfAborted()
  if (instead) return instead
  if (what === 'delete') return redirected()
  const opId = id === '' ? ((init.body as URLSearchParams).get('opId') ?? '') : id
  const begun = uploads.get(opId) ?? { ...EMPTY, id: opId }
  uploads.set(opId, begun)
  if (init.body instanceof Blob) begun.received += init.body.size
  if (begun.received === begun.bytes) begun.status = 'ready'
  return Response.json({ ok: true, upload: begun })
}

/** What a page sees of a redirect that it does not follow. */
const redirected = () => Object.defineProperty(new Response(), 'type', { value: 'opaqueredirect' })

const EMPTY: UploadState = {
  ...{ id: '', bytes: file.size, received: 0, status: 'receiving', problem: null },
}

/** Gives the upload up at this request. */
const abortAt = (request: string, abort: AbortController) => (asked: string) => {
  if (asked === request) abort.abort()
  return undefined
}

/** Sends the file from a page that was just opened. */
function send(abort = new AbortController()): Promise<SendEnd> {
  const place = { scope: 'studio:a', purpose: 'evidence', alt: '' } as const
  const named = { name: '焊接.mp4', size: file.size }
  return sendRemembered(file, {
    ...{ key: KEY, memory: memory(), signal: abort.signal, tell: () => undefined },
    connect: (opId) => wireFor(named, { ...place, opId }, abort.signal),
  })
}

/** Sends until a page that is closed at this request, which never hears anything again. */
async function closedAt(request: string): Promise<void> {
  await new Promise<void>((closed) => {
    vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
      const answer = await answerTo(path, init)
      if (log.at(-1) !== request) return answer
      closed()
      return new Promise(() => undefined)
    })
    void send()
  })
  vi.stubGlobal('fetch', answerTo)
}

it('goes on after a reload where the server is, and forgets what has arrived', async () => {
  await closedAt('piece 1')
  log.length = 0
  expect(await send()).toEqual({ kind: 'sent' })
  expect(log).toEqual(['begin', 'piece 2'])
  expect(uploads.size).toBe(1)
  log.length = 0
  expect(await send()).toEqual({ kind: 'sent' })
  expect(log).toEqual(['begin', 'piece 0', 'piece 1', 'piece 2'])
  expect(uploads.size).toBe(2)
})

it.each([
  ['is refused as expired', { status: 'refused', problem: 'expired' }],
  ['was deleted', { status: 'deleted', problem: 'deleted' }],
] as const)('begins anew when what was begun %s', async (_, change) => {
  await closedAt('piece 1')
  for (const begun of uploads.values()) Object.assign(begun, change)
  log.length = 0
  expect(await send()).toEqual({ kind: 'sent' })
  expect(log).toEqual(['begin', 'begin', 'piece 0', 'piece 1', 'piece 2'])
  expect(uploads.size).toBe(2)
})

it('begins anew when what it goes on with is there no more', async () => {
  await closedAt('piece 1')
  onAsk = (asked) => {
    if (asked !== 'piece 2') return undefined
    onAsk = () => undefined
    return new Response(null, { status: 404 })
  }
  log.length = 0
  expect(await send()).toEqual({ kind: 'sent' })
  expect(log).toEqual(['begin', 'piece 2', 'begin', 'piece 0', 'piece 1', 'piece 2'])
})

it('is refused once, and remembers nothing of it', async () => {
  onAsk = () => Response.json({ ok: false, problem: 'scopeFull' }, { status: 413 })
  expect(await send()).toEqual({ kind: 'problem', problem: 'scopeFull' })
  expect(log).toEqual(['begin'])
  expect(memory().recall(KEY)).toBeNull()
})

it.each([
  ['a server that fails', 500, 'busy', 8],
  ['having been signed out', 401, 'refused', 1],
  ['a disk without room', 503, 'noRoom', 1],
])('after %s goes on with the same upload', async (_, status, problem, tries) => {
  const body = problem === 'noRoom' ? { ok: false, problem } : {}
  onAsk = (asked) => (asked.startsWith('begin') ? undefined : Response.json(body, { status }))
  expect(await send()).toEqual({ kind: 'problem', problem })
  expect(log.length).toBe(1 + tries)
  onAsk = () => undefined
  expect(await send()).toEqual({ kind: 'sent' })
  expect(uploads.size).toBe(1)
})

it('deletes what has arrived of a cancelled file, and forgets it', async () => {
  const abort = new AbortController()
  onAsk = abortAt('piece 1', abort)
  expect(await send(abort)).toEqual({ kind: 'cancelled', isDeleted: true })
  expect(log).toEqual(['begin', 'piece 0', 'piece 1', 'delete'])
  expect(memory().recall(KEY)).toBeNull()
})

it('deletes also what had only been begun when it was cancelled', async () => {
  const abort = new AbortController()
  onAsk = abortAt('begin', abort)
  expect(await send(abort)).toEqual({ kind: 'cancelled', isDeleted: true })
  expect(log).toEqual(['begin', 'delete'])
})

it('says when a cancelled file could not be deleted', async () => {
  for (const refuse of [
    () => new Response(null, { status: 403 }),
    () => {
      throw new TypeError('no network')
    },
  ]) {
    const abort = new AbortController()
    onAsk = (asked) => {
      if (asked === 'piece 1') abort.abort()
      return asked === 'delete' ? refuse() : undefined
    }
    expect(await send(abort)).toEqual({ kind: 'cancelled', isDeleted: false })
    expect(memory().recall(KEY)).toBeNull()
  }
})
