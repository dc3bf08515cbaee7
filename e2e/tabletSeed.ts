/**
 * `tsx e2e/tabletSeed.ts`: a contest in scoring, with a seat code for the first of its seats. Its
 * judge had another tablet, whose mark for the last entrant came after the seat was moved.
 */
import { createApplication } from '../app/http/application.server'
import { readSettings } from '../app/http/environment.server'
import { readSecrets } from '../app/http/secrets.server'
import { showSeatCode } from '../app/services/contest/seats.server'
import { TestDesk } from '../app/services/testing/chiefDesk'
import { migrate } from '../prisma/migrate'

const settings = readSettings()
migrate(settings.databasePath)
const app = await createApplication(settings, readSecrets(settings, process.env))
const desk = await TestDesk.open(app, { entries: 3 })
const { id, seats, tokens } = desk.contest
const seat = desk.state.seats.get(seats[0] ?? '')
const { tenureId: tenure, personId: actor } = seat ?? {}
if (!seat || !tenure || !actor) throw new Error('Nobody sits in the first seat')
await desk.perform(desk.moveSeat(seat.id, '平板没电'))
const sheet = desk.sheet(0, 2)
const late = { aspect: 'width', value: 850, previousOp: null }
await desk.judge(sheet, 'mark', late, { tenure, actor })
const { code } = await showSeatCode(app, { seatId: seats[0] ?? '' })
await app.writer.close()
await app.read.$disconnect()
console.log(JSON.stringify({ slug: `contest-${id.slice(0, 8)}`, tokens, code }))
