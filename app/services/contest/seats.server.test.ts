import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '~/domain/people/permissions'
import { giveGrant } from '../people/giveGrant.server'
import { testApplication, type TestApplication } from '../testing/application'
import { drawnContest, type DrawnContest } from '../testing/drawnContest'
import { showSeatCode } from './seats.server'
import { findSeatHolder } from './tenure.server'
import { takeSeat } from './takeSeat.server'

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

describe('the same form sent twice', () => {
  const request = async () => {
    const { code } = await showSeatCode(app, { seatId: contest.seats[0] ?? '' })
    return { code, judgeId: contest.judgeIds[0] ?? '', deviceId: 'tablet', opId: randomUUID() }
  }
  const tenures = () => app.read.tenure.count({ where: { seatId: contest.seats[0] ?? '' } })

  it('gives one tenure and the same token, at once or after a restart', async () => {
    const form = await request()
    const before = await tenures()
    const [first, second] = await Promise.all([takeSeat(app, form), takeSeat(app, form)])
    expect(first).toMatchObject({ ok: true })
    expect(second).toEqual(first)
    app = await app.restart()
    expect(await takeSeat(app, form)).toEqual(first)
    expect(await tenures()).toBe(before + 1)
    const holder = await findSeatHolder(app, first.ok ? first.token : '')
    expect(holder).toMatchObject({ seatId: contest.seats[0], ended: false })
  })

  it('gives the former tenure when the seat has moved since, and moves nothing', async () => {
    const form = await request()
    const first = await takeSeat(app, form)
    expect(await takeAgain()).toMatchObject({ ok: true })
    expect(await takeSeat(app, form)).toEqual(first)
    expect(await findSeatHolder(app, first.ok ? first.token : '')).toMatchObject({ ended: true })
  })

  it('with another body is an error', async () => {
    const form = await request()
    await takeSeat(app, form)
    const before = await tenures()
    const refused = { ok: false, code: 'reused' }
    expect(await takeSeat(app, { ...form, deviceId: 'another' })).toEqual(refused)
    expect(await takeSeat(app, { ...form, ...(await request()), opId: form.opId })).toEqual(refused)
    const other = { ...form, judgeId: contest.judgeIds[1] ?? '' }
    expect(await takeSeat(app, other)).toEqual({ ok: false, code: 'seatCode' })
    expect(await tenures()).toBe(before)
  })

  it('stores the token nowhere', async () => {
    const taken = await takeSeat(app, await request())
    const rows = [await app.read.tenure.findMany(), await app.read.opAnswer.findMany()]
    expect(JSON.stringify(rows)).not.toContain(taken.ok ? taken.token : '')
  })
})

it.each([
  ['approved', 'judgeCompetes'],
  ['disqualified', 'judgeCompetes'],
  ['withdrawn', null],
  ['rejected', null],
])('is given or not to a judge with an entry that is %s', async (status, refusal) => {
  const entry = await app.read.entry.findFirstOrThrow()
  const personId = contest.judges[0] ?? ''
  await app.writer.write((tx) =>
    tx.entry.update({ where: { id: entry.id }, data: { personId, status } }),
  )
  const taken = await takeAgain()
  expect(taken.ok ? null : taken.code).toBe(refusal)
})
