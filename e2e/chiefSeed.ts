/**
 * `tsx e2e/chiefSeed.ts`: a contest in scoring with its chief judge, in which the first entrant's
 * seats lie apart, the second's marks are all in, and one mark came too late.
 */
import { randomUUID } from 'node:crypto'
import { createApplication } from '../app/http/application.server'
import { readSettings } from '../app/http/environment.server'
import { readSecrets } from '../app/http/secrets.server'
import { hashPassword } from '../app/services/people/passwords.server'
import { TestDesk } from '../app/services/testing/chiefDesk'
import { samplePersonRow } from '../prisma/demo/accounts'
import { migrate } from '../prisma/migrate'

const settings = readSettings()
migrate(settings.databasePath)
const app = await createApplication(settings, readSecrets(settings, process.env))
const desk = await TestDesk.open(app)
const { id: contestId, editionId, stageId, tokens } = desk.contest

const account = { phone: '16000000005', password: 'a good sentence' }
const passwordHash = await hashPassword(account.password)
await app.writer.write(async (tx) => {
  const row = samplePersonRow(app, {
    name: '样例裁判长',
    phone: account.phone,
    passwordHash,
    createdAt: app.now(),
  })
  await tx.person.create({ data: row })
  const grant = { role: 'chiefJudge', contestId, editionId }
  await tx.grant.create({ data: { id: randomUUID(), personId: row.id, ...grant } })
})
for (const [seat, width] of [1000, 1000, 100].entries()) await desk.submit(desk.sheet(seat), width)
for (const seat of [0, 1]) await desk.submit(desk.sheet(seat, 1), 900)
await desk.mark(desk.sheet(0, 1), 'width', 925)

await app.writer.close()
await app.read.$disconnect()
console.log(JSON.stringify({ stageId, tokens, ...account }))
