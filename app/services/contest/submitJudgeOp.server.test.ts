import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { JudgeOp, OpAnswer } from '~/protocol/judging'
import { testApplication, type TestApplication } from '../testing/application'
import { drawnContest, sit, type DrawnContest } from '../testing/drawnContest'
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

/** The seat's present tenure marks; the op is sent with the given token. */
async function sendWith(token: string, tenure: string): Promise<OpAnswer> {
  const holder = await findSeatHolder(app, token)
  if (!holder) throw new Error('no holder')
  const op: JudgeOp = {
    kind: 'mark',
    opId: randomUUID(),
    sheet: contest.sheets[0] ?? '',
    tenure,
    sheetEpoch: 1,
    claimedAt: app.now().toISOString(),
    aspect: 'width',
    value: 725,
    previousOp: null,
  }
  return submitJudgeOp(app, holder, op, app.now())
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
