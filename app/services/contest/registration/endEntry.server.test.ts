import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { chiefStage } from '~/domain/contest/chiefStage'
import { stageList } from '~/queries/contest/stageList.server'
import { testApplication, type TestApplication } from '../../testing/application'
import { drawnContest, type DrawnContest } from '../../testing/drawnContest'
import { decodeWithin } from '../stages/decodeStage.server'
import { drawnStage } from '../stages/pairs.server'
import { publishResults } from '../stages/publishResults.server'
import { publicBoardsOf } from '../boardSource.server'
import { reviewEntry } from './reviewEntry.server'

let app: TestApplication
let contest: DrawnContest
let entryId: string

beforeEach(async () => {
  app = await testApplication()
  contest = await drawnContest(app)
  const where = { contestId: contest.id, entryCode: 'E001' }
  entryId = (await app.read.entry.findFirstOrThrow({ where })).id
})
afterEach(() => app.close())

const REASON = '违反竞赛规则第七条'

function end(move: 'retire' | 'disqualify', opId = randomUUID(), expected = 'approved') {
  const form = { opId, expected, move, reason: REASON }
  return reviewEntry(app, { entryId, form, actor: 'organiser', receivedAt: app.now() })
}

/** What the hall, the chief judge and the tables say of the stage. */
async function shown() {
  const { slug } = await app.read.contest.findUniqueOrThrow({ where: { id: contest.id } })
  const board = await publicBoardsOf(app).find(slug)
  const state = app.contests.get(contest.id)?.state
  if (!board || !state) throw new Error('No contest')
  const { rows } = board
  return { rows, chief: chiefStage(state, contest.stageId)?.rows, tables: await entrants() }
}

const entrants = () => app.read.entrant.findMany({ orderBy: { codeId: 'asc' } })

it.each(['retire', 'disqualify'] as const)(
  'does not tell who is behind a code when a blind stage is under way: %s',
  async (move) => {
    const before = await shown()
    expect(await end(move)).toMatchObject({ ok: true, entryCode: 'E001' })
    expect(await shown()).toEqual(before)
    const event = await app.read.event.findFirstOrThrow({
      where: { kind: move === 'retire' ? 'entry.withdrawn' : 'entry.disqualified' },
    })
    for (const { codeId, code } of before.tables) {
      expect(event.payload).not.toContain(codeId)
      expect(event.payload).not.toContain(`"${code}"`)
    }
  },
)

it('is in the log once with its reason, and tells the contestant', async () => {
  const opId = randomUUID()
  const [first, second] = await Promise.all([end('disqualify', opId), end('disqualify', opId)])
  expect(second).toEqual(first)
  const events = await app.read.event.findMany({ where: { kind: 'entry.disqualified' } })
  expect(events.map(({ payload }) => JSON.parse(payload ?? '') as unknown)).toEqual([
    { entry: entryId, reason: REASON },
  ])
  const entry = await app.read.entry.findUniqueOrThrow({ where: { id: entryId } })
  expect(entry).toMatchObject({ status: 'disqualified', returnReason: REASON })
  const changed = { ok: false, code: 'changed', status: 'disqualified' }
  expect(await end('disqualify')).toEqual(changed)
  expect(await end('retire', randomUUID(), 'disqualified')).toEqual(changed)
})

it('keeps the reason of a withdrawal, which may be about health, out of the log', async () => {
  await end('retire')
  expect(JSON.stringify(await app.read.event.findMany())).not.toContain(REASON)
})

async function decode(): Promise<void> {
  await app.writer.write(async (tx) => {
    const where = { id: contest.stageId }
    const stage = await tx.stage.findUniqueOrThrow({ where, ...drawnStage })
    const by = { opId: randomUUID(), actor: 'coding', witnessId: 'w', receivedAt: app.now() }
    await decodeWithin(tx, app.secrets, stage, by)
  })
}

function publish() {
  const by = { opId: randomUUID(), actor: 'organiser', receivedAt: app.now() }
  return publishResults(app, { ...by, contestId: contest.id })
}

async function rowOfEntry(version: number) {
  const { standings } = await app.read.resultVersion.findFirstOrThrow({ where: { version } })
  const { rows } = JSON.parse(standings) as { rows: { entry: string; state: string }[] }
  return rows.find(({ entry }) => entry === entryId)
}

it('shows in the results once the stage is decoded', async () => {
  await end('disqualify')
  await decode()
  expect(await publish()).toMatchObject({ ok: true, version: 1 })
  expect(await rowOfEntry(1)).toMatchObject({ rank: null, state: 'disqualified' })
})

it('after the results makes a new version, which the office then offers to publish', async () => {
  const grants = [{ role: 'organiser', editionId: contest.editionId }] as const
  const mayPublish = async () => {
    const list = await stageList(app, { personId: 'organiser', grants })
    return list.find(({ id }) => id === contest.id)?.mayPublish
  }
  expect(await mayPublish()).toBe(false)
  await decode()
  expect(await mayPublish()).toBe(true)
  await publish()
  expect(await mayPublish()).toBe(false)
  await end('disqualify')
  expect(await mayPublish()).toBe(true)
  expect(await publish()).toMatchObject({ ok: true, version: 2 })
  expect(await rowOfEntry(2)).toMatchObject({ state: 'disqualified' })
  expect(await mayPublish()).toBe(false)
})
