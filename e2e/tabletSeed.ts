/** `tsx e2e/tabletSeed.ts`: a contest in scoring, with a seat code for the first of its seats. */
import { createApplication } from '../app/http/application.server'
import { readSettings } from '../app/http/environment.server'
import { readSecrets } from '../app/http/secrets.server'
import { showSeatCode } from '../app/services/contest/seats.server'
import { drawnContest } from '../app/services/testing/drawnContest'
import { migrate } from '../prisma/migrate'

const settings = readSettings()
migrate(settings.databasePath)
const app = await createApplication(settings, readSecrets(settings, process.env))
const { id, seats, tokens } = await drawnContest(app, { entries: 3 })
const { code } = await showSeatCode(app, { seatId: seats[0] ?? '' })
await app.writer.close()
await app.read.$disconnect()
console.log(JSON.stringify({ slug: `contest-${id.slice(0, 8)}`, tokens, code }))
