/** A restored backup lacks marks that tablets had acknowledged: they come back, each once. */
import { createServer, type Server as HttpServer } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { io as connect } from 'socket.io-client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createApplication, type Application } from '~/http/application.server'
import { readSettings } from '~/http/environment.server'
import type { WatchAnswer } from '~/protocol/boards'
import type { HelloAnswer } from '~/protocol/judging'
import { createBackup } from '~/services/backup/createBackup.server'
import { restoreBackup } from '~/services/backup/restoreBackup.server'
import { seededRandom } from '~/services/rehearsal/random'
import { drawnContest, type DrawnContest } from '~/services/testing/drawnContest'
import { migrate } from '../../../prisma/migrate'
import { attachSockets } from '../../../sockets/attach'
import { Ledger } from '../rehearse/ledger'
import { freshBoard, Screen } from '../rehearse/screen'
import { Tablet } from '../rehearse/tablet'

let root: string
let app: Application
let server: HttpServer
let io: ReturnType<typeof attachSockets>
let url: string
let contest: DrawnContest
let slug: string
let tablets: Tablet[]
let screen: Screen
let ledger: Ledger

const SECRETS = {
  PERSONAL_DATA_KEY: Buffer.alloc(32, 1),
  LOOKUP_KEY: Buffer.alloc(32, 2),
  TOKEN_PEPPER: Buffer.alloc(32, 3),
}

async function start(port: number): Promise<void> {
  const settings = readSettings({ JIANGSAI_MODE: 'test', DATA_DIR: path.join(root, 'data') })
  migrate(settings.databasePath)
  app = await createApplication(settings, SECRETS)
  server = createServer()
  io = attachSockets(server, app)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function stop(): Promise<void> {
  await io.close()
  await app.writer.close()
  await app.read.$disconnect()
}

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'jiangsai-diverged-'))
  await start(0)
  contest = await drawnContest(app)
  const row = await app.read.contest.findUniqueOrThrow({ where: { id: contest.id } })
  slug = row.slug
  ledger = new Ledger(Date.now)
  tablets = contest.seats.map(
    (seatId, index) =>
      new Tablet({
        url,
        contestId: contest.id,
        seatId,
        token: contest.tokens[index] ?? '',
        ledger,
        random: seededRandom(index),
      }),
  )
  const watch = { url, namespace: '/boards', contestId: contest.id, slug } as const
  screen = new Screen({ ...watch, onSubmission: () => undefined })
})

afterEach(async () => {
  screen.close()
  for (const tablet of tablets) tablet.close()
  await stop()
  rmSync(root, { recursive: true, force: true })
})

const soon = { timeout: 60_000, interval: 20 }
const settled = () =>
  vi.waitFor(() => {
    for (const tablet of tablets) {
      expect(tablet.fault).toBeNull()
      expect(tablet.outbox.link).toBe('ready')
      expect(tablet.isDone).toBe(true)
    }
  }, soon)

/** Every judge scores an entrant, changes a mind once, and submits. */
async function scoreEntrant(codeId: string): Promise<void> {
  for (const [index, tablet] of tablets.entries()) {
    const sheets = Object.values(tablet.outbox.server?.sheets ?? {})
    const sheet = sheets.find(({ view }) => view.codeId === codeId)?.view.id ?? ''
    const mark = async (aspect: string, value: number) =>
      expect(await tablet.judge({ kind: 'mark', sheet, aspect, value })).toMatchObject({ ok: true })
    await mark('width', 700)
    await mark('width', 725 + index * 25)
    await mark('form', 2)
    await mark('safety', 50)
    expect(await tablet.judge({ kind: 'submit', sheet })).toMatchObject({ ok: true })
  }
}

/** All ops in the contest's log, with how often each is there. */
async function opsInLog(): Promise<Map<string, number>> {
  const events = await app.read.event.findMany({ where: { scopeId: `contest:${contest.id}` } })
  const counts = new Map<string, number>()
  for (const { opId } of events) counts.set(opId, (counts.get(opId) ?? 0) + 1)
  return counts
}

it('gives the marks back that a restored backup lacks, and tells the screens', async () => {
  const [first = '', second = ''] = contest.codeIds
  await settled()
  await scoreEntrant(first)
  await settled()
  const folder = path.join(root, 'backup')
  const { dataDir } = app.settings
  createBackup({ dataDir, folder, now: new Date(), version: 'test' })
  await scoreEntrant(second)
  await settled()
  const before = await freshBoard(url, slug)
  await vi.waitFor(() => expect(screen.isAt(before)).toBe(true), soon)
  const sent = [...ledger.entries.values()]
  const [head] = tablets.map((tablet) => tablet.outbox.server?.head)

  await stop()
  restoreBackup({ dataDir, folder, now: new Date(), secrets: SECRETS })
  await start(Number(new URL(url).port))

  const have = { version: before.version, hash: before.hash }
  expect(await ask<WatchAnswer>('/boards', 'watch', { slug, have })).toMatchObject({
    ok: true,
    kind: 'snapshot',
    diverged: true,
  })
  const hello = { build: 'test', have: head, pending: 0 }
  expect(await ask<HelloAnswer>('/judging', 'hello', hello)).toMatchObject({
    ok: true,
    diverged: true,
  })

  await settled()
  expect(sent).toHaveLength(2 * 3 * 5)
  const stored = await opsInLog()
  expect(sent.map(({ op, outcome }) => [op.opId, outcome, stored.get(op.opId)])).toEqual(
    sent.map(({ op }) => [op.opId, 'stored', 1]),
  )
  expect(await app.read.mark.count()).toBe(2 * 3 * 3)
  expect(await app.read.heldOp.count()).toBe(0)
  await vi.waitFor(async () => {
    const now = await freshBoard(url, slug)
    expect(now.rows).toEqual(before.rows)
    expect(screen.isAt(now)).toBe(true)
  }, soon)
})

/** One question on a connection of its own. */
async function ask<Answer>(namespace: string, event: string, message: object): Promise<Answer> {
  const socket = connect(url + namespace, {
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { origin: url, cookie: `seat=${contest.tokens[0] ?? ''}` },
  })
  try {
    return (await socket.timeout(60_000).emitWithAck(event, message)) as Answer
  } finally {
    socket.disconnect()
  }
}
