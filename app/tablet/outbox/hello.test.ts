import { describe, expect, it } from 'vitest'
import type { SeatSnapshot, SeatUpdate } from '~/protocol/judging'
import { STAGE } from '~/domain/contest/testContest'
import { askedNow, onConnect, onHello, onMoved, onUpdate } from './hello'
import { EMPTY_OUTBOX, type Outbox } from './types'

const outside = { now: 0, newId: () => 'id', random: () => 0 }
const head = (seq: number) => ({ logId: 'contest', seq, hash: `${seq}`.padStart(64, '0') })

const snapshot = (seq: number, phase: SeatSnapshot['stage']['phase']): SeatSnapshot => ({
  ...head(seq),
  contest: { id: 'contest', slug: 'welding', name: { zh: '焊工', en: 'Welding' } },
  stage: { id: 'stage', key: 'practical', phase, identity: 'coded' },
  rules: STAGE,
  ruleVersion: 1,
  seat: { id: 'seat', ordinal: 1, tenureId: 'tenure', judgeName: '示例' },
  sheets: [],
})
const update = (seq: number, phase: SeatUpdate['phase']): SeatUpdate => ({
  ...head(seq),
  phase,
  sheets: [],
})
const greet = (outbox: Outbox, seq: number, phase: SeatSnapshot['stage']['phase']) => {
  const answer = { ok: true, diverged: false, snapshot: snapshot(seq, phase) } as const
  return onHello(outbox, askedNow(outbox), answer, outside)
}

it('says hello once more when an update overtook the snapshot', () => {
  const greeting = onUpdate(onConnect(EMPTY_OUTBOX), update(8, 'signed'))
  const greeted = greet(greeting, 7, 'signing')
  expect(greeted).toMatchObject({ link: 'ready', wantsHello: true })
  const again = greet(greeted, 8, 'signed')
  expect(again.wantsHello).toBe(false)
  expect(again.server?.seat.stage.phase).toBe('signed')
})

it('keeps what is newer than a late snapshot, the phase included', () => {
  const ready = onUpdate(greet(onConnect(EMPTY_OUTBOX), 7, 'signing'), update(9, 'signed'))
  const late = greet({ ...ready, wantsHello: true }, 8, 'signing')
  expect(late.server?.head.seq).toBe(9)
  expect(late.server?.seat.stage.phase).toBe('signed')
  expect(late.wantsHello).toBe(false)
})

it('starts each connection with one hello', () => {
  const before = { ...greet(onConnect(EMPTY_OUTBOX), 7, 'scoring'), wantsHello: true }
  expect(greet(onConnect(before), 8, 'scoring').wantsHello).toBe(false)
})

it('asks for the dossier of a studio whose sheet came after the snapshot', () => {
  const name = { zh: '示例工作室', en: '' }
  const dossier = { name, unit: '', facts: [], statements: [], files: [] }
  const [known, added, excused] = ['known', 'added', 'excused'].map((codeId) => ({
    ...{ id: `sheet of ${codeId}`, codeId, code: 'S001', order: 1, station: 1, note: '' },
    ...({ entrantStatus: 'active', status: 'open', epoch: 1, reopened: false } as const),
    ...{ reopenReason: null, counted: false, marks: {} },
    excused: codeId === 'excused' ? ('replaced' as const) : null,
  }))
  if (!known || !added || !excused) throw new Error('no sheets')
  const first = { ...snapshot(7, 'scoring'), dossiers: { known: dossier } }
  const asked = onConnect(EMPTY_OUTBOX)
  const answer = { ok: true, diverged: false, snapshot: first } as const
  const ready = onHello(asked, askedNow(asked), answer, outside)
  const told = (sheets: SeatUpdate['sheets']) =>
    onUpdate(ready, { ...update(8, 'scoring'), sheets }).wantsHello
  expect(told([known])).toBe(false)
  expect(told([excused])).toBe(false)
  expect(told([known, added])).toBe(true)
})

describe('a seat that was moved', () => {
  const older = { ok: true, diverged: false, snapshot: snapshot(7, 'scoring') } as const

  it.each([
    ['on a new connection', onConnect(greet(onConnect(EMPTY_OUTBOX), 7, 'scoring'))],
    ['on one that was ready', greet(onConnect(EMPTY_OUTBOX), 7, 'scoring')],
  ])('stays so when an older answer to hello comes after the notice, %s', (_where, outbox) => {
    const asked = askedNow(outbox)
    const heard = onMoved(outbox, 'the next tenure')
    const late = onHello(heard, asked, older, outside)
    expect(late).toMatchObject({ moved: true, wantsHello: true })
    const again = onHello(
      late,
      askedNow(late),
      { ok: false, code: 'moved', movedTo: '示例裁判2' },
      outside,
    )
    expect(again).toMatchObject({ moved: true, movedTo: '示例裁判2', link: 'ready' })
    expect(again.wantsHello).toBe(false)
  })

  it('can be this tablet’s again once a later hello says so', () => {
    const heard = onMoved(greet(onConnect(EMPTY_OUTBOX), 7, 'scoring'), null)
    expect(onHello(heard, askedNow(heard), older, outside)).toMatchObject({
      moved: false,
      movedTo: null,
    })
  })
})
