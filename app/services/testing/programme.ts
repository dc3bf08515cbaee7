/** One small contest in registration, and forms of sample people for it. */
import { randomUUID } from 'node:crypto'
import type { NewPersonForm } from '~/protocol/registration'
import { ruleSets } from '../../../prisma/programme/ruleSets'
import {
  sampleContestantName,
  sampleIdentityNumber,
  samplePhone,
  sampleUnits,
} from '../../../prisma/programme/samplePeople'
import { createContestWithin } from '../contest/createContest.server'
import { createEditionWithin } from '../contest/createEdition.server'
import type { ServiceContext } from '../context'

const DAY = 86_400_000

export interface OpenContest {
  editionId: string
  /** Two contests of the edition, so that one a person can be tested. */
  contests: [string, string]
  zones: [string, string]
}

/** Makes an edition with two zones and two contests whose registration is open for ten days. */
export async function openContests(
  context: ServiceContext,
  { quotaPerZone = 2 }: { quotaPerZone?: number } = {},
): Promise<OpenContest> {
  const now = context.now()
  const editionId = randomUUID()
  const [east, west] = [randomUUID(), randomUUID()]
  const contests: [string, string] = [randomUUID(), randomUUID()]
  const by = () => ({ actor: 'organiser', opId: randomUUID(), receivedAt: now })
  await context.writer.write(async (tx) => {
    const zone = { kind: 'county', nameEn: 'Sample zone' }
    await createEditionWithin(
      tx,
      {
        ...{ id: editionId, year: 2021, title: '示例赛事', titleEn: 'Sample', theme: '示例' },
        kind: 'programme',
        zones: [
          { ...zone, id: east, code: 'E', name: '东区' },
          { ...zone, id: west, code: 'W', name: '西区' },
        ],
      },
      by(),
    )
    for (const [ordinal, id] of contests.entries()) {
      await createContestWithin(
        tx,
        {
          ...{ id, editionId, ordinal, slug: `sample-${ordinal}`, quotaPerZone },
          ...{ name: `示例竞赛 ${ordinal}`, nameEn: 'Sample contest' },
          industry: null,
          leadsTo: null,
          registrationOpensAt: new Date(now.getTime() - DAY),
          registrationClosesAt: new Date(now.getTime() + 10 * DAY),
          ruleSet: ruleSets.welding,
        },
        by(),
      )
    }
  })
  return { editionId, contests, zones: [east, west] }
}

/** The form of the n-th sample person, as the schema gives it to the service. */
export function sampleForm(
  number: number,
  zone: string,
  changes: Partial<NewPersonForm> = {},
): NewPersonForm {
  const unit = sampleUnits[number % sampleUnits.length] ?? { name: '示例单位', creditCode: '' }
  return {
    opId: randomUUID(),
    zone,
    name: sampleContestantName(number),
    identity: sampleIdentityNumber(number),
    phone: samplePhone(number),
    password: 'a sample password',
    unitName: unit.name,
    creditCode: unit.creditCode,
    consent: 'on',
    truthful: 'on',
    ...changes,
  }
}
