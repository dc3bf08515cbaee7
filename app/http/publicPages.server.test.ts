import { randomUUID } from 'node:crypto'
import { createServer, request as ask, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { publicBoardsOf } from '~/services/contest/boardSource.server'
import { movePanelWithin } from '~/services/review/panel/changePanels.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { drawnContest, type DrawnContest } from '~/services/testing/drawnContest'
import { testPanels } from '~/services/testing/reviewPanel'
import { createPublicPages } from './publicPages.server'

let app: TestApplication
let contest: DrawnContest
let server: Server
let path: string
let rendered: Request[]
let answer: () => Response

const page = (body: string) => `<html><script>go(1)</script><script src="/a.js"></script>${body}`

beforeEach(async () => {
  app = await testApplication()
  contest = await drawnContest(app)
  const slug = `contest-${contest.id.slice(0, 8)}`
  path = `/contests/${slug}`
  rendered = []
  answer = () => new Response(page(`${app.contests.get(contest.id)?.state.seq}`))
  await publicBoardsOf(app).find(slug)
  const take = createPublicPages(app, (request) => {
    rendered.push(request)
    return new Promise((resolve) => setTimeout(() => resolve(answer()), 5))
  })
  server = createServer((request, response) => {
    if (!take(request, response)) response.writeHead(418).end('ordinary')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await app.close()
})

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

function get(target: string, headers: Record<string, string> = {}, method = 'GET') {
  const { port } = server.address() as AddressInfo
  return new Promise<Answer>((resolve, reject) => {
    const sent = ask({ port, path: target, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
        }),
      )
    })
    sent.on('error', reject).end()
  })
}

it('gives everybody the same bytes, rendered once, without a cookie', async () => {
  const all = await Promise.all([
    get(path),
    get(path, { cookie: 'jiangsai=somebody' }),
    get(path, { cookie: 'seat=other' }),
  ])
  expect(rendered).toHaveLength(1)
  expect(rendered[0]?.headers.get('cookie')).toBe('language=zh')
  for (const { status, body, headers } of all) {
    expect(status).toBe(200)
    expect(body).toEqual(all[0].body)
    expect(headers['set-cookie']).toBeUndefined()
  }
})

it('answers 304 until the public can see a change', async () => {
  const first = await get(path)
  const known = { 'if-none-match': first.headers.etag ?? '' }
  expect((await get(path, known)).status).toBe(304)

  await app.scoring.submit({
    contestId: contest.id,
    actor: 'chief',
    device: null,
    opId: 'b5c8a1de-0000-4000-8000-000000000001',
    receivedAt: app.now(),
    request: {
      by: 'chief',
      stageId: contest.stageId,
      op: {
        kind: 'setEntrant',
        codeId: contest.codeIds[0] ?? '',
        status: 'absent',
        reason: '缺席',
      },
    },
  })
  const next = await get(path, known)
  expect(next.status).toBe(200)
  expect(next.headers.etag).not.toBe(first.headers.etag)
})

it('keeps a page for each language, and compresses it', async () => {
  await get(path)
  await get(path, { cookie: 'language=en' })
  expect(rendered.map((one) => one.headers.get('cookie'))).toEqual(['language=zh', 'language=en'])
  const zipped = await get(path, { 'accept-encoding': 'gzip' })
  expect(zipped.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(zipped.body)).toEqual((await get(path)).body)
  expect((await get(path, {}, 'HEAD')).body).toHaveLength(0)
})

it('allows the inline scripts by their hashes only', async () => {
  const policy = String((await get(path)).headers['content-security-policy'])
  expect(policy).toMatch(/script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='(;|$)/)
  expect(policy).not.toContain('nonce')
})

it('leaves everything else to the ordinary pages', async () => {
  const others = ['/', '/contests/none', `${path}?code=A1`, `${path}.data`, `${path}/mine`]
  for (const other of others) expect((await get(other)).status).toBe(418)
  expect((await get(path, {}, 'POST')).status).toBe(418)
})

it('leaves the zones of a panel, which it has none of, to be refused', async () => {
  const { cycleId } = await testPanels(app)
  const by = { actor: 'organiser', opId: randomUUID(), receivedAt: app.now() }
  await app.writer.write((tx) => movePanelWithin(tx, { cycleId, stage: 'live' }, by))
  const where = { id: `${cycleId}.live` }
  const { slug } = await app.read.contest.findUniqueOrThrow({ where })
  await publicBoardsOf(app).find(slug)
  expect((await get(`/contests/${slug}/stats`)).status).toBe(200)
  expect((await get(`/contests/${slug}/zones`)).status).toBe(418)
  expect((await get(`${path}/zones`)).status).toBe(200)
})

it('keeps no page that failed, and shows the last good one instead', async () => {
  answer = () => new Response('broken', { status: 500 })
  expect((await get(path)).status).toBe(503)
  answer = () => new Response(page('good'))
  const good = await get(path)
  expect(good.status).toBe(200)
  answer = () => new Response('broken', { status: 500 })
  app.setNow(new Date(app.now().getTime() + 120_000))
  expect((await get(path)).body).toEqual(good.body)
})
