/** `tsx e2e/visitSeed.ts`: a cycle in its site visits, with an expert and a lead who can sign in. */
import { randomUUID } from 'node:crypto'
import { createApplication } from '../app/http/application.server'
import { readSettings } from '../app/http/environment.server'
import { readSecrets } from '../app/http/secrets.server'
import { hashPassword } from '../app/services/people/passwords.server'
import { PASSWORD, testPerson } from '../app/services/testing/people'
import { cycleInVisits } from '../app/services/testing/reviewVisit'
import { migrate } from '../prisma/migrate'
import { samplePhone } from '../prisma/programme/samplePeople'

const settings = readSettings()
migrate(settings.databasePath)
const app = await createApplication(settings, readSecrets(settings, process.env))
const cycle = await cycleInVisits(app)
const state = await cycle.state()
const [review = ''] = cycle.reviews
const [expert = ''] = state.reviews.get(review)?.experts ?? []
const passwordHash = await hashPassword(PASSWORD)
const lead = await testPerson(app, '13900000001')
await app.writer.write(async (tx) => {
  await tx.person.update({ where: { id: expert }, data: { passwordHash } })
  const role = { id: randomUUID(), personId: lead, role: 'studioLead' }
  await tx.grant.create({ data: { ...role, studioId: cycle.studios[0] ?? '' } })
})
await app.writer.close()
await app.read.$disconnect()
// Experts' phones are given in the order in which they came to the pool.
const phone = samplePhone(900 + [...state.experts.keys()].indexOf(expert))
console.log(JSON.stringify({ review, expert: phone, lead: '13900000001', password: PASSWORD }))
