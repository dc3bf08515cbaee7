import { randomUUID } from 'node:crypto'
import type { Socket } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SIGN_IN_COOKIE } from '~/http/cookies.server'
import type { ChiefOpAnswer, ChiefSnapshot, ChiefUpdate, ChiefWatchAnswer } from '~/protocol/chief'
import { heard } from '~/services/contest/seatPresence.server'
import { startSignIn } from '~/services/people/startSignIn.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { TestDesk } from '~/services/testing/chiefDesk'
import { testSockets, type TestSockets } from './testServer'

let app: TestApplication
let desk: TestDesk
let sockets: TestSockets

beforeEach(async () => {
  app = await testApplication()
  desk = await TestDesk.open(app)
  sockets = await testSockets(app)
})
afterEach(async () => {
  await sockets.close()
  await app.close()
})

/** Somebody signed in, with or without the chief judge's role in the contest. */
async function signIn(role: 'chiefJudge' | 'organiser'): Promise<string> {
  const personId = randomUUID()
  const { id: contestId, editionId } = desk.contest
  const createdAt = app.now()
  return app.writer.write(async (tx) => {
    await tx.person.create({ data: { id: personId, sealedName: '', createdAt } })
    await tx.grant.create({ data: { id: randomUUID(), personId, role, contestId, editionId } })
    return startSignIn(tx, personId, createdAt)
  })
}

const screen = (token: string): Promise<Socket> =>
  sockets.connect('/chief', [SIGN_IN_COOKIE, token])

const watch = (
  socket: Socket,
  have: unknown = null,
  stageId = desk.contest.stageId,
): Promise<ChiefWatchAnswer> => socket.timeout(60_000).emitWithAck('watch', { stageId, have })

const next = <T>(socket: Socket, event: string): Promise<T> =>
  new Promise((resolve) => socket.once(event, resolve))

async function snapshot(socket: Socket): Promise<ChiefSnapshot> {
  const answer = await watch(socket)
  if (!answer.ok || answer.kind !== 'snapshot') throw new Error('no snapshot')
  return answer.snapshot
}

describe('a screen', () => {
  it('is not let in without a sign-in, and sees no stage without the right to it', async () => {
    await expect(screen('nobody')).rejects.toThrow('signedOut')
    const organiser = await screen(await signIn('organiser'))
    expect(await watch(organiser)).toEqual({ ok: false, code: 'forbidden' })
    const chief = await screen(await signIn('chiefJudge'))
    expect(await watch(chief, null, 'none')).toEqual({ ok: false, code: 'notFound' })
    expect(await chief.timeout(60_000).emitWithAck('watch', { stageId: 1 })).toMatchObject({
      code: 'invalid',
    })
  })

  it('gets a snapshot, and then only what changed, as of the log', async () => {
    const chief = await screen(await signIn('chiefJudge'))
    const first = await snapshot(chief)
    expect(first.rows).toHaveLength(2)
    const told = next<ChiefUpdate>(chief, 'chief:update')
    await desk.mark(desk.sheet(0), 'width', 500)
    const update = await told
    expect(update.rows).toMatchObject([{ codeId: desk.contest.codeIds[0] }])
    expect(update).toMatchObject({ from: first.head.seq, head: { seq: desk.state.seq } })
  })

  it('is told that it is current, or that the server has another past', async () => {
    const chief = await screen(await signIn('chiefJudge'))
    const { head } = await snapshot(chief)
    expect(await watch(chief, head)).toMatchObject({ ok: true, kind: 'current' })
    const elsewhere = { ...head, hash: 'f'.repeat(64) }
    expect(await watch(chief, elsewhere)).toMatchObject({ kind: 'snapshot', diverged: true })
    await desk.mark(desk.sheet(0), 'width', 500)
    expect(await watch(chief, head)).toMatchObject({ kind: 'snapshot', diverged: false })
  })

  it('hears at once of a seat that is heard from again', async () => {
    const chief = await screen(await signIn('chiefJudge'))
    await snapshot(chief)
    const told = next(chief, 'chief:ephemeral')
    heard(desk.contest.seats[1] ?? '', { at: app.now(), pending: 3 })
    expect(await told).toMatchObject({ presence: [{}, { pending: 3 }, {}] })
  })

  it('hears of each of two seats that are heard from at the same moment', async () => {
    const chief = await screen(await signIn('chiefJudge'))
    await snapshot(chief)
    const told: unknown[] = []
    chief.on('chief:ephemeral', (ephemeral: unknown) => told.push(ephemeral))
    heard(desk.contest.seats[0] ?? '', { at: app.now(), pending: 2 })
    heard(desk.contest.seats[1] ?? '', { at: app.now(), pending: 3 })
    await watch(chief)
    expect(told.at(-1)).toMatchObject({ presence: [{ pending: 2 }, { pending: 3 }, {}] })
  })

  it('can perform an op with the same rules as the pages', async () => {
    const op = { kind: 'freeze', hidden: [], reason: '留待揭晓' }
    const request = { stageId: desk.contest.stageId, opId: randomUUID(), op }
    const send = (socket: Socket, message: unknown): Promise<ChiefOpAnswer> =>
      socket.timeout(60_000).emitWithAck('op', message)
    const organiser = await screen(await signIn('organiser'))
    const excuse = { ...op, kind: 'moveStage', to: 'signing', hidden: undefined }
    expect(await send(organiser, { ...request, op: excuse })).toMatchObject({ code: 'forbidden' })
    const chief = await screen(await signIn('chiefJudge'))
    expect(await send(chief, request)).toMatchObject({ ok: true })
    expect(await send(chief, { ...request, op: { ...op, reason: ' ' } })).toMatchObject({
      code: 'invalid',
    })
  })
})
