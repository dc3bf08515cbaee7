/**
 * `tsx e2e/cycleSeed.ts`: a register of three studios of three stars, and the people who run and
 * score a cycle of reviews over them. The cycle itself is opened in the browser.
 */
import { randomUUID } from 'node:crypto'
import type { Role } from '../app/domain/people/permissionTable'
import { createApplication } from '../app/http/application.server'
import { readSettings } from '../app/http/environment.server'
import { readSecrets } from '../app/http/secrets.server'
import { createPerson } from '../app/services/people/createPerson.server'
import { hashPassword } from '../app/services/people/passwords.server'
import { PASSWORD } from '../app/services/testing/people'
import { registerStudios } from '../app/services/testing/reviewCycle'
import { migrate } from '../prisma/migrate'

interface Grant {
  role: Role
  editionId?: string
  zoneId?: string
  studioId?: string
}

const PHONES = { organiser: '13900000001', officer: '13900000002', lead: '13900000003' }
const EXPERTS = ['13900000011', '13900000012', '13900000013', '13900000014']
const editionId = 'edition-1'

const settings = readSettings()
migrate(settings.databasePath)
const app = await createApplication(settings, readSecrets(settings, process.env))
const studios = await registerStudios(app, 3)
const [studio = ''] = studios
const passwordHash = await hashPassword(PASSWORD)
await app.writer.write(async (tx) => {
  const person = (name: string, phone: string) =>
    createPerson(tx, app.secrets, { name, phone, passwordHash }, app.now())
  const grant = (personId: string, to: Grant) =>
    tx.grant.create({ data: { id: randomUUID(), personId, ...to } })
  const organiser = await person('示例组织者', PHONES.organiser)
  await grant(organiser, { role: 'organiser', editionId })
  const officer = await person('示例赛区管理员', PHONES.officer)
  await grant(officer, { role: 'zoneOfficer', editionId, zoneId: 'zone-a' })
  const lead = await person('示例领军人0', PHONES.lead)
  await grant(lead, { role: 'studioLead', studioId: studio })
  for (const [index, phone] of EXPERTS.entries()) await person(`示例专家${index + 1}`, phone)
})
await app.writer.close()
await app.read.$disconnect()
console.log(JSON.stringify({ studio, password: PASSWORD, experts: EXPERTS, ...PHONES }))
