/** `tsx e2e/reviewsSeed.ts`: a cycle that takes self-assessments, one filed, with a lead and an officer. */
import { randomUUID } from 'node:crypto'
import { createApplication } from '../app/http/application.server'
import { readSettings } from '../app/http/environment.server'
import { readSecrets } from '../app/http/secrets.server'
import { PASSWORD, testPerson } from '../app/services/testing/people'
import { TestCycle } from '../app/services/testing/reviewCycle'
import { migrate } from '../prisma/migrate'

const PHONES = { lead: '13900000001', officer: '13900000002', other: '13900000003' }

const settings = readSettings()
migrate(settings.databasePath)
const app = await createApplication(settings, readSecrets(settings, process.env))
const cycle = await TestCycle.open(app, { studios: 3 })
const [own = '', filed = '', others = ''] = cycle.reviews
const lead = await testPerson(app, PHONES.lead)
const other = await testPerson(app, PHONES.other)
const officer = await testPerson(app, PHONES.officer)
await app.writer.write(async (tx) => {
  const role = { id: randomUUID(), personId: lead, role: 'studioLead' }
  await tx.grant.create({ data: { ...role, studioId: cycle.studios[0] ?? '' } })
  const otherRole = { id: randomUUID(), personId: other, role: 'studioLead' }
  await tx.grant.create({ data: { ...otherRole, studioId: cycle.studios[2] ?? '' } })
  const office = { id: randomUUID(), personId: officer, role: 'zoneOfficer' }
  await tx.grant.create({ data: { ...office, editionId: 'edition-1', zoneId: 'zone-a' } })
})
await cycle.move('selfAssessment')
await cycle.fill(filed, { highlySkilled: '3' })
await cycle.file(filed)
await app.writer.close()
await app.read.$disconnect()
const ids = { studio: cycle.studios[0], own, filed, others }
console.log(JSON.stringify({ ...ids, password: PASSWORD, ...PHONES }))
