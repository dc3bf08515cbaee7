import type * as FS from 'node:fs'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer, get, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { LoaderFunction, ServerBuild } from '@remix-run/node'
import express from 'express'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { serveFile } from '~/services/files/serveFile.server'
import type { StoredFile } from '../prisma/generated/client'
import { answerPages } from './pages'

const FILM_BYTES = 64 * 1024 * 1024
/** What lies in the buffers of a connection that nobody reads, the system's own included. */
const ON_ITS_WAY_BYTES = 16 * 1024 * 1024

/** As long as it takes on a busy machine. */
const soon = { timeout: 60_000 }

const opened = vi.hoisted(() => [] as FS.ReadStream[])
vi.mock('node:fs', async (load) => {
  const fs = await load<typeof FS>()
  const createReadStream: typeof fs.createReadStream = (...call) => {
    const stream = fs.createReadStream(...call)
    opened.push(stream)
    return stream
  }
  return { ...fs, createReadStream }
})

const film = { id: 'film', status: 'ready', kind: 'video', type: 'video/mp4', name: 'film.mp4' }
let dataDir: string
let server: Server
/** What the server answers to every request. */
let load: LoaderFunction

const serveFilm: LoaderFunction = ({ request }) =>
  serveFile({ settings: { dataDir }, log: console }, film as StoredFile, 'content', request)

beforeEach(async () => {
  opened.length = 0
  load = serveFilm
  dataDir = mkdtempSync(path.join(tmpdir(), 'jiangsai-pages-'))
  const content = path.join(dataDir, 'files/film/original')
  mkdirSync(path.dirname(content), { recursive: true })
  writeFileSync(content, '')
  truncateSync(content, FILM_BYTES)
  const contextOf = () => ({ nonce: '', address: '' })
  const app = express()
  app.set('trust proxy', 0)
  app.all('*', answerPages({ load: () => Promise.resolve(build()), mode: 'production', contextOf }))
  server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  rmSync(dataDir, { recursive: true, force: true })
})

/** A site of one route, whose answers are the loader's own. */
function build(): ServerBuild {
  const module = { loader: (args: Parameters<LoaderFunction>[0]) => load(args) }
  const routes = { film: { id: 'film', path: '*', module } }
  const site = {
    ...{ mode: 'production', routes, publicPath: '/', assetsBuildDirectory: '', isSpaMode: false },
    assets: { routes: {}, entry: { module: '', imports: [] }, url: '', version: '' },
    entry: { module: { default: () => new Response('page'), handleError: () => undefined } },
    future: { v3_singleFetch: true },
  }
  return site as unknown as ServerBuild
}

function ask(headers: Record<string, string> = {}, method = 'GET'): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo
  const asked = { host: '127.0.0.1', port, path: '/film?a=1', headers, method }
  return new Promise((resolve, reject) => {
    get(asked, resolve).on('error', reject)
  })
}

/** How much of the film was read, once no more is. */
async function readAtRest(): Promise<number> {
  let before = -1
  while ((opened[0]?.bytesRead ?? 0) !== before) {
    before = opened[0]?.bytesRead ?? 0
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return before
}

it.each<Record<string, string>>([{}, { range: 'bytes=0-' }])(
  'reads a film no faster than its reader, and lets go of it with the reader: %o',
  async (headers) => {
    const answer = await ask(headers)
    const read = await readAtRest()
    expect(read).toBeGreaterThan(0)
    expect(read).toBeLessThan(ON_ITS_WAY_BYTES)
    expect(opened[0]?.closed).toBe(false)
    answer.destroy()
    await vi.waitFor(() => expect(opened[0]?.closed).toBe(true), soon)
    expect(opened).toHaveLength(1)
  },
)

it('sends a reader the whole film, or the part that was asked for', async () => {
  const whole = await ask()
  expect((await buffer(whole)).length).toBe(FILM_BYTES)
  const part = await ask({ range: 'bytes=10-19' })
  expect([part.statusCode, (await buffer(part)).length]).toEqual([206, 10])
  await vi.waitFor(() => expect(opened.map(({ closed }) => closed)).toEqual([true, true]), soon)
})

it.each(['before', 'after'])('opens no file for long if the reader goes %s that', async (when) => {
  let gone = (): void => undefined
  const isAsked = new Promise<void>((resolve) => (gone = resolve))
  let settled = false
  load = async (args) => {
    const made = when === 'after' ? await serveFilm(args) : null
    const left = new Promise((resolve) => args.request.signal.addEventListener('abort', resolve))
    gone()
    await left
    settled = true
    return made ?? serveFilm(args)
  }
  const { port } = server.address() as AddressInfo
  const request = get({ host: '127.0.0.1', port, path: '/film' })
  request.on('error', () => undefined)
  await isAsked
  request.destroy()
  await vi.waitFor(() => expect(settled).toBe(true), soon)
  await vi.waitFor(() => expect(opened.every(({ closed }) => closed)).toBe(true), soon)
  expect(opened).toHaveLength(when === 'after' ? 1 : 0)
})

it('tells the loaders the address as asked and not as a stranger forwards it, and keeps every cookie', async () => {
  load = ({ request }) =>
    new Response(`${request.url} ${request.headers.get('cookie')}`, {
      headers: [
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
      ],
    })
  const { port } = server.address() as AddressInfo
  const answer = await ask({ cookie: 'c=3', 'x-forwarded-host': 'evil.example:81' })
  expect((await buffer(answer)).toString()).toBe(`http://127.0.0.1:${port}/film?a=1 c=3`)
  expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2'])
})

it.each(['a b', 'user@example.org'])('refuses a host that makes no address: %s', async (host) => {
  const answer = await ask({ host })
  expect([answer.statusCode, (await buffer(answer)).toString()]).toEqual([400, 'Bad Request'])
})

it('has no answer to a request to be shown itself', async () => {
  const answer = await ask({}, 'TRACE')
  expect([answer.statusCode, (await buffer(answer)).toString()]).toEqual([501, 'Not Implemented'])
})
