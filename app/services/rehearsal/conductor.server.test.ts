import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { drawnContest, sit, type DrawnContest } from '~/services/testing/drawnContest'
import { Conductor } from './conductor.server'
import { isKeptPaused, keepPaused } from './conductorPause.server'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let app: TestApplication
let contest: DrawnContest

beforeEach(async () => {
  app = await testApplication()
  contest = await drawnContest(app)
})
afterEach(() => app.close())

const conductor = () =>
  new Conductor(app, {
    contestIds: [contest.id],
    seed: 7,
    onError: (error) => {
      throw error
    },
  })

/** Works until there is nothing to do. */
async function finish(): Promise<void> {
  const one = conductor()
  for (let step = 0; step < 200 && (await one.step()); step += 1);
}

const simulate = (seat: number) =>
  sit(app, contest.seats[seat] ?? '', contest.judgeIds[seat] ?? '', `demo-${seat}`)

const tenureIn = (seatId: string) =>
  app.contests.get(contest.id)?.state.seats.get(seatId)?.tenureId ?? ''

async function submittedSeats(): Promise<number[]> {
  const sheets = await app.read.sheet.findMany({
    where: { stageId: contest.stageId, status: 'submitted' },
    include: { seat: true },
  })
  return [...new Set(sheets.map(({ seat }) => seat.ordinal))].sort()
}

it('scores only the seats of simulated judges', async () => {
  await finish()
  expect(await submittedSeats()).toEqual([])
  await simulate(0)
  await simulate(1)
  await finish()
  expect(await submittedSeats()).toEqual([1, 2])
})

it('goes on after a restart and repeats nothing', async () => {
  await simulate(0)
  const one = conductor()
  for (let step = 0; step < 3; step += 1) await one.step()
  app = await app.restart()
  await app.contests.load(contest.id)
  await finish()
  const marks = await app.read.event.count({ where: { kind: 'mark.set' } })
  expect(marks).toBe(6)
  expect(await submittedSeats()).toEqual([1])
})

it('takes a vacant seat after a while, and gives it up to whoever has its code', async () => {
  const seatId = contest.seats[2] ?? ''
  const later = (minutes: number) => app.setNow(new Date(app.now().getTime() + minutes * 60_000))
  await app.scoring.submit({
    contestId: contest.id,
    actor: 'chief',
    device: null,
    opId: randomUUID(),
    receivedAt: app.now(),
    request: {
      by: 'chief',
      stageId: contest.stageId,
      op: { kind: 'moveSeat', seat: seatId, tenure: tenureIn(seatId), reason: '更换裁判' },
    },
  })
  await finish()
  expect(await submittedSeats()).toEqual([])
  later(3)
  await conductor().step()
  await sit(app, seatId, contest.judgeIds[2] ?? '')
  await finish()
  expect(await submittedSeats()).toEqual([])
})

it('leaves an offered seat to real judges, and steps in there last', async () => {
  const seatId = contest.seats[2] ?? ''
  const minutes = (count: number) => app.setNow(new Date(app.now().getTime() + count * 60_000))
  await simulate(0)
  await app.scoring.submit({
    contestId: contest.id,
    actor: 'chief',
    device: null,
    opId: randomUUID(),
    receivedAt: app.now(),
    request: {
      by: 'chief',
      stageId: contest.stageId,
      op: { kind: 'moveSeat', seat: seatId, tenure: tenureIn(seatId), reason: '更换裁判' },
    },
  })
  await app.writer.write((tx) => tx.person.updateMany({ data: { sample: true } }))
  const { id } = contest
  const one = new Conductor(app, {
    contestIds: [id],
    offered: id,
    seed: 7,
    onError: () => undefined,
  })
  /** Enough looks for vacant seats to be looked for. */
  const look = async () => {
    for (let step = 0; step < 40; step += 1) await one.step()
  }
  minutes(30)
  await look()
  expect(await submittedSeats()).toEqual([1])
  minutes(9)
  await look()
  expect(await submittedSeats()).toEqual([1])
  minutes(2)
  await look()
  expect(await submittedSeats()).toEqual([1, 3])
})

it('keeps a pause over a restart, until it is ended', async () => {
  const { editionId } = contest
  expect(await isKeptPaused(app, editionId)).toBe(false)
  await keepPaused(app, editionId, true)
  await keepPaused(app, editionId, true)
  app = await app.restart()
  expect(await isKeptPaused(app, editionId)).toBe(true)
  await keepPaused(app, editionId, false)
  expect(await isKeptPaused(app, editionId)).toBe(false)
})

it('can be paused, and stops when asked to', async () => {
  await simulate(0)
  const one = new Conductor(app, {
    contestIds: [contest.id],
    seed: 7,
    onError: () => undefined,
    tap: { from: 1, to: 2 },
  })
  one.resume()
  expect(one.state).toBe('scoring')
  await expect.poll(() => one.state, { timeout: 10_000 }).toBe('finished')
  expect(await submittedSeats()).toEqual([1])
  one.pause()
  expect(one.state).toBe('paused')
  await one.stop()
})
