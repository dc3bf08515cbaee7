import { maskPhone } from '~/domain/people/mask'
import { reviewsThatCount } from '~/domain/review/applyCycle'
import { assignmentOf, needingSubstitutes } from '~/domain/review/decideExperts'
import { studioToReview, withTies } from '~/domain/review/ties'
import { loadOf, substitutes } from '~/domain/review/replacement'
import type { ServiceContext } from '~/services/context'
import { openField } from '~/services/people/personFields.server'
import { loadCycle } from '~/services/review/cycleLog.server'
import { panelFacts } from '~/services/review/panel/panelFacts.server'
import { registerTies } from '~/services/review/registerTies.server'
import { studiosOfCycle } from './studiosOfCycle.server'

/** A cycle's pool of experts: who, what bars them, how much each has, and who needs a substitute. */
export async function expertsPage(
  context: Pick<ServiceContext, 'read' | 'contests' | 'secrets'>,
  cycleId: string,
) {
  const { read, secrets } = context
  const state = await loadCycle(read, cycleId)
  if (!state) return null
  const ids = [...state.experts.keys()]
  const [people, studios, units, zones] = await Promise.all([
    read.person.findMany({ where: { id: { in: ids } } }),
    studiosOfCycle(read, state),
    read.unit.findMany({
      where: { id: { in: [...state.experts.values()].flatMap(({ unitId }) => unitId ?? []) } },
    }),
    read.zone.findMany({
      where: { edition: { kind: 'programme' } },
      orderBy: [{ edition: { year: 'desc' } }, { ordinal: 'asc' }],
    }),
  ])
  const names = new Map(
    people.map(({ id, sealedName }) => [id, openField(secrets, 'name', id, sealedName)]),
  )
  const zoneNames = new Map(zones.map(({ code, name, nameEn }) => [code, { zh: name, en: nameEn }]))
  const assignment = assignmentOf(state)
  const nameOf = (id: string): string => names.get(id) ?? ''
  const studioName = (id: string): string => studios.get(id)?.name ?? ''
  const pool = [...state.experts.values()]
  const register = await registerTies(read, state)
  const free = pool.map((expert) => withTies(expert, register))
  const { stages } = await panelFacts(context, cycleId)
  return {
    ...{ id: cycleId, year: state.year, title: state.scheme.title, phase: state.phase },
    sample: state.sample,
    rules: state.scheme.experts,
    isAssigned: state.panel !== null,
    zones: [...zoneNames].map(([value, name]) => ({ value, name })),
    experts: pool.map(({ id, unitId, zone, declared, isWithdrawn, withdrawReason }) => ({
      ...{ id, name: nameOf(id), isWithdrawn, withdrawReason },
      phone: maskedPhone(people, secrets, id),
      unit: units.find((unit) => unit.id === unitId)?.name ?? null,
      zone: zone === null ? null : (zoneNames.get(zone) ?? { zh: zone, en: zone }),
      declared: declared.map(studioName),
      load: loadOf(assignment, id),
    })),
    toReplace: needingSubstitutes(state, stages.values()).map(({ review, expert }) => ({
      reviewId: review.id,
      studio: studioName(review.studioId),
      from: { id: expert.id, name: nameOf(expert.id) },
      substitutes: substitutes(
        state.scheme.experts,
        assignment,
        studioToReview(review, register),
        free,
      ).map(({ id }) => ({ id, name: nameOf(id), load: loadOf(assignment, id) })),
    })),
    assigned: reviewsThatCount(state)
      .filter(({ experts }) => experts.length > 0)
      .map(({ id, studioId, experts }) => ({
        reviewId: id,
        studio: studioName(studioId),
        experts: experts.map((expert) => ({ id: expert, name: nameOf(expert) })),
      })),
  }
}

function maskedPhone(
  people: readonly { id: string; sealedPhone: string | null }[],
  secrets: ServiceContext['secrets'],
  id: string,
): string {
  const sealed = people.find((person) => person.id === id)?.sealedPhone
  return sealed ? maskPhone(openField(secrets, 'phone', id, sealed)) : ''
}
