/**
 * `tsx e2e/cycleOthersSeed.ts file|check|seats`: what the other people of the one cycle do while the
 * browser test does the first studio's part. `file` writes and files the other self-assessments, and
 * gives the first studio its evidence, all but that for one item; `check` is the zone's check of them, `seats` tells the experts' seats by stage and phone.
 */
import { itemsWithEvidence } from '../app/domain/review/decideAssessment'
import { createApplication } from '../app/http/application.server'
import { readSettings } from '../app/http/environment.server'
import { readSecrets } from '../app/http/secrets.server'
import { lookupsOf } from '../app/services/people/personFields.server'
import { must, TestCycle } from '../app/services/testing/reviewCycle'

/** The item whose evidence the lead uploads in the browser. */
const BY_THE_LEAD = 'novelty'

const [does, ...phones] = process.argv.slice(2)
const settings = readSettings()
const app = await createApplication(settings, readSecrets(settings, process.env))
const { id } = await app.read.reviewCycle.findFirstOrThrow()
const cycle = await TestCycle.of(app, id)
const [own = '', ...others] = cycle.reviews

async function seatsOf(phone: string): Promise<Record<string, string>> {
  const { phoneKey } = lookupsOf(app.secrets, { phone })
  const { id: personId } = await app.read.person.findUniqueOrThrow({
    where: { phoneKey: phoneKey ?? '' },
  })
  const seats = await app.read.seat.findMany({ where: { personId }, include: { stage: true } })
  return Object.fromEntries(seats.map((seat) => [seat.stage.key, seat.id]))
}

async function giveEvidence(review: string): Promise<void> {
  const { scheme } = await cycle.state()
  const items = itemsWithEvidence(scheme.rubric).filter((item) => item !== BY_THE_LEAD)
  for (const item of items) await cycle.evidence(review, item)
}

const answer: Record<string, unknown> = {}
for (const review of others) {
  if (does === 'file') {
    must(await cycle.fill(review))
    must(await cycle.file(review))
  }
  if (does === 'check') must(await cycle.check(review))
}
if (does === 'file') await giveEvidence(own)
if (does === 'seats') for (const phone of phones) answer[phone] = await seatsOf(phone)
await app.writer.close()
await app.read.$disconnect()
console.log(JSON.stringify(answer))
