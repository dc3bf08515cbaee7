import { afterEach, beforeEach, expect, it } from 'vitest'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { drawnContest } from '~/services/testing/drawnContest'
import { controlRehearsal } from './control.server'

let app: TestApplication

beforeEach(async () => {
  app = await testApplication()
})
afterEach(() => app.close())

const size = { contests: 9, entries: 2, judges: 3, seed: 7 }

async function start() {
  return (await controlRehearsal(app, { do: 'start', ...size })) as {
    editionId: string
    contests: { id: string; slug: string; stages: { id: string; key: string; marks: number }[] }[]
  }
}

it('makes contests of several forms, and draws their stages when asked', async () => {
  const { contests } = await start()
  expect(new Set(contests.map(({ stages }) => stages.length))).toEqual(new Set([1, 2, 3]))
  const later = contests.find(({ stages }) => stages.length > 1)?.stages[1]
  if (!later) throw new Error('No contest has two stages')
  expect(later.marks).toBeGreaterThan(0)
  const drawn = await controlRehearsal(app, { do: 'draw', stageId: later.id })
  expect(await app.read.seat.count({ where: { stageId: later.id } })).toBe(3)
  expect(await controlRehearsal(app, { do: 'draw', stageId: later.id })).toEqual(drawn)
  const events = await app.read.event.findMany({ where: { kind: 'stage.drawn' } })
  expect(events).toHaveLength(contests.length + 1)
})

it('refuses a second rehearsal of the same seed while the first is kept', async () => {
  const { editionId } = await start()
  await expect(start()).rejects.toMatchObject({ code: 'conflict' })
  await controlRehearsal(app, { do: 'end', editionId })
  expect((await start()).contests).toHaveLength(size.contests)
})

it('reaches nothing outside rehearsals', async () => {
  const real = await drawnContest(app)
  const { stageId, editionId, seats } = real
  const [seatId = ''] = seats
  const asked = [
    { do: 'draw', stageId },
    { do: 'decode', stageId },
    { do: 'seat', seatId, judge: 0, deviceId: 'd' },
  ] as const
  for (const one of asked) {
    await expect(controlRehearsal(app, one)).rejects.toMatchObject({ code: 'notFound' })
  }
  await expect(controlRehearsal(app, { do: 'end', editionId })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

it('leaves nothing behind', async () => {
  const before = await counts()
  const { editionId } = await start()
  await controlRehearsal(app, { do: 'end', editionId })
  expect(await counts()).toEqual(before)
})

async function counts() {
  return {
    events: await app.read.event.count(),
    scopes: await app.read.scope.count(),
    people: await app.read.person.count(),
    grants: await app.read.grant.count(),
    signIns: await app.read.signIn.count(),
    claims: await app.read.claim.count(),
    answers: await app.read.opAnswer.count(),
  }
}
