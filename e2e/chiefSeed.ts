/**
 * `tsx e2e/chiefSeed.ts`: three contests of one chief judge. One in scoring, in which the first
 * entrant's seats lie apart, the second's marks are all in, and one mark came too late; one that is
 * decoded, with two entrants level; one in which a moved seat's marks wait to be adopted.
 */
import { randomUUID } from 'node:crypto'
import { RULES } from '../app/domain/contest/testContest'
import { createApplication } from '../app/http/application.server'
import { readSettings } from '../app/http/environment.server'
import { readSecrets } from '../app/http/secrets.server'
import { hashPassword } from '../app/services/people/passwords.server'
import { TestDesk } from '../app/services/testing/chiefDesk'
import { sit } from '../app/services/testing/drawnContest'
import { samplePersonRow } from '../prisma/demo/accounts'
import { migrate } from '../prisma/migrate'

const settings = readSettings()
migrate(settings.databasePath)
const app = await createApplication(settings, readSecrets(settings, process.env))
const desk = await TestDesk.open(app)
const { stageId, tokens } = desk.contest
const ruleSet = { ...RULES, ties: [{ by: 'decision' as const }] }
const level = await TestDesk.open(app, { entries: 3, ruleSet })
const moved = await TestDesk.open(app)

const account = { phone: '16000000005', password: 'a good sentence' }
const passwordHash = await hashPassword(account.password)
await app.writer.write(async (tx) => {
  const row = samplePersonRow(app, {
    name: '示例裁判长',
    phone: account.phone,
    passwordHash,
    createdAt: app.now(),
  })
  await tx.person.create({ data: row })
  for (const { id: contestId, editionId } of [desk.contest, level.contest, moved.contest]) {
    const grant = { role: 'chiefJudge', contestId, editionId }
    await tx.grant.create({ data: { id: randomUUID(), personId: row.id, ...grant } })
  }
})
for (const [seat, width] of [1000, 1000, 100].entries()) await desk.submit(desk.sheet(seat), width)
for (const seat of [0, 1]) await desk.submit(desk.sheet(seat, 1), 900)
await desk.mark(desk.sheet(0, 1), 'width', 925)

for (const [entrant, width] of [800, 900, 900].entries()) {
  for (const seat of [0, 1, 2]) await level.submit(level.sheet(seat, entrant), width)
}
await level.perform({ kind: 'moveStage', to: 'signing', reason: '评分结束' })
for (const id of level.state.sheets.keys()) {
  await level.judge(id, 'sign', { digest: level.digest(id) })
}
await level.decode()

const [seat = ''] = moved.contest.seats
const tenure = moved.state.seats.get(seat)?.tenureId ?? ''
await moved.perform(moved.moveSeat(seat, '平板没电'))
await sit(app, seat, moved.contest.judgeIds[0] ?? '', 'the next tablet')
await moved.mark(moved.sheet(0), 'width', 600)
for (const [aspect, value] of [
  ['width', 725],
  ['form', 2],
  ['safety', 50],
] as const) {
  const late = { aspect, value, previousOp: null }
  await moved.judge(moved.sheet(0), 'mark', late, { tenure })
}

await app.writer.close()
await app.read.$disconnect()
const stages = { stageId, level: level.contest.stageId, moved: moved.contest.stageId }
console.log(JSON.stringify({ ...stages, tokens, ...account }))
