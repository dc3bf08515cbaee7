import { shuffle } from '../contest/draw'

/** Somebody who can score studios, with what bars them from some. */
export interface Expert {
  readonly id: string
  readonly unitId: string | null
  /** Studios that the expert leads or works in, and their units: as good as the own one. */
  readonly studios?: readonly string[]
  readonly unitsOfStudios?: readonly string[]
  readonly zone: string | null
  /** Studios that the expert has declared a tie to. */
  readonly declared: readonly string[]
  readonly isWithdrawn: boolean
}

export interface StudioToReview {
  readonly id: string
  readonly unitId: string
  readonly zone: string
}

/** Who may score what; the scheme says it. */
export interface ExpertRules {
  readonly perStudio: number
  readonly mostPerExpert: number
  readonly apartFrom: 'unit' | 'unitAndZone'
}

export type Bar = 'withdrawn' | 'ownStudio' | 'declared' | 'sameUnit' | 'sameZone'

/**
 * Why this expert may not score this studio, or null: what ties them to the studio itself first. An
 * expert cannot score their own unit.
 */
export function barOf(rules: ExpertRules, expert: Expert, studio: StudioToReview): Bar | null {
  if (expert.isWithdrawn) return 'withdrawn'
  if (expert.studios?.includes(studio.id)) return 'ownStudio'
  if (expert.declared.includes(studio.id)) return 'declared'
  const units = [expert.unitId, ...(expert.unitsOfStudios ?? [])]
  if (units.includes(studio.unitId)) return 'sameUnit'
  return rules.apartFrom === 'unitAndZone' && expert.zone === studio.zone ? 'sameZone' : null
}

/** Experts by studio, each list in the order of its seats. */
export type Assignment = ReadonlyMap<string, readonly string[]>

export interface Shortage {
  readonly studioId: string
  readonly need: number
  /** Experts whom nothing bars from this studio, busy ones included. */
  readonly allowed: number
}

export type Assigned =
  | { readonly ok: true; readonly assignment: Assignment }
  /** `tooFew`: these studios have not enough experts without a bar, however they are shared out. */
  | { readonly ok: false; readonly code: 'tooFew'; readonly studios: readonly Shortage[] }
  /** `overloaded`: enough for each, but not for all within `mostPerExpert`; these stay short. */
  | { readonly ok: false; readonly code: 'overloaded'; readonly studios: readonly Shortage[] }

/**
 * Shares studios out among experts so that the most that any expert has is as small as it can be.
 * The same seed gives the same answer whatever the order of the lists; another seed gives another.
 * A maximum flow from studios to experts decides, so "impossible" is proven, not guessed.
 *
 * @throws RangeError unless the seed has 256 bits as hex, and for an id listed twice.
 */
export function assignExperts(
  rules: ExpertRules,
  studios: readonly StudioToReview[],
  experts: readonly Expert[],
  seedHex: string,
): Assigned {
  const order = <T extends { id: string }>(list: readonly T[], purpose: string): T[] => {
    const byId = new Map(list.map((one) => [one.id, one]))
    const ids = list.map(({ id }) => id)
    return shuffle(seedHex, ids, purpose).flatMap((id) => byId.get(id) ?? [])
  }
  const pool = order(experts, 'review/experts')
  const allowed = order(studios, 'review/studios').map((studio, turn) => {
    const free = pool.filter((expert) => barOf(rules, expert, studio) === null)
    const start = free.length === 0 ? 0 : turn % free.length
    // Each studio asks from another place of the pool, so that the same three do not always meet.
    const ids = [...free.slice(start), ...free.slice(0, start)].map(({ id }) => id)
    return { studioId: studio.id, experts: ids }
  })
  const short = (wanted: readonly { studioId: string; experts: readonly string[] }[]) =>
    wanted.map(({ studioId, experts: ids }) => ({
      studioId,
      need: rules.perStudio,
      allowed: ids.length,
    }))
  const tooFew = allowed.filter(({ experts: ids }) => ids.length < rules.perStudio)
  if (tooFew.length > 0) return { ok: false, code: 'tooFew', studios: short(tooFew) }

  const least = Math.ceil((studios.length * rules.perStudio) / Math.max(1, pool.length))
  let limit = Math.min(Math.max(1, least), rules.mostPerExpert)
  for (;;) {
    const flow = fill(allowed, rules.perStudio, limit)
    if (flow.short.length === 0) return { ok: true, assignment: flow.assignment }
    if (limit >= rules.mostPerExpert) {
      const stuck = allowed.filter(({ studioId }) => flow.short.includes(studioId))
      return { ok: false, code: 'overloaded', studios: short(stuck) }
    }
    limit += 1
  }
}

/** Fills every studio's seats with no expert above the limit, by augmenting paths. */
function fill(
  allowed: readonly { studioId: string; experts: readonly string[] }[],
  perStudio: number,
  limit: number,
): { assignment: Map<string, string[]>; short: string[] } {
  const choices = new Map(allowed.map(({ studioId, experts }) => [studioId, experts]))
  const assignment = new Map(allowed.map(({ studioId }) => [studioId, [] as string[]]))
  const load = new Map<string, string[]>()

  const place = (studioId: string, visited: Set<string>): boolean => {
    const own = assignment.get(studioId) ?? []
    for (const expert of choices.get(studioId) ?? []) {
      if (own.includes(expert) || visited.has(expert)) continue
      visited.add(expert)
      const theirs = load.get(expert) ?? []
      if (theirs.length >= limit && !makeRoom(expert, theirs, visited)) continue
      load.set(expert, [...(load.get(expert) ?? []), studioId])
      assignment.set(studioId, [...(assignment.get(studioId) ?? []), expert])
      return true
    }
    return false
  }
  /** Another expert takes one of this expert's studios over. */
  const makeRoom = (expert: string, theirs: readonly string[], visited: Set<string>): boolean => {
    for (const other of theirs) {
      if (!place(other, visited)) continue
      const kept = (load.get(expert) ?? []).filter((studioId) => studioId !== other)
      load.set(expert, kept)
      const seats = assignment.get(other) ?? []
      assignment.set(
        other,
        seats.filter((id) => id !== expert),
      )
      return true
    }
    return false
  }

  const short: string[] = []
  for (const { studioId } of allowed) {
    let placed = 0
    while (placed < perStudio && place(studioId, new Set())) placed += 1
    if (placed < perStudio) short.push(studioId)
  }
  return { assignment, short }
}
