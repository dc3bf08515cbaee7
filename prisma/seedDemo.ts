/** `tsx prisma/seedDemo.ts`: the sample programme into this installation's database, once. */
import { createApplication } from '../app/http/application.server'
import { readSettings } from '../app/http/environment.server'
import { readSecrets } from '../app/http/secrets.server'
import { stageIdOf } from '../app/services/contest/createContest.server'
import { OFFERED_SEAT } from './demo/plan'
import { seedCycles } from './demo/cycles'
import { seedLinks } from './demo/links'
import { seedPictures } from './demo/studioPictures'
import { seedStudios } from './demo/studios'
import { tryJudging } from './demo/tryJudging'
import { migrate } from './migrate'
import { DEMO_SIGN_INS, sampleId, seedProgramme } from './seed'

const settings = readSettings()
if (settings.mode === 'production') {
  throw new Error('Sample accounts have known passwords: they are not for a production site.')
}
migrate(settings.databasePath)
const app = await createApplication(settings, readSecrets(settings, process.env))
const { kept } = await seedProgramme(app)
await seedStudios(app)
await seedCycles(app)
await seedLinks(app)
const { personId: organiser } = await app.read.grant.findFirstOrThrow({
  where: { role: 'organiser' },
})
await seedPictures(app, { by: organiser })
await app.writer.close()
await app.read.$disconnect()

console.log(kept ? '示例赛事已在库中，未改动。' : '已写入示例赛事（全部为示例数据）。')
console.log('\n角色        手机号        密码           说明')
for (const { title, phone, password, note } of DEMO_SIGN_INS) {
  const gap = '　'.repeat(Math.max(0, 6 - title.length))
  console.log(`${title}${gap}${phone}   ${password}   ${note}`)
}
const offered = stageIdOf(sampleId(OFFERED_SEAT.contest), OFFERED_SEAT.stage)
const url = `${settings.https ? 'https' : 'http'}://localhost:${settings.port}`
console.log(`\n${tryJudging(url, offered).join('\n')}\n`)
