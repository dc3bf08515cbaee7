import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Role } from '~/domain/people/permissions'
import { giveGrant } from '../people/giveGrant.server'
import { testApplication, type TestApplication } from '../testing/application'
import { drawnContest, type DrawnContest } from '../testing/drawnContest'
import { showSeatCode, takeSeat } from './seats.server'

let app: TestApplication
let contest: DrawnContest

beforeEach(async () => {
  app = await testApplication()
  contest = await drawnContest(app)
})
afterEach(() => app.close())

/** The first judge takes the own seat again, on another device. */
async function takeAgain(seat = 0) {
  const { code } = await showSeatCode(app, { seatId: contest.seats[seat] ?? '' })
  const judgeId = contest.judgeIds[0] ?? ''
  return takeSeat(app, { code, judgeId, deviceId: 'tablet', opId: randomUUID() })
}

function give(role: Role): Promise<string> {
  const { editionId, id: contestId } = contest
  const personId = contest.judges[0] ?? ''
  const scope = role === 'organiser' ? { editionId } : { editionId, contestId }
  return app.writer.write((tx) =>
    giveGrant(tx, { personId, role, ...scope, actor: 'system' }, app.now()),
  )
}

it.each<Role>(['codingOfficer', 'organiser', 'arbitrator'])(
  'is not given to a judge who is %s of the contest as well',
  async (role) => {
    await give(role)
    expect(await takeAgain()).toEqual({ ok: false, code: 'judgeBarred' })
  },
)

it('is given to a judge, and to one who is the chief judge as well', async () => {
  await give('judge')
  await give('chiefJudge')
  expect(await takeAgain()).toMatchObject({ ok: true })
})

it('is not given to a judge who has another seat of the stage', async () => {
  expect(await takeAgain(1)).toEqual({ ok: false, code: 'judgeSeated' })
})

it('is given once for a code, and not when the code has run out', async () => {
  const seatId = contest.seats[0] ?? ''
  const { code, expiresAt } = await showSeatCode(app, { seatId })
  const take = () =>
    takeSeat(app, {
      code,
      judgeId: contest.judgeIds[0] ?? '',
      deviceId: 'tablet',
      opId: randomUUID(),
    })
  app.setNow(expiresAt)
  expect(await take()).toEqual({ ok: false, code: 'seatCode' })
  app.setNow(new Date(expiresAt.getTime() - 1))
  expect(await take()).toMatchObject({ ok: true })
  expect(await take()).toEqual({ ok: false, code: 'seatCode' })
})
