/**
 * `tsx e2e/tabletSignSeed.ts`: a contest of two entrants whose sheets are all submitted, with its
 * chief judge, and a code by which the first seat is taken again.
 */
import { randomUUID } from 'node:crypto'
import { createApplication } from '../app/http/application.server'
import { readSettings } from '../app/http/environment.server'
import { readSecrets } from '../app/http/secrets.server'
import { showSeatCode } from '../app/services/contest/seats.server'
import { hashPassword } from '../app/services/people/passwords.server'
import { TestDesk } from '../app/services/testing/chiefDesk'
import { samplePersonRow } from '../prisma/demo/accounts'
import { migrate } from '../prisma/migrate'

const settings = readSettings()
migrate(settings.databasePath)
const app = await createApplication(settings, readSecrets(settings, process.env))
const desk = await TestDesk.open(app, { entries: 2 })
const { id: contestId, editionId, seats, stageId } = desk.contest
const [seatId = ''] = seats

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
  const grant = { role: 'chiefJudge', contestId, editionId }
  await tx.grant.create({ data: { id: randomUUID(), personId: row.id, ...grant } })
})
for (const entrant of [0, 1]) {
  for (const seat of seats.keys()) await desk.submit(desk.sheet(seat, entrant), 800)
}
await desk.perform(desk.moveSeat(seatId, '平板没电'))
const { code } = await showSeatCode(app, { seatId })
await app.writer.close()
await app.read.$disconnect()
console.log(JSON.stringify({ code, stageId, ...account }))
