/** `tsx e2e/noticesSeed.ts`: a public notice, one that was withdrawn, and an organiser. */
import { randomUUID } from 'node:crypto'
import { createApplication } from '../app/http/application.server'
import { readSettings } from '../app/http/environment.server'
import { readSecrets } from '../app/http/secrets.server'
import { moveNotice } from '../app/services/notice/moveNotice.server'
import { publishedNotice } from '../app/services/testing/notices'
import { testEdition, testPerson } from '../app/services/testing/people'
import { migrate } from '../prisma/migrate'

const settings = readSettings()
migrate(settings.databasePath)
const app = await createApplication(settings, readSecrets(settings, process.env))
const editionId = await testEdition(app)
await testPerson(app, '13800000001', { role: 'organiser', editionId })
const open = await publishedNotice(app)
const withdrawn = await publishedNotice(app)
await moveNotice(app, {
  ...{ noticeId: withdrawn, to: 'withdrawn', reason: '附件有误', opId: randomUUID() },
  ...{ actor: 'organiser', receivedAt: app.now() },
})
await app.writer.close()
await app.read.$disconnect()
console.log(JSON.stringify({ open, withdrawn }))
