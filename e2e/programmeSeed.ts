/** `tsx e2e/programmeSeed.ts`: the sample programme's contests with their entries, no studios. */
import { createApplication } from '../app/http/application.server'
import { readSettings } from '../app/http/environment.server'
import { readSecrets } from '../app/http/secrets.server'
import { migrate } from '../prisma/migrate'
import { seedProgramme } from '../prisma/seed'

const settings = readSettings()
migrate(settings.databasePath)
const app = await createApplication(settings, readSecrets(settings, process.env))
await seedProgramme(app)
await app.writer.close()
await app.read.$disconnect()
