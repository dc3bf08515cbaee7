import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { verifyChain } from '~/domain/log/chain'
import { testApplication, type TestApplication } from '../testing/application'
import { drawnContest, type DrawnContest } from '../testing/drawnContest'
import { publicBoardsOf } from './boardSource.server'
import { contestScope } from './liveContests.server'
import { showSeatCode } from './seats.server'
import { takeSeat } from './takeSeat.server'

let app: TestApplication
let contest: DrawnContest

beforeEach(async () => {
  app = await testApplication()
  contest = await drawnContest(app)
})
afterEach(() => app.close())

it('leaves a contest that can be read, judged and verified', async () => {
  const kinds = ['entry.approved', 'seat.taken']
  await app.writer.write((tx) =>
    tx.event.updateMany({ where: { kind: { in: kinds } }, data: { payload: null, salt: null } }),
  )
  app = await app.restart()
  const { slug } = await app.read.contest.findUniqueOrThrow({ where: { id: contest.id } })
  const board = await publicBoardsOf(app).find(slug)
  expect(board?.rows).toHaveLength(2)

  const { code } = await showSeatCode(app, { seatId: contest.seats[0] ?? '' })
  const judgeId = contest.judgeIds[0] ?? ''
  const taken = await takeSeat(app, { code, judgeId, deviceId: 'tablet', opId: randomUUID() })
  expect(taken).toMatchObject({ ok: true })

  const rows = await app.read.event.findMany({
    where: { scopeId: contestScope(contest.id) },
    orderBy: { seq: 'asc' },
  })
  const chain = verifyChain(
    rows.map(({ scopeId, salt, payload, receivedAt, ...row }) => ({
      ...row,
      scope: scopeId,
      receivedAt: receivedAt.toISOString(),
      saltHex: salt,
      payload: payload === null ? null : (JSON.parse(payload) as unknown),
    })),
  )
  expect(chain.ok).toBe(true)
})
