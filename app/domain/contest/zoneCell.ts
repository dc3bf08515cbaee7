/** How far a contest is, as one square of the overview shows it for one zone. */
export const ZONE_CELLS = [
  'none',
  'registration',
  'review',
  'ready',
  'scoring',
  'signed',
  'results',
] as const
export type ZoneCell = (typeof ZONE_CELLS)[number]

export interface CellFacts {
  /** Entries of the zone that are not withdrawn or rejected. */
  entries: number
  /** Entries of the zone that wait for a decision. */
  waiting: number
  registrationOpen: boolean
  stagePhases: readonly string[]
  hasResults: boolean
}

/** The state of one contest for one zone. What somebody has to do comes before what is merely so. */
export function zoneCell(facts: CellFacts): ZoneCell {
  if (facts.waiting > 0) return 'review'
  if (facts.entries === 0) return 'none'
  if (facts.hasResults) return 'results'
  if (facts.stagePhases.some((phase) => phase === 'scoring' || phase === 'signing')) {
    return 'scoring'
  }
  const drawn = facts.stagePhases.filter((phase) => phase !== 'pending')
  const over = facts.stagePhases.every((phase) => phase === 'signed' || phase === 'decoded')
  if (drawn.length > 0 && over) return 'signed'
  return facts.registrationOpen ? 'registration' : 'ready'
}
