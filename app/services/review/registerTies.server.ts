import type { CycleState } from '~/domain/review/cycleState'
import type { RegisterTies } from '~/domain/review/ties'
import type { Tx } from '~/services/log/writer.server'

/** What the register says today of a cycle's experts and of the studios under review. */
export async function registerTies(
  read: Pick<Tx, 'studio' | 'studioMember'>,
  state: CycleState,
): Promise<RegisterTies> {
  const personId = { in: [...state.experts.keys()] }
  const id = { in: [...state.reviews.values()].map(({ studioId }) => studioId) }
  const [led, joined, reviewed] = await Promise.all([
    read.studio.findMany({
      where: { leadPersonId: personId },
      select: { id: true, unitId: true, leadPersonId: true },
    }),
    read.studioMember.findMany({
      where: { personId },
      select: { personId: true, studio: { select: { id: true, unitId: true } } },
    }),
    read.studio.findMany({ where: { id }, select: { id: true, unitId: true, zoneCode: true } }),
  ])
  const own = [
    ...led.map(({ leadPersonId, ...studio }) => ({ person: leadPersonId, studio })),
    ...joined.map(({ personId: person, studio }) => ({ person, studio })),
  ]
  const people = new Map<string, { studios: string[]; units: string[] }>()
  for (const { person, studio } of own) {
    if (person === null) continue
    const known = people.get(person) ?? { studios: [], units: [] }
    people.set(person, {
      studios: [...known.studios, studio.id],
      units: [...known.units, studio.unitId],
    })
  }
  const places = reviewed.map(
    ({ id: studio, unitId, zoneCode: zone }) => [studio, { unitId, zone }] as const,
  )
  return { people, places: new Map(places) }
}
