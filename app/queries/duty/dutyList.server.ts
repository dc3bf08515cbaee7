import type { LocalText } from '~/domain/contest/ruleSet'
import { duties, type Duty } from '~/domain/review/duties'
import type { DynamicRules } from '~/domain/review/dynamicRules'
import { isUpcoming } from '~/domain/review/nextYear'
import { STANDING } from '~/domain/studio/standing'
import type { ServiceContext } from '~/services/context'
import { dutyFacts } from '~/services/review/dutyFacts.server'
import { rulesInForce } from '~/services/review/dynamicRules.server'
import { dayOf } from '~/services/studio/dayOf'
import type { OfficeScope } from '../contest/officeScope.server'
import { zonesAndThoseOf } from '../studio/publicStudios.server'

type Reader = Pick<ServiceContext, 'read' | 'now'>

/** A duty as a page shows it; new is what there is to do since today. */
export interface ShownDuty extends Duty {
  isNew: boolean
}

/**
 * What has to be done today in an office's zones, the most urgent first, with the rules behind it.
 * What is only announced is listed when it is asked for by its kind, and is counted apart.
 */
export async function officeDuties(
  { read, now }: Reader,
  { zoneId }: OfficeScope,
  { zone, kind }: { zone: string; kind: string },
) {
  const zones = await zonesOf(read, zoneId)
  const own = zoneId === null ? {} : { zoneCode: { in: zones.map(({ code }) => code) } }
  const where = { AND: [own, zone === '' ? {} : { zoneCode: zone }] }
  const today = dayOf(now())
  const rules = await rulesInForce(read)
  const found = (await dutyFacts(read, where)).flatMap((facts) =>
    dutiesOn(facts, rules, today).map((duty) => ({ studioId: facts.studioId, duty })),
  )
  const rows = await read.studio.findMany({
    where: { id: { in: [...new Set(found.map(({ studioId }) => studioId))] } },
    select: { id: true, name: true, zoneCode: true, unit: { select: { name: true } } },
  })
  const studios = new Map(rows.map((row) => [row.id, row]))
  const names = new Map(zones.map(({ code, name }) => [code, name]))
  const list = found
    .filter(({ duty }) => (kind === '' ? !isUpcoming(duty.kind) : duty.kind === kind))
    .flatMap(({ studioId, duty }) => {
      const studio = studios.get(studioId)
      if (!studio) return []
      const { name, zoneCode, unit } = studio
      const zoneName = names.get(zoneCode) ?? { zh: zoneCode, en: zoneCode }
      return [{ studio: { id: studioId, name, unit: unit.name, zone: zoneName }, duty }]
    })
    .sort((a, b) => compare(urgency(a.duty), urgency(b.duty)))
  return {
    today,
    list,
    announced: found.filter(({ duty }) => isUpcoming(duty.kind)).length,
    zones: zones.map(({ code, name }) => ({ value: code, name })),
    rules,
  }
}

/** A zone officer's own zone, or all of them: studios keep the code of a zone that is no more. */
async function zonesOf(
  read: Reader['read'],
  zoneId: string | null,
): Promise<{ code: string; name: LocalText }[]> {
  if (zoneId === null) return zonesAndThoseOf(read, { status: { in: [...STANDING] } })
  const zone = await read.zone.findUniqueOrThrow({ where: { id: zoneId } })
  return [{ code: zone.code, name: { zh: zone.name, en: zone.nameEn } }]
}

/** What one studio has to do today. */
export async function studioDuties({ read, now }: Reader, studioId: string): Promise<ShownDuty[]> {
  const [facts] = await dutyFacts(read, { id: studioId })
  return facts ? dutiesOn(facts, await rulesInForce(read), dayOf(now())) : []
}

function dutiesOn(
  facts: Parameters<typeof duties>[0],
  { rules }: DynamicRules,
  today: string,
): ShownDuty[] {
  return duties(facts, rules, today).map((duty) => ({
    ...duty,
    isNew: duty.since === today && !isUpcoming(duty.kind),
  }))
}

/** What has no last day, such as a removal, is due since it is on the list. */
function urgency({ dueOn, since, key }: Duty): string {
  return `${dueOn ?? since} ${key}`
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
