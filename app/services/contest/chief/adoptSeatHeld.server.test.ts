/** What a tablet sent again after a restored backup is adopted by the chief judge, seat by seat. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { TestDesk, viewerOf } from '../../testing/chiefDesk'
import { testApplication, type TestApplication } from '../../testing/application'
import { adoptSeatHeld } from './adoptSeatHeld.server'

let app: TestApplication
let desk: TestDesk
let former: string
const reason = '恢复备份后补录'

beforeEach(async () => {
  app = await testApplication()
  desk = await TestDesk.open(app)
  const seat = desk.state.seats.get(seatId())
  former = seat?.tenureId ?? ''
  await desk.perform(desk.moveSeat(seatId(), reason))
})
afterEach(() => app.close())

const seatId = () => desk.contest.seats[0] ?? ''
const sheet = () => desk.state.sheets.get(desk.sheet(0))
const adopt = (opId: string = randomUUID(), viewer = desk.chief) =>
  adoptSeatHeld(app, {
    viewer,
    stageId: desk.contest.stageId,
    seatId: seatId(),
    opId,
    reason,
    device: null,
    receivedAt: app.now(),
  })

/** A mark of the former tenure; gives back its op id. */
async function late(aspect: string, value: number, previousOp: string | null): Promise<string> {
  const draft = { aspect, value, previousOp }
  const answer = await desk.judge(desk.sheet(0), 'mark', draft, { tenure: former })
  expect(answer).toMatchObject({ code: 'held', details: { reason: 'moved' } })
  return answer.opId
}

it('adopts every mark in its order, each by an event of its own, once', async () => {
  const first = await late('width', 700, null)
  await late('width', 725, first)
  await late('form', 2, null)
  const opId = randomUUID()
  const answers = await Promise.all([adopt(opId), adopt(opId)])
  expect(answers[0]).toEqual({ ok: true, adopted: 3, left: [] })
  expect(answers[1]).toEqual(answers[0])
  expect(await adopt(opId)).toEqual({ ok: true, adopted: 0, left: [] })
  expect(sheet()?.marks.get('width')).toMatchObject({ value: 725, tenureId: former })
  const events = await app.read.event.findMany({ where: { kind: 'mark.set' } })
  expect(events).toHaveLength(3)
  for (const { actor, payload } of events) {
    expect(actor).toBe(desk.chief.personId)
    expect(payload).toContain(reason)
  }
  expect(await app.read.mark.count()).toBe(2)
  const rows = await app.read.heldOp.findMany()
  expect(rows.map(({ decision, decisionReason }) => [decision, decisionReason])).toEqual(
    rows.map(() => ['adopted', reason]),
  )
})

it('leaves by name what would replace a mark that its judge had not seen', async () => {
  await desk.perform({ kind: 'reopen', sheet: desk.sheet(0), reason })
  await late('width', 700, null)
  await late('width', 750, null)
  await late('form', 1, null)
  const [, second] = [...desk.state.held.values()]
  expect(await adopt()).toEqual({
    ok: true,
    adopted: 2,
    left: [{ held: second?.id, why: 'changed' }],
  })
  expect(sheet()?.marks.get('width')?.value).toBe(700)
  expect(second?.decision).toBeNull()
})

it('finishes what an earlier request began', async () => {
  const first = await late('width', 700, null)
  await adopt()
  await late('width', 725, first)
  expect(await adopt()).toEqual({ ok: true, adopted: 1, left: [] })
  expect(sheet()?.marks.get('width')?.value).toBe(725)
})

it('leaves a submission that does not fit the marks, and says so', async () => {
  await late('width', 700, null)
  const submit = { digest: '0'.repeat(64) }
  await desk.judge(desk.sheet(0), 'submit', submit, { tenure: former })
  expect(await adopt()).toMatchObject({ adopted: 1, left: [{ why: 'missing' }] })
})

it('is for the chief judge of the contest, and for a seat of the stage', async () => {
  await expect(adopt(randomUUID(), viewerOf('organiser', desk.contest))).rejects.toMatchObject({
    code: 'forbidden',
  })
  const elsewhere = { seatId: 'none', opId: randomUUID(), reason, device: null }
  const { stageId } = desk.contest
  await expect(
    adoptSeatHeld(app, { viewer: desk.chief, stageId, receivedAt: app.now(), ...elsewhere }),
  ).rejects.toMatchObject({ code: 'notFound' })
})
