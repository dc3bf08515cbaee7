import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sheetView } from '~/domain/contest/sheetView'
import type { JudgeOp, OpAnswer } from '~/protocol/judging'
import { testApplication, type TestApplication } from '../testing/application'
import { drawnContest, sit, startScoring, type DrawnContest } from '../testing/drawnContest'
import { submitJudgeOp } from './submitJudgeOp.server'
import { findSeatHolder } from './tenure.server'

let app: TestApplication
let contest: DrawnContest

beforeEach(async () => {
  app = await testApplication()
  contest = await drawnContest(app)
})
afterEach(() => app.close())

const MINUTE = 60_000
const seat = () => contest.seats[0] ?? ''
const tenureNow = () => app.contests.get(contest.id)?.state.seats.get(seat())?.tenureId ?? ''

const onSheet = (tenure: string) => ({
  opId: randomUUID(),
  sheet: contest.sheets[0] ?? '',
  tenure,
  sheetEpoch: 1,
  claimedAt: '2026-06-01T01:02:03.000Z',
})

async function submit(token: string, op: JudgeOp): Promise<OpAnswer> {
  const holder = await findSeatHolder(app, token)
  if (!holder) throw new Error('no holder')
  return submitJudgeOp(app, holder, op, app.now())
}

/** The seat's present tenure marks; the op is sent with the given token. */
function sendWith(token: string, tenure: string): Promise<OpAnswer> {
  const mark = { kind: 'mark', aspect: 'width', value: 725, previousOp: null } as const
  return submit(token, { ...onSheet(tenure), ...mark })
}

it('holds what the device’s earlier judge left unsent, under that judge’s name', async () => {
  const tenure = tenureNow()
  app.setNow(new Date(app.now().getTime() + MINUTE))
  const heir = await sit(app, seat(), contest.judgeIds[0] ?? '')
  expect(await sendWith(heir, tenure)).toMatchObject({ code: 'held', details: { reason: 'moved' } })
})

it('does not let the token of a former tenure mark for whoever has the device now', async () => {
  const former = contest.tokens[0] ?? ''
  app.setNow(new Date(app.now().getTime() + MINUTE))
  await sit(app, seat(), contest.judgeIds[0] ?? '')
  expect(await sendWith(former, tenureNow())).toMatchObject({ ok: false, code: 'forbidden' })
  expect(await app.read.mark.count()).toBe(0)
})

it('takes a mark once the stage starts again that a backup from before the start lacks', async () => {
  contest = await drawnContest(app, { start: false })
  const token = contest.tokens[0] ?? ''
  const mark = { kind: 'mark', aspect: 'width', value: 725, previousOp: null } as const
  const known = { ...onSheet(tenureNow()), ...mark }
  const lost = { ...onSheet('a-tenure-after-the-backup'), ...mark, aspect: 'safety', value: 50 }
  for (const op of [known, lost]) {
    expect(await submit(token, op)).toMatchObject({ code: 'phase', final: false })
  }
  await startScoring(app, contest)
  expect(await submit(token, known)).toMatchObject({ ok: true })
  expect(await submit(token, lost)).toMatchObject({ code: 'held', final: true })
})

it('leaves what was marked in a lost tenure to the chief judge: nobody knows whose it is', async () => {
  const token = contest.tokens[0] ?? ''
  const mark = { kind: 'mark', aspect: 'width', value: 725, previousOp: null } as const
  const lost = { ...onSheet('a-tenure-after-the-backup'), ...mark }
  expect(await submit(token, lost)).toMatchObject({ code: 'held' })
  const { id: held } = await app.read.heldOp.findFirstOrThrow()
  const state = app.contests.get(contest.id)?.state
  const sheet = state?.sheets.get(lost.sheet)
  if (!state || !sheet) throw new Error('no sheet')
  expect(sheetView(state, sheet).held).toMatchObject([{ id: held, own: false }])
  for (const decision of [
    { kind: 'adoptHeld', held, previousOp: null },
    { kind: 'dismissHeld', held, reason: '不是我评的' },
  ] as const) {
    const op = { ...onSheet(tenureNow()), ...decision }
    expect(await submit(token, op)).toMatchObject({ code: 'forbidden', final: true })
  }
})

describe('a held mark', () => {
  const onlyHeld = () => app.read.heldOp.findFirstOrThrow()

  /** The judge goes on with another tablet; the mark of the first comes afterwards. */
  async function heldFromFirstTablet(judge = contest.judgeIds[0] ?? ''): Promise<string> {
    const tenure = tenureNow()
    const old = contest.tokens[0] ?? ''
    const token = await sit(app, seat(), judge, 'another-tablet')
    expect(await sendWith(old, tenure)).toMatchObject({ code: 'held' })
    return token
  }
  const adopt = (held: string): JudgeOp => ({
    ...onSheet(tenureNow()),
    kind: 'adoptHeld',
    held,
    previousOp: null,
  })

  it('is adopted by its judge on the new tablet, once, and counts as made by that judge', async () => {
    const token = await heldFromFirstTablet()
    const { id } = await onlyHeld()
    const op = adopt(id)
    const answers = [await submit(token, op), await submit(token, op)]
    expect(answers[0]).toMatchObject({ ok: true })
    expect(answers[1]).toEqual(answers[0])
    expect(await submit(token, adopt(id))).toMatchObject({ code: 'alreadyDecided', final: true })
    expect(await app.read.mark.findMany()).toMatchObject([{ value: 725, opId: op.opId }])
    expect(await onlyHeld()).toMatchObject({ decision: 'adopted' })
    const events = await app.read.event.findMany({ where: { kind: 'mark.set' } })
    expect(events).toMatchObject([{ actor: contest.judges[0], device: 'another-tablet' }])
  })

  it('is dismissed by its judge with a reason, and changes nothing', async () => {
    const token = await heldFromFirstTablet()
    const { id } = await onlyHeld()
    const op: JudgeOp = {
      ...onSheet(tenureNow()),
      kind: 'dismissHeld',
      held: id,
      reason: '已重新评过',
    }
    expect(await submit(token, op)).toMatchObject({ ok: true })
    expect(await onlyHeld()).toMatchObject({
      decision: 'dismissed',
      decisionReason: '已重新评过',
    })
    expect(await app.read.mark.count()).toBe(0)
  })

  it('is not decided by the old tablet, another seat or another judge of the seat', async () => {
    const old = contest.tokens[0] ?? ''
    const former = tenureNow()
    const spare = await app.writer.write(async (tx) => {
      const person = await tx.person.create({
        data: { id: randomUUID(), sealedName: '', createdAt: app.now() },
      })
      const id = randomUUID()
      await tx.judge.create({ data: { id, contestId: contest.id, personId: person.id } })
      return id
    })
    const token = await heldFromFirstTablet(spare)
    const { id } = await onlyHeld()
    const op = adopt(id)
    expect(await submit(old, { ...op, tenure: former })).toMatchObject({ code: 'moved' })
    expect(await submit(old, { ...op, opId: randomUUID() })).toMatchObject({ code: 'forbidden' })
    expect(await submit(contest.tokens[1] ?? '', { ...op, opId: randomUUID() })).toMatchObject({
      code: 'forbidden',
    })
    expect(await submit(token, op)).toMatchObject({ code: 'forbidden' })
    expect(await onlyHeld()).toMatchObject({ decision: null })
    expect(await app.read.mark.count()).toBe(0)
  })

  it('keeps in the log when the device says that it was made, beside when it came', async () => {
    await heldFromFirstTablet()
    const event = await app.read.event.findFirstOrThrow({ where: { kind: 'op.held' } })
    expect(JSON.parse(event.payload ?? '')).toMatchObject({ claimedAt: '2026-06-01T01:02:03.000Z' })
    expect(event.receivedAt).toEqual(app.now())
  })
})
