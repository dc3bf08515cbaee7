import { randomUUID } from 'node:crypto'
import type { Socket } from 'socket.io-client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { sheetDigest } from '~/domain/contest/sheetDigest'
import type { BoardUpdate, WatchAnswer } from '~/protocol/boards'
import type { GlanceAnswer, GlanceUpdate } from '~/protocol/glance'
import { submitJudgeOp } from '~/services/contest/submitJudgeOp.server'
import { findSeatHolder } from '~/services/contest/tenure.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { drawnContest, type DrawnContest } from '~/services/testing/drawnContest'
import { onPublicChange } from './glance'
import { testSockets, type TestSockets } from './testServer'

let app: TestApplication
let contest: DrawnContest
let slug: string
let sockets: TestSockets

beforeEach(async () => {
  app = await testApplication()
  contest = await drawnContest(app)
  slug = `contest-${contest.id.slice(0, 8)}`
  // What the server does at intervals it does when a test says so.
  vi.useFakeTimers({ toFake: ['setInterval'] })
  sockets = await testSockets(app)
})
afterEach(async () => {
  vi.useRealTimers()
  await sockets.close()
  await app.close()
})

const screen = (namespace: '/boards' | '/displays'): Promise<Socket> => sockets.connect(namespace)

const watch = (socket: Socket, message: unknown): Promise<WatchAnswer> =>
  socket.timeout(60_000).emitWithAck('watch', message)

/** One seat scores and submits its sheet of the first entrant. */
async function submit(seat: number): Promise<void> {
  const holder = await findSeatHolder(app, contest.tokens[seat] ?? '')
  if (!holder) throw new Error(`Nobody sits in seat ${seat}`)
  const marks = { width: 725, form: 2, safety: 0 }
  const sheet = contest.sheets[seat] ?? ''
  const on = { sheet, tenure: holder.tenureId, sheetEpoch: 1, claimedAt: app.now().toISOString() }
  for (const [aspect, value] of Object.entries(marks)) {
    const op = { ...on, kind: 'mark' as const, opId: randomUUID(), aspect, value, previousOp: null }
    expect(await submitJudgeOp(app, holder, op, app.now())).toMatchObject({ ok: true })
  }
  const digest = sheetDigest({ sheet, marks, note: '' })
  const op = { ...on, kind: 'submit' as const, opId: randomUUID(), digest }
  expect(await submitJudgeOp(app, holder, op, app.now())).toMatchObject({ ok: true })
}

const nextUpdate = (socket: Socket): Promise<BoardUpdate> =>
  new Promise((resolve) => socket.once('board:update', resolve))

it('gives screens the board, and what changes when a sheet is submitted', async () => {
  const [phone, hall] = [await screen('/boards'), await screen('/displays')]
  const answer = await watch(phone, { slug, have: null })
  if (!answer.ok || answer.kind !== 'snapshot') throw new Error('No board')
  expect(answer.board.rows).toHaveLength(2)
  const { version, hash } = answer.board
  expect(await watch(hall, { slug, have: { version, hash } })).toMatchObject({ kind: 'current' })

  const updates = Promise.all([nextUpdate(phone), nextUpdate(hall)])
  await submit(0)
  for (const update of await updates) {
    expect(update).toMatchObject({ from: version, version: version + 1 })
    expect(update.rows).toMatchObject([{ state: 'scoring', submitted: [1], total: null }])
  }
})

it('gives a hall screen the pulses of both its namespaces, which share one connection', async () => {
  const board = await screen('/displays')
  const glance = board.io.socket('/boards')
  await new Promise<void>((resolve) => glance.once('connect', resolve))
  for (const beat of [1, 2, 3]) {
    const pulses = [board, glance].map(
      (socket) => new Promise<boolean>((resolve) => socket.once('pulse', () => resolve(true))),
    )
    vi.advanceTimersByTime(5_000)
    await expect(heardBefore(board, pulses), `beat ${beat}`).resolves.toEqual([true, true])
  }
  glance.disconnect()
})

/** Whether each comes before the answer to a question that is asked after it. */
async function heardBefore(socket: Socket, heard: Promise<boolean>[]): Promise<boolean[]> {
  await watch(socket, { slug, have: null })
  return Promise.all(heard.map((one) => Promise.race([one, Promise.resolve(false)])))
}

it('refuses what is malformed, unknown, or too much', async () => {
  const phone = await screen('/boards')
  expect(await watch(phone, { slug: '../x', have: null })).toEqual({ ok: false, code: 'invalid' })
  expect(await watch(phone, { slug: 'none', have: null })).toEqual({ ok: false, code: 'notFound' })
  const many = await Promise.all(
    Array.from({ length: 20 }, () => watch(phone, { slug, have: null })),
  )
  expect(many.at(-1)).toEqual({ ok: false, code: 'busy' })
})

it('never sends a mark of an open sheet, nor who is behind a code', async () => {
  const phone = await screen('/boards')
  const heard: unknown[] = []
  phone.onAny((...message: unknown[]) => heard.push(message))
  heard.push(await watch(phone, { slug, have: null }))
  const done = nextUpdate(phone)
  await submit(1)
  await done
  const entries = await app.read.entry.findMany()
  const text = JSON.stringify(heard)
  for (const { id, entryCode } of entries) {
    expect(text).not.toContain(id)
    expect(text).not.toContain(entryCode)
  }
  expect(text).not.toContain('725')
})

const glance = (socket: Socket, message: unknown): Promise<GlanceAnswer> =>
  socket.timeout(60_000).emitWithAck('glance', message)

it('gives a page the year at a glance, then the lines that change, and never a row', async () => {
  const phone = await screen('/boards')
  const heard: unknown[] = []
  phone.onAny((...message: unknown[]) => heard.push(message))
  const answer = await glance(phone, { have: null })
  if (!answer.ok || answer.kind !== 'snapshot' || !answer.glance) throw new Error('No glance')
  const { hash, contests } = answer.glance
  expect(contests).toMatchObject([{ id: contest.id, state: 'scoring', blind: true, scored: 0 }])
  expect(await glance(phone, { have: hash })).toMatchObject({ kind: 'current' })

  const update = new Promise<GlanceUpdate>((resolve) => phone.once('glance:update', resolve))
  await submit(0)
  await submit(1)
  await submit(2)
  expect(await update).toMatchObject({
    from: hash,
    contests: [{ id: contest.id, scored: 1, leader: { zone: null, tied: false } }],
    zones: null,
  })
  const text = JSON.stringify([answer, heard])
  for (const { id } of await app.read.entry.findMany()) expect(text).not.toContain(id)
  for (const codeId of contest.codeIds) expect(text).not.toContain(codeId)
  expect(text).not.toContain('board:update')
})

it('says nothing on the glance of marks that are on their way', async () => {
  const phone = await screen('/boards')
  const first = await glance(phone, { have: null })
  const heard: string[] = []
  phone.onAny((name: string) => heard.push(name))
  await submit(0)
  expect(first).toMatchObject({ kind: 'snapshot' })
  if (!first.ok || first.kind !== 'snapshot') throw new Error('No glance')
  expect(await glance(phone, { have: first.glance?.hash ?? null })).toMatchObject({
    kind: 'current',
  })
  expect(heard).not.toContain('glance:update')
})

it('reads the glance again for what the public can see alone, so that no hidden mark times it', async () => {
  const phone = await screen('/boards')
  await glance(phone, { have: null })
  let touched = 0
  const seen = new Promise<void>((resolve) => {
    onPublicChange(app, () => {
      touched += 1
      resolve()
    })
  })
  await submit(0)
  await seen
  expect(touched).toBe(1)
})

it('refuses a glance that is malformed, too often, or asked of a hall screen', async () => {
  const [phone, hall] = [await screen('/boards'), await screen('/displays')]
  expect(await glance(phone, { have: 'x' })).toEqual({ ok: false, code: 'invalid' })
  expect(await glance(phone, null)).toEqual({ ok: false, code: 'invalid' })
  const many = await Promise.all(Array.from({ length: 20 }, () => glance(phone, { have: null })))
  expect(many.at(-1)).toEqual({ ok: false, code: 'busy' })
  let answered = false
  hall.emit('glance', { have: null }, () => (answered = true))
  await watch(hall, { slug, have: null })
  expect(answered).toBe(false)
})
