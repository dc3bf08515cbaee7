import { beforeEach, describe, expect, it } from 'vitest'
import type { OpAnswer } from '~/protocol/judging'
import { FakeServer } from '../testing/fakeServer'
import { makeWorld, type World } from '../testing/simulation'
import { askedNow, onConnect, onHello, onMoved } from './hello'
import { make, SETTLE_MS, type Draft } from './make'
import { onAnswer, onDisconnect, onTimeout } from './receive'
import { markSent, nextSendAt, sendable } from './send'
import { EMPTY_OUTBOX, type Entry, type Outbox } from './types'
import { countUnsent, showSheet } from './view'

const SHEET = 'seat-1/code-1'
let world: World
let server: FakeServer
let tenure: string
let outbox: Outbox

beforeEach(() => {
  world = makeWorld(1)
  server = new FakeServer({ ...world, chance: () => false })
  tenure = server.takeSeat('seat-1')
  outbox = greet(onConnect(EMPTY_OUTBOX))
})

const outside = () => ({ now: world.now, newId: world.newId, random: () => 0 })
const mark = (value: number | null, aspect = 'width'): Draft => ({
  kind: 'mark',
  sheet: SHEET,
  aspect,
  value,
})

function greet(from: Outbox): Outbox {
  const have = from.server?.head ?? null
  const answer = server.hello({ build: 'test', have, pending: 0 }, tenure)
  return onHello(from, { ...askedNow(from), have }, answer, outside())
}

function reconnect(): void {
  outbox = greet(onConnect(onDisconnect(outbox)))
}

function act(draft: Draft, settle = 0): void {
  const made = make(outbox, draft, outside(), settle)
  if (!made.ok) throw new Error(made.why)
  outbox = made.outbox
}

/** Sends what may be sent; `answerTo` stands in for the server. */
function send(answerTo: (entry: Entry) => OpAnswer | null = ({ op }) => server.op(op)): Entry[] {
  const out = sendable(outbox, world.now)
  outbox = markSent(outbox, out)
  for (const entry of out) {
    const answer = answerTo(entry)
    if (answer) outbox = onAnswer(outbox, outbox.connection, answer, outside())
  }
  return out
}

function sendAll(): void {
  for (let round = 0; round < 50; round++) {
    send()
    world.now += 20_000
    if (outbox.wantsHello) outbox = greet(outbox)
  }
}

const outcomes = () => outbox.entries.map(({ outcome }) => outcome?.kind ?? null)
const refuse = ({ op }: Entry): OpAnswer => ({
  ok: false,
  opId: op.opId,
  code: 'range',
  final: true,
})

describe('the order of ops', () => {
  it('is kept in each aspect, while other aspects go ahead', () => {
    act(mark(700))
    act(mark(725))
    act(mark(2, 'finish'))
    expect(send(() => null).map(({ n }) => n)).toEqual([1, 3])
    expect(send()).toEqual([])
  })

  it('lets a submission wait for every mark of its sheet, and later marks for it', () => {
    for (const draft of [mark(700), mark(2, 'finish'), mark(0, 'safety')]) act(draft)
    act({ kind: 'submit', sheet: SHEET })
    act({ kind: 'takeBack', sheet: SHEET })
    expect(outbox.entries).toHaveLength(3)
    act({ kind: 'submit', sheet: SHEET })
    expect(send().map(({ op }) => op.kind)).toEqual(['mark', 'mark', 'mark'])
    expect(send(() => null).map(({ op }) => op.kind)).toEqual(['submit'])
    act({ kind: 'takeBack', sheet: SHEET })
    act(mark(750))
    expect(send()).toEqual([])
  })

  it('joins the key presses of one number, and not what was already sent', () => {
    act(mark(700), SETTLE_MS)
    act(mark(725), SETTLE_MS)
    expect(outbox.entries).toHaveLength(1)
    expect(sendable(outbox, world.now)).toEqual([])
    expect(nextSendAt(outbox, world.now)).toBe(world.now + SETTLE_MS)
    world.now += SETTLE_MS
    send(() => null)
    act(mark(750), SETTLE_MS)
    expect(outbox.entries).toHaveLength(2)
  })
})

describe('a clock that was ahead and is put right', () => {
  const HOUR_MS = 3_600_000

  it('holds up no number that was typed meanwhile', () => {
    outbox = onDisconnect(outbox)
    world.now += HOUR_MS
    act(mark(700), SETTLE_MS)
    world.now -= HOUR_MS
    reconnect()
    expect(nextSendAt(outbox, world.now)).toBeNull()
    expect(send()).toHaveLength(1)
    expect(outcomes()).toEqual(['stored'])
  })

  it('holds up nothing that was to be sent again', () => {
    world.now += HOUR_MS
    act(mark(700))
    const [entry] = send(() => null)
    outbox = onTimeout(outbox, outbox.connection, entry?.op.opId ?? '', outside())
    expect(send()).toEqual([])
    expect(nextSendAt(outbox, world.now)).toBeGreaterThan(world.now)
    world.now -= HOUR_MS
    expect(nextSendAt(outbox, world.now)).toBeNull()
    expect(send()).toHaveLength(1)
  })
})

describe('a final refusal', () => {
  it('is kept and shown, and what followed it is made anew', () => {
    act(mark(700))
    act(mark(725))
    const follower = outbox.entries[1]?.op.opId
    send(refuse)
    const [first, second] = outbox.entries
    expect(first?.outcome).toMatchObject({ kind: 'refused', code: 'range' })
    expect(second?.op).toMatchObject({ value: 725, previousOp: null })
    expect(second?.op.opId).not.toBe(follower)
    sendAll()
    expect(outcomes()).toEqual(['refused', 'stored'])
  })

  it('gives way on the screen to the server’s value', () => {
    act(mark(700))
    sendAll()
    act(mark(725))
    send(refuse)
    const shown = showSheet(outbox, SHEET)?.marks['width']
    expect(shown).toMatchObject({ value: 700, trouble: { outcome: { kind: 'refused' } } })
  })
})

describe('a gap', () => {
  it('sends the aspect again from its first op', () => {
    act(mark(700))
    sendAll()
    const backup = server.backup()
    act(mark(725))
    sendAll()
    server.restore(backup)
    act(mark(750))
    sendAll()
    expect(server.state.sheets.get(SHEET)?.marks.get('width')?.value).toBe(750)
    expect(outcomes()).toEqual(['stored', 'stored', 'stored'])
  })

  it('starts from the server’s value when nobody knows the op before', () => {
    act(mark(700))
    const [entry] = outbox.entries
    if (entry?.op.kind !== 'mark') throw new Error('no mark')
    const lost = { ...entry.op, previousOp: world.newId() }
    outbox = { ...outbox, entries: [{ ...entry, op: lost }] }
    sendAll()
    expect(outcomes()).toEqual(['stored'])
    expect(server.state.sheets.get(SHEET)?.marks.get('width')?.value).toBe(700)
  })
})

describe('a restored server', () => {
  it('gets everything again that it lacks', () => {
    const backup = server.backup()
    act(mark(700))
    sendAll()
    reconnect()
    server.restore(backup)
    reconnect()
    expect(outcomes()).toEqual([null])
    sendAll()
    expect(server.state.sheets.get(SHEET)?.marks.get('width')?.value).toBe(700)
  })

  it('is noticed even when the lost answer was the last thing heard', () => {
    const backup = server.backup()
    act(mark(700))
    sendAll()
    server.restore(backup)
    for (let n = 0; n < 5; n++) server.movePhase('scoring')
    reconnect()
    sendAll()
    expect(server.state.sheets.get(SHEET)?.marks.get('width')?.value).toBe(700)
  })

  it('gets it from a former tenure too, which is not told of the divergence', () => {
    const backup = server.backup()
    act(mark(700))
    sendAll()
    server.restore(backup)
    server.takeSeat('seat-1')
    reconnect()
    sendAll()
    expect(outcomes()).toEqual(['held'])
    expect([...server.state.held.values()]).toMatchObject([{ op: { value: 700 } }])
  })
})

describe('a moved seat', () => {
  it('makes no new ops, delivers the old ones, and says so', () => {
    act(mark(700))
    server.takeSeat('seat-1')
    outbox = onMoved(outbox, null)
    expect(make(outbox, mark(725), outside())).toEqual({ ok: false, why: 'moved' })
    sendAll()
    expect(outcomes()).toEqual(['held'])
    expect(showSheet(outbox, SHEET)?.marks['width']?.trouble).not.toBeNull()
  })

  it('is not moved when this device has just taken it', () => {
    expect(onMoved(outbox, tenure)).toBe(outbox)
  })
})

it('adopts the epoch of a reopened sheet for new ops only', () => {
  for (const draft of [mark(700), mark(2, 'finish'), mark(0, 'safety')]) act(draft)
  act({ kind: 'submit', sheet: SHEET })
  sendAll()
  reconnect()
  act({ kind: 'takeBack', sheet: SHEET })
  act(mark(725))
  server.chief({ kind: 'reopen', sheet: SHEET, reason: 'look again' })
  reconnect()
  expect(countUnsent(outbox)).toBe(2)
  act(mark(750))
  sendAll()
  expect(outcomes().slice(-3)).toEqual(['refused', 'held', 'stored'])
  expect(server.state.sheets.get(SHEET)?.marks.get('width')?.value).toBe(750)
})

it('forgets what is safe once the stage is signed, and nothing else', () => {
  act(mark(700))
  sendAll()
  act(mark(725))
  server.movePhase('signed')
  reconnect()
  sendAll()
  reconnect()
  expect(outcomes()).toEqual(['held'])
})
