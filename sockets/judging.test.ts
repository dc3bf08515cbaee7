import { randomUUID } from 'node:crypto'
import type { Socket } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RULES, STAGE } from '~/domain/contest/testContest'
import { SEAT_COOKIE, SIGN_IN_COOKIE } from '~/http/cookies.server'
import type { BeatAnswer, HelloAnswer, OpAnswer, SeatUpdate } from '~/protocol/judging'
import { reviewEntry } from '~/services/contest/registration/reviewEntry.server'
import { presence } from '~/services/contest/seatPresence.server'
import { giveGrant } from '~/services/people/giveGrant.server'
import { startSignIn } from '~/services/people/startSignIn.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { drawnContest, sit, type DrawnContest } from '~/services/testing/drawnContest'
import { testSockets, type TestSockets } from './testServer'

let app: TestApplication
let contest: DrawnContest
let sockets: TestSockets

beforeEach(async () => {
  app = await testApplication()
  contest = await drawnContest(app)
  sockets = await testSockets(app)
})
afterEach(async () => {
  await sockets.close()
  await app.close()
})

/** A tablet with a seat's token, once it is connected. */
const tablet = (token: string): Promise<Socket> => sockets.connect('/judging', [SEAT_COOKIE, token])

const token = (seat: number) => contest.tokens[seat] ?? ''
const hello = (socket: Socket, have: unknown = null): Promise<HelloAnswer> =>
  socket.timeout(60_000).emitWithAck('hello', { build: 'test', have, pending: 0 })
const send = (socket: Socket, op: unknown): Promise<OpAnswer> =>
  socket.timeout(60_000).emitWithAck('op', op)

const tenureIn = (seat: number) =>
  app.contests.get(contest.id)?.state.seats.get(contest.seats[seat] ?? '')?.tenureId

function mark(seat: number, changes: object = {}): Record<string, unknown> {
  return {
    kind: 'mark',
    opId: randomUUID(),
    sheet: contest.sheets[seat],
    tenure: tenureIn(seat),
    sheetEpoch: 1,
    claimedAt: app.now().toISOString(),
    aspect: 'width',
    value: 725,
    previousOp: null,
    ...changes,
  }
}

describe('a tablet', () => {
  it('without a seat’s token is not let in', async () => {
    await expect(tablet('nobody')).rejects.toThrow('signedOut')
  })

  it('is not let in by a sign-in, whatever its person’s roles', async () => {
    const place = { editionId: contest.editionId, contestId: contest.id, actor: 'system' }
    const personId = contest.judges[0] ?? ''
    for (const role of ['organiser', 'chiefJudge', 'judge'] as const) {
      await app.writer.write((tx) => giveGrant(tx, { ...place, personId, role }, app.now()))
    }
    const signIn = await app.writer.write((tx) => startSignIn(tx, personId, app.now()))
    const cookie: [string, string] = [SIGN_IN_COOKIE, signIn]
    await expect(sockets.connect('/judging', cookie)).rejects.toThrow('signedOut')
    await expect(tablet(signIn)).rejects.toThrow('signedOut')
  })

  it('gets its own sheets and nobody else’s marks', async () => {
    const [first, second] = [await tablet(token(0)), await tablet(token(1))]
    expect(await send(first, mark(0))).toMatchObject({ ok: true })
    const answer = await hello(second)
    if (!answer.ok) throw new Error(answer.code)
    expect(answer.snapshot.sheets).toHaveLength(2)
    expect(answer.snapshot.sheets.map(({ marks }) => marks)).toEqual([{}, {}])
    const own = await hello(first)
    expect(JSON.stringify(own)).toContain('"value":725')
  })

  it('never hears of the entry behind a code', async () => {
    const entries = await app.read.entry.findMany()
    const answer = JSON.stringify(await hello(await tablet(token(0))))
    for (const { id, entryCode } of entries) {
      expect(answer).not.toContain(id)
      expect(answer).not.toContain(entryCode)
    }
  })

  it('that says hello too often is told so, and is answered again a little later', async () => {
    const socket = await tablet(token(0))
    for (let count = 0; count < 20; count += 1) {
      expect(await hello(socket)).toMatchObject({ ok: true })
    }
    expect(await hello(socket)).toEqual({ ok: false, code: 'rate' })
    app.setNow(new Date(app.now().getTime() + 1_000))
    expect(await hello(socket)).toMatchObject({ ok: true })
  })

  it('whose heartbeats come too often or malformed changes nothing by them', async () => {
    const socket = await tablet(token(0))
    const beat = (message: unknown): Promise<BeatAnswer> =>
      socket.timeout(60_000).emitWithAck('heartbeat', message)
    const pending = () => presence([contest.seats[0] ?? ''])[0]?.pending
    for (let count = 1; count < 20; count += 1) {
      expect(await beat({ pending: count })).toEqual({ ok: true })
    }
    expect(await beat({ pending: -1 })).toEqual({ ok: false, code: 'invalid' })
    expect(await beat({ pending: 99 })).toEqual({ ok: false, code: 'rate' })
    expect(pending()).toBe(19)
  })

  it('is metered for what is malformed as well', async () => {
    const socket = await tablet(token(0))
    const codes: string[] = []
    for (let count = 0; count < 401; count += 1) {
      const answer = await send(socket, { opId: `nonsense ${count}` })
      codes.push(answer.ok ? 'ok' : answer.code)
    }
    expect(codes.slice(0, 400)).toEqual(Array.from({ length: 400 }, () => 'invalid'))
    expect(codes[400]).toBe('rate')
  })

  it('is told of what others do to its sheets', async () => {
    const socket = await tablet(token(0))
    await hello(socket)
    const told = new Promise<SeatUpdate>((resolve) => socket.once('seat:update', resolve))
    await app.scoring.submit({
      contestId: contest.id,
      actor: 'chief',
      device: null,
      opId: randomUUID(),
      receivedAt: app.now(),
      request: {
        by: 'chief',
        stageId: contest.stageId,
        op: {
          kind: 'excuse',
          sheets: [contest.sheets[0] ?? ''],
          cause: 'recused',
          reason: '回避',
        },
      },
    })
    expect((await told).sheets).toMatchObject([{ id: contest.sheets[0], excused: 'recused' }])
  })

  it('is told when the entry of a named entrant ends, so that nobody marks on', async () => {
    const named = { ...STAGE, identity: 'named' as const }
    contest = await drawnContest(app, { ruleSet: { ...RULES, stages: [named] } })
    const socket = await tablet(token(0))
    await hello(socket)
    const told = new Promise<SeatUpdate>((resolve) => socket.once('seat:update', resolve))
    const { id: entryId } = await app.read.entry.findFirstOrThrow({
      where: { contestId: contest.id, entryCode: 'E001' },
    })
    const ended = {
      opId: randomUUID(),
      expected: 'approved',
      move: 'retire',
      reason: '退赛',
    } as const
    const by = { entryId, form: ended, actor: 'organiser', receivedAt: app.now() }
    expect(await reviewEntry(app, by)).toMatchObject({ ok: true })
    expect((await told).sheets).toMatchObject([{ entrantStatus: 'withdrawn' }])
  })

  it('learns that the log has another past than it saw', async () => {
    const socket = await tablet(token(0))
    const first = await hello(socket)
    if (!first.ok) throw new Error(first.code)
    const { logId, seq, hash } = first.snapshot
    expect(await hello(socket, { logId, seq, hash })).toMatchObject({ diverged: false })
    const other = { logId, seq, hash: 'f'.repeat(64) }
    expect(await hello(socket, other)).toMatchObject({ diverged: true })
    expect(await hello(socket, { logId, seq: seq + 9, hash })).toMatchObject({ diverged: true })
  })

  it('whose seat was moved is told at once, and what it still holds is kept', async () => {
    const old = await tablet(token(0))
    await hello(old)
    const unsent = mark(0)
    const told = new Promise((resolve) => old.once('seat:moved', resolve))
    await sit(app, contest.seats[0] ?? '', contest.judgeIds[0] ?? '', 'another-tablet')
    await told
    expect(await hello(old)).toMatchObject({ ok: false, code: 'moved' })
    expect(await send(old, unsent)).toMatchObject({ code: 'held', details: { reason: 'moved' } })
    expect(await app.read.heldOp.count()).toBe(1)
    expect(await app.read.mark.count()).toBe(0)
  })
})

describe('a held mark', () => {
  it('is shown to its seat alone, and adopted there', async () => {
    const [first, second] = [await tablet(token(0)), await tablet(token(1))]
    await hello(first)
    await hello(second)
    const elsewhere: SeatUpdate[] = []
    second.on('seat:update', (update: SeatUpdate) => elsewhere.push(update))
    const told = () => new Promise<SeatUpdate>((done) => first.once('seat:update', done))
    const late = mark(0, { sheetEpoch: 7 })
    const [waiting] = await Promise.all([told(), send(first, late)])
    const [view] = waiting.sheets[0]?.held ?? []
    expect(view).toMatchObject({ opId: late['opId'], own: true, decision: null, refusal: null })
    const { sheet, tenure, sheetEpoch, claimedAt, previousOp } = mark(0)
    const onSheet = { opId: randomUUID(), sheet, tenure, sheetEpoch, claimedAt }
    const adopt = { ...onSheet, kind: 'adoptHeld', held: view?.id, previousOp }
    const [done, answer] = await Promise.all([told(), send(first, adopt)])
    expect(answer).toMatchObject({ ok: true })
    expect(done.sheets[0]).toMatchObject({
      held: [{ decision: { kind: 'adopted', by: 'self' } }],
      marks: { width: { value: 725, opId: adopt.opId } },
    })
    await hello(second)
    expect(JSON.stringify(elsewhere)).not.toContain('725')
    expect(JSON.stringify(await hello(second))).not.toContain(view?.id)
    expect(await send(first, { ...adopt, kind: 'dismissHeld' })).toMatchObject({ code: 'invalid' })
  })
})

describe('a tablet whose seat was moved', () => {
  it('never sees what its successor marks, and no longer speaks for the seat', async () => {
    const seat = contest.seats[0] ?? ''
    const old = await tablet(token(0))
    await hello(old)
    const told: SeatUpdate[] = []
    old.on('seat:update', (update: SeatUpdate) => told.push(update))
    const successor = await tablet(
      await sit(app, seat, contest.judgeIds[0] ?? '', 'another-tablet'),
    )
    await hello(successor)
    const own = new Promise<SeatUpdate>((resolve) => successor.once('seat:update', resolve))
    app.setNow(new Date(app.now().getTime() + 60_000))
    const before = presence([seat])
    old.emit('heartbeat', { pending: 7 })
    expect(await send(successor, mark(0))).toMatchObject({ ok: true })
    await app.scoring.submit({
      contestId: contest.id,
      actor: 'chief',
      device: null,
      opId: randomUUID(),
      receivedAt: app.now(),
      request: {
        by: 'chief',
        stageId: contest.stageId,
        op: {
          kind: 'moveSeat',
          seat: contest.seats[1] ?? '',
          tenure: tenureIn(1) ?? '',
          reason: '换裁判',
        },
      },
    })
    expect(JSON.stringify(await own)).toContain('"value":725')
    await hello(old)
    expect(told).toEqual([])
    expect(before[0]?.pending).not.toBe(7)
    expect(presence([seat])[0]?.pending).not.toBe(7)
  })
})

it('what was marked in a tenure that a restored log lacks is held, on the seat’s own sheets', async () => {
  const socket = await tablet(token(0))
  const lost = mark(0, { tenure: 'a-tenure-after-the-backup' })
  expect(await send(socket, lost)).toMatchObject({ code: 'held', details: { reason: 'moved' } })
  const elsewhere = mark(1, { tenure: 'a-tenure-after-the-backup' })
  expect(await send(socket, elsewhere)).toMatchObject({ code: 'forbidden' })
  expect(await app.read.mark.count()).toBe(0)
})

describe('a bad op is refused with a code and changes nothing', () => {
  it.each([
    ['out of range', { value: 1025 }, 'range'],
    ['off step', { value: 710 }, 'step'],
    ['a fraction', { value: 7.25 }, 'invalid'],
    ['a negative value', { value: -25 }, 'invalid'],
    ['a text', { value: '725' }, 'invalid'],
    ['an unknown aspect', { aspect: 'height' }, 'unknownAspect'],
    ['an unknown sheet', { sheet: randomUUID() }, 'unknownSheet'],
    ['an unknown field', { hidden: true }, 'invalid'],
    ['an unknown kind', { kind: 'erase' }, 'invalid'],
    ['an op id that is none', { opId: 'x' }, 'invalid'],
    ['an id with half a character', { aspect: 'width\ud83d' }, 'invalid'],
  ])('%s', async (_name, changes, code) => {
    const socket = await tablet(token(0))
    expect(await send(socket, mark(0, changes))).toMatchObject({ ok: false, code })
    expect(await app.read.mark.count()).toBe(0)
  })

  it('a note that ends in half a character', async () => {
    const socket = await tablet(token(0))
    const { aspect, value, previousOp, ...onSheet } = mark(0)
    const note = { ...onSheet, kind: 'note', text: '好\ud83d' }
    expect(await send(socket, note)).toMatchObject({ ok: false, code: 'invalid', final: true })
    expect(
      await send(socket, { ...onSheet, opId: randomUUID(), aspect, value, previousOp }),
    ).toEqual(expect.objectContaining({ ok: true }))
  })

  it.each([[null], ['text'], [42], [[]], [{}]])('%j instead of an op', async (message) => {
    const socket = await tablet(token(0))
    expect(await send(socket, message)).toMatchObject({ ok: false, code: 'invalid', final: true })
  })

  it('for another seat’s sheet', async () => {
    const socket = await tablet(token(0))
    const stolen = mark(0, { sheet: contest.sheets[1] })
    expect(await send(socket, stolen)).toMatchObject({ ok: false, code: 'forbidden' })
    expect(await send(socket, mark(1))).toMatchObject({ ok: false, code: 'forbidden' })
    expect(await app.read.mark.count()).toBe(0)
  })

  it('too large: the connection is closed', async () => {
    const socket = await tablet(token(0))
    const closed = new Promise((resolve) => socket.once('disconnect', resolve))
    socket.emit('op', mark(0, { aspect: 'x'.repeat(100_000) }))
    await closed
    expect(await app.read.mark.count()).toBe(0)
  })

  it('too frequent: to be sent again later, and nothing is lost of what was taken', async () => {
    const socket = await tablet(token(0))
    const answers = await Promise.all(
      Array.from({ length: 450 }, () => send(socket, mark(0, { value: 710 }))),
    )
    const late = answers.filter((answer) => !answer.ok && answer.code === 'rate')
    expect(late.length).toBeGreaterThan(0)
    expect(late.every((answer) => !answer.ok && !answer.final)).toBe(true)
    expect(await send(await tablet(token(1)), mark(1))).toMatchObject({ ok: true })
  })
})
