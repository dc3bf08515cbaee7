import type { RegistrationEvent } from '~/domain/studio/events'
import type { StudioRow } from '~/protocol/studio'
import { derivedId } from '~/services/log/derivedId.server'

/** The event with which a studio comes into the register. */
export function registrationOf(row: StudioRow, studio: string, unit: string): RegistrationEvent {
  const { name, zone, level, star, foundedOn, industry, trades, premises, rules, plan } = row
  return {
    kind: 'studio.registered',
    payload: {
      ...{ studio, name, zone, unit, level, star, foundedOn, industry, trades },
      ...{ premises, rules, plan, leadHonours: row.leadHonours },
      lead: derivedId('lead', studio),
      nameEn: row.nameEn ?? null,
      namedOn: row.namedOn ?? null,
      sample: false,
    },
  }
}
