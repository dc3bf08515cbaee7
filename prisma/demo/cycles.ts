import type { ServiceContext } from '../../app/services/context'
import { derivedId } from '../../app/services/log/derivedId.server'
import { hashPassword } from '../../app/services/people/passwords.server'
import { zones } from '../programme/baoding2021'
import { samplePhone } from '../programme/samplePeople'
import { DEMO_SIGN_INS, samplePersonRow } from './accounts'
import { seedOpenCycles } from './openCycles'
import type { CycleScene } from './openPanel'
import { seedPastCycles } from './pastCycles'

const DONE = 'seeded:cycles'
/** Beside the demo's own expert. */
const OTHER_EXPERTS = 8
/** Below it are the phones of other sample people. */
const FIRST_PHONE = 800

/**
 * Writes the sample cycles once, over the sample studios. One whose seeding was interrupted is begun
 * anew: its studios are free again only when its cycles are gone.
 */
export async function seedCycles(context: ServiceContext): Promise<void> {
  if (await context.read.claim.findUnique({ where: { key: DONE } })) return
  if ((await context.read.reviewCycle.count()) > 0) {
    throw new Error('The sample cycles were begun and not finished; start with an empty DATA_DIR.')
  }
  await seedPastCycles(context)
  await seedOpenCycles(context, await sceneOf(context))
  await context.writer.write((tx) =>
    tx.claim.create({
      data: { key: DONE, scopeId: 'register', holder: 'seed', claimedAt: context.now() },
    }),
  )
}

async function sceneOf(context: ServiceContext): Promise<CycleScene> {
  const { personId: organiser } = await context.read.grant.findFirstOrThrow({
    where: { role: 'organiser' },
  })
  const own = DEMO_SIGN_INS.find(({ role }) => role === 'expert')
  if (!own) throw new Error('The demo has no expert')
  const passwordHash = await hashPassword(own.password)
  const createdAt = context.now()
  const others = Array.from({ length: OTHER_EXPERTS }, (_, index) => ({
    ...{ name: `示例评审专家${index + 1}`, phone: samplePhone(FIRST_PHONE + index), createdAt },
  }))
  const rows = [
    samplePersonRow(context, { ...own, passwordHash, createdAt }),
    ...others.map((person) => samplePersonRow(context, person)),
  ]
  await context.writer.write((tx) => tx.person.createMany({ data: rows }))
  // The demo's expert has no tie; of the others every second one is from a zone.
  const experts = rows.map(({ id }, index) => {
    const zone = index > 0 && index % 2 === 0 ? (zones[index]?.code ?? null) : null
    const unitId = index === 1 ? derivedId('sample-studio-unit', '0') : null
    return { personId: id, unitId, zone }
  })
  return { organiser, experts }
}
