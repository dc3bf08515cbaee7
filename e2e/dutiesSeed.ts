/** `tsx e2e/dutiesSeed.ts`: studios at each step of dynamic management, with an organiser and a lead. */
import { randomUUID } from 'node:crypto'
import { addMonths } from '../app/domain/notice/workCalendar'
import { createApplication } from '../app/http/application.server'
import { readSettings } from '../app/http/environment.server'
import { readSecrets } from '../app/http/secrets.server'
import { studioChangeSchema, studioRowSchema } from '../app/protocol/studio'
import { changeStudio } from '../app/services/studio/changeStudio.server'
import { dayOf } from '../app/services/studio/dayOf'
import { registerStudio } from '../app/services/studio/registerStudio.server'
import { PASSWORD, testPerson } from '../app/services/testing/people'
import { testRegister } from '../app/services/testing/studios'
import { migrate } from '../prisma/migrate'

const PHONES = { organiser: '13900000001', lead: '13900000002' }

const settings = readSettings()
migrate(settings.databasePath)
const app = await createApplication(settings, readSecrets(settings, process.env))
await testRegister(app, [])
const today = dayOf(app.now())
const organiser = await testPerson(app, PHONES.organiser, {
  ...{ role: 'organiser', editionId: 'edition-2021' },
})

async function change(studioId: string, fields: Record<string, string>): Promise<void> {
  const form = studioChangeSchema.parse({ opId: randomUUID(), ...fields })
  const by = { actor: organiser, receivedAt: app.now() }
  const answer = await changeStudio(app, { studioId, form, ...by })
  if (!answer.ok) throw new Error(answer.code)
}

/** A studio whose last result was done so many months ago. */
async function studio(name: string, index: number, monthsAgo: number): Promise<string> {
  const row = studioRowSchema.parse({
    ...{ name, leadName: '示例领军人', zone: 'XS', level: 'city', industry: '电力能源' },
    ...{ unitName: '示例单位', creditCode: `91999999DEM000000${index}` },
    ...{ foundedOn: '2018-01-01', namedOn: '2019-03-01' },
  })
  const by = { opId: randomUUID(), actor: organiser, receivedAt: app.now() }
  const answer = await registerStudio(app, { row, ...by })
  if (!answer.ok) throw new Error(answer.code)
  const doneOn = addMonths(today, -monthsAgo)
  await change(answer.studioId, {
    ...{ change: 'record', kind: 'patent', title: '示例专利', benefit: '0' },
    ...{ year: doneOn.slice(0, 4), doneOn },
  })
  return answer.studioId
}

await studio('示例焊接创新工作室', 1, 14)
const own = await studio('示例电工创新工作室', 2, 8)
await studio('示例钳工创新工作室', 3, 1)
const rectifying = await studio('示例铸造创新工作室', 4, 20)
await change(rectifying, {
  ...{ change: 'status', status: 'rectifying', reason: '一年内没有成果' },
  ...{ on: addMonths(today, -6), rectifyBy: addMonths(today, -3) },
})
const lead = await testPerson(app, PHONES.lead)
await app.writer.write((tx) =>
  tx.grant.create({
    data: { id: randomUUID(), personId: lead, role: 'studioLead', studioId: own },
  }),
)
await app.writer.close()
await app.read.$disconnect()
console.log(JSON.stringify({ own, password: PASSWORD, ...PHONES }))
