import { fromKey } from '~/domain/arithmetic/rational'
import { decimalText } from '~/domain/contest/decimalText'
import type { LocalText } from '~/domain/contest/ruleSet'
import type { CycleState } from '~/domain/review/cycleState'
import type { PrismaClient } from '../../../prisma/generated/client'

/** What every list of a cycle says of a studio. */
export interface StudioOfCycle {
  studioId: string
  name: string
  unit: string
  zone: LocalText
}

/** The studios of a cycle's reviews, by studio id; zones as the latest programme names them. */
export async function studiosOfCycle(
  read: PrismaClient,
  state: CycleState,
): Promise<ReadonlyMap<string, StudioOfCycle>> {
  const ids = [...state.reviews.values()].map(({ studioId }) => studioId)
  const [studios, zones] = await Promise.all([
    read.studio.findMany({ where: { id: { in: ids } }, include: { unit: true } }),
    read.zone.findMany({
      where: { edition: { kind: 'programme' } },
      orderBy: { edition: { year: 'asc' } },
    }),
  ])
  const names = new Map(zones.map(({ code, name, nameEn }) => [code, { zh: name, en: nameEn }]))
  return new Map(
    studios.map(({ id, name, unit, zoneCode }) => {
      const zone = names.get(zoneCode) ?? { zh: zoneCode, en: zoneCode }
      return [id, { studioId: id, name, unit: unit.name, zone }]
    }),
  )
}

/** A total as people read it, with the decimals that the rubric rounds to. */
export function totalToRead({ scheme }: CycleState, total: string | null): string | null {
  if (total === null) return null
  const { rounding, places } = scheme.rubric
  return decimalText(fromKey(total), rounding.total, places)
}

/** A rating's title in this scheme; null for none. */
export function ratingTitle({ scheme }: CycleState, key: string | null): LocalText | null {
  return scheme.ratings.find((rating) => rating.key === key)?.title ?? null
}
