/** `tsx e2e/studiosSeed.ts`: a register of sample studios over the zones of a programme. */
import { createApplication } from '../app/http/application.server'
import { readSettings } from '../app/http/environment.server'
import { readSecrets } from '../app/http/secrets.server'
import { testRegister, type TestStudio } from '../app/services/testing/studios'
import { migrate } from '../prisma/migrate'
import { zones } from '../prisma/programme/baoding2021'

const LEVELS = ['county', 'city', 'city', 'city', 'province', 'enterprise', 'national']
const INDUSTRIES = ['汽车制造', '医药健康', '电力能源', '数字经济', '文化旅游']

const settings = readSettings()
migrate(settings.databasePath)
const app = await createApplication(settings, readSecrets(settings, process.env))
const studios = Array.from({ length: 69 }, (_, index): TestStudio => {
  const month = String((index % 9) + 1).padStart(2, '0')
  return {
    id: `studio-${index}`,
    name: `示例第${index + 1}创新工作室`,
    leadName: `示例领军人${index + 1}`,
    // fewer and fewer for the zones at the end, so that marks differ in size
    zoneCode: zones[Math.floor((index * index) / 207) % zones.length]?.code ?? '',
    industry: INDUSTRIES[index % INDUSTRIES.length] ?? '',
    level: LEVELS[index % LEVELS.length] ?? '',
    star: (index * 7 + 3) % 6,
    status: index % 11 === 5 ? 'rectifying' : 'active',
    namedOn: index % 4 === 0 ? `2019-${month}-01` : `2021-${month}-15`,
  }
})
await testRegister(app, studios)
await app.writer.close()
await app.read.$disconnect()
console.log(JSON.stringify({ first: studios[0]?.id }))
