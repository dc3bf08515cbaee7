/** `tsx prisma/seedTestContest.ts`: a contest in scoring for browser tests, and how to sit in its seats. */
import { createApplication } from '../app/http/application.server'
import { readSettings } from '../app/http/environment.server'
import { readSecrets } from '../app/http/secrets.server'
import { drawnContest } from '../app/services/testing/drawnContest'
import { migrate } from './migrate'

const settings = readSettings()
migrate(settings.databasePath)
const app = await createApplication(settings, readSecrets(settings, process.env))
const { id, tokens } = await drawnContest(app, { entries: 12 })
await app.writer.close()
await app.read.$disconnect()
console.log(JSON.stringify({ slug: `contest-${id.slice(0, 8)}`, tokens }))
