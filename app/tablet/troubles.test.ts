import { beforeEach, describe, expect, it } from 'vitest'
import { listStateOf } from './listState'
import { askedNow, onConnect, onHello, onMoved, onUpdate } from './outbox/hello'
import { make, obstacleToDecide, type Draft, type HeldDraft } from './outbox/make'
import { onAnswer, onDisconnect } from './outbox/receive'
import { markSent, sendable } from './outbox/send'
import { EMPTY_OUTBOX, type Outbox } from './outbox/types'
import { showSheet } from './outbox/view'
import { FakeServer } from './testing/fakeServer'
import { makeWorld, type World } from './testing/simulation'
import { troublesOf } from './troubles'

const SHEET = 'seat-1/code-1'
let world: World
let server: FakeServer
let tenure: string
let outbox: Outbox

beforeEach(() => {
  world = makeWorld(1)
  server = new FakeServer({ ...world, chance: () => false })
  tenure = server.takeSeat('seat-1')
  server.onEvent = (event) => {
    const update = server.update('seat-1', event)
    if (update) outbox = onUpdate(outbox, update)
  }
  outbox = onConnect(EMPTY_OUTBOX)
  greet()
})

const outside = () => ({ now: world.now, newId: world.newId, random: () => 0 })
const mark = (value: number): Draft => ({ kind: 'mark', sheet: SHEET, aspect: 'width', value })
const heldNow = () => outbox.server?.sheets[SHEET]?.view.held?.at(-1)?.id ?? ''
const adopt = (): HeldDraft => ({ kind: 'adoptHeld', sheet: SHEET, held: heldNow() })
const dismiss = (): HeldDraft => ({ ...adopt(), kind: 'dismissHeld', reason: '已重新评过' })
const shown = () => showSheet(outbox, SHEET)?.marks['width']
const reopen = () => server.chief({ kind: 'reopen', sheet: SHEET, reason: '复评' })

function greet(): void {
  const answer = server.hello({ build: 'test', have: null, pending: 0 }, tenure)
  outbox = onHello(outbox, askedNow(outbox), answer, outside())
}

function act(draft: Draft): void {
  const made = make(outbox, draft, outside())
  if (!made.ok) throw new Error(made.why)
  outbox = made.outbox
}

function sendAll(): void {
  for (let out = sendable(outbox, world.now); out.length > 0;) {
    outbox = markSent(outbox, out)
    for (const { op } of out) {
      const answer = server.op(op)
      outbox = onAnswer(outbox, outbox.connection, answer, outside())
    }
    out = sendable(outbox, world.now)
  }
}

/** A whole sheet with width 7.00; the chief reopens it while the judge, offline, marks 7.25. */
function holdOne(): void {
  for (const [aspect, value] of Object.entries({ width: 700, finish: 2, safety: 0 })) {
    act({ kind: 'mark', sheet: SHEET, aspect, value })
  }
  act({ kind: 'submit', sheet: SHEET })
  sendAll()
  act({ kind: 'takeBack', sheet: SHEET })
  act(mark(725))
  outbox = onDisconnect(outbox)
  server.onEvent = () => undefined
  reopen()
  server.onEvent = (event) => {
    const update = server.update('seat-1', event)
    if (update) outbox = onUpdate(outbox, update)
  }
  outbox = onConnect(outbox)
  greet()
  sendAll()
}

describe('a held mark on the tablet', () => {
  beforeEach(holdOne)

  it('waits for the judge, with when it was made, and is named in the list', () => {
    const waiting = troublesOf(outbox).filter(({ held }) => held !== null)
    expect(waiting).toMatchObject([
      { state: 'waiting', open: true, held: { own: true, op: { value: 725 } } },
    ])
    expect(waiting[0]?.held?.claimedAt).toBe(waiting[0]?.entry?.op.claimedAt)
    expect(shown()).toMatchObject({ value: 700, trouble: { op: { value: 725 } } })
    const rules = outbox.server?.seat.rules
    const sheet = showSheet(outbox, SHEET)
    if (!rules || !sheet) throw new Error('no sheet')
    expect(listStateOf(outbox, rules, sheet)).toMatchObject({ kind: 'trouble' })
  })

  it('is shown as taken over at once, and what is marked and submitted next builds on it', () => {
    act(adopt())
    expect(troublesOf(outbox)).toMatchObject([{ state: 'refused' }, { state: 'deciding' }])
    expect(shown()).toMatchObject({ value: 725, progress: 'saved' })
    act(mark(750))
    act({ kind: 'submit', sheet: SHEET })
    sendAll()
    const sheet = server.state.sheets.get(SHEET)
    expect(sheet).toMatchObject({ status: 'submitted' })
    expect(sheet?.marks.get('width')?.value).toBe(750)
    const adopted = { state: 'adopted', open: false }
    expect(troublesOf(outbox).find(({ held }) => held)).toMatchObject(adopted)
    expect(shown()?.trouble).toBeNull()
  })

  it('is left with a reason, and no longer shown beside the mark', () => {
    act(dismiss())
    sendAll()
    expect(shown()).toMatchObject({ value: 700, trouble: null })
    expect(troublesOf(outbox).find(({ held }) => held)).toMatchObject({
      state: 'dismissed',
      open: false,
      held: { decision: { by: 'self', reason: '已重新评过' } },
    })
  })

  it('tells what the chief judge decided until the judge has read it', () => {
    const decide = { kind: 'decideHeld', held: heldNow(), decision: 'dismiss' } as const
    server.chief({ ...decide, reason: '以现场为准' })
    expect(troublesOf(outbox)[0]).toMatchObject({
      state: 'dismissed',
      open: true,
      held: { decision: { by: 'other', reason: '以现场为准' } },
    })
    outbox = { ...outbox, entries: outbox.entries.map((entry) => ({ ...entry, seen: true })) }
    expect(troublesOf(outbox).some(({ open }) => open)).toBe(false)
  })

  it('a decision that comes too late is told as such, and the mark made upon it goes on', () => {
    act(adopt())
    act(mark(750))
    const decide = { kind: 'decideHeld', held: heldNow(), decision: 'dismiss' } as const
    server.chief({ ...decide, reason: '以现场为准' })
    sendAll()
    expect(outbox.wantsHello).toBe(true)
    const late = troublesOf(outbox).find(({ entry }) => entry?.op.kind === 'adoptHeld')
    expect(late).toMatchObject({
      state: 'refused',
      open: true,
      entry: { outcome: { code: 'alreadyDecided' } },
    })
    expect(server.state.sheets.get(SHEET)?.marks.get('width')?.value).toBe(750)
  })

  it('comes from the seat’s other tablet as well', () => {
    outbox = { ...outbox, entries: [] }
    expect(troublesOf(outbox)).toMatchObject([{ state: 'waiting', open: true, entry: null }])
    expect(obstacleToDecide(outbox, adopt())).toBeNull()
  })

  it('cannot be decided offline, on a moved seat, twice, or while marks are under way', () => {
    expect(obstacleToDecide(outbox, { ...adopt(), held: 'none' })).toBe('noSeat')
    expect(obstacleToDecide(onDisconnect(outbox), adopt())).toBe('offline')
    expect(obstacleToDecide(onMoved(outbox, null), dismiss())).toBe('moved')
    act(mark(775))
    expect(obstacleToDecide(outbox, adopt())).toBe('unsent')
    expect(obstacleToDecide(outbox, dismiss())).toBeNull()
    act(dismiss())
    expect(obstacleToDecide(outbox, adopt())).toBe('decided')
  })

  it('cannot be adopted onto a submitted sheet, but left', () => {
    act({ kind: 'submit', sheet: SHEET })
    sendAll()
    expect(obstacleToDecide(outbox, adopt())).toBe('submitted')
    expect(obstacleToDecide(outbox, dismiss())).toBeNull()
  })
})
