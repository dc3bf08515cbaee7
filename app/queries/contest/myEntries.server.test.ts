import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { appendEvent } from '~/services/log/appendEvent.server'
import { contestScope } from '~/services/contest/liveContests.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { drawnContest, type DrawnContest } from '~/services/testing/drawnContest'
import { myEntries } from './myEntries.server'

let app: TestApplication
let contest: DrawnContest

beforeEach(async () => {
  app = await testApplication()
  contest = await drawnContest(app)
})
afterEach(() => app.close())

/** Freezes or unfreezes the public board, as the chief judge does. */
async function board(kind: 'board.frozen' | 'board.unfrozen'): Promise<void> {
  const stage = contest.stageId
  const hidden = kind === 'board.frozen' ? { hidden: contest.codeIds } : {}
  await app.writer.write((tx) =>
    appendEvent(tx, {
      scopeId: contestScope(contest.id),
      opId: randomUUID(),
      kind,
      actor: 'chief',
      device: null,
      payload: { stage, reason: '揭晓前不公布', ...hidden },
      receivedAt: app.now(),
    }),
  )
}

it('keeps a published result back from its own contestant while the board is frozen', async () => {
  const entry = await app.read.entry.findFirstOrThrow({ where: { contestId: contest.id } })
  const rows = [{ entry: entry.id, rank: 1, total: '9.25' }]
  await app.writer.write((tx) =>
    tx.resultVersion.create({
      data: {
        contestId: contest.id,
        version: 1,
        seq: 1,
        hash: '0'.repeat(64),
        standings: JSON.stringify({ rows }),
        createdAt: app.now(),
      },
    }),
  )
  const result = async () => (await myEntries(app, entry.personId))[0]?.result
  expect(await result()).toEqual({ rank: 1, total: '9.25' })
  await board('board.frozen')
  expect(await result()).toBeNull()
  await board('board.unfrozen')
  expect(await result()).toEqual({ rank: 1, total: '9.25' })
})
