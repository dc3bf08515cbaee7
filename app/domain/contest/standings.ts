import type { Rational } from '../arithmetic/rational'
import { compareKeys, firstDifference } from './rankKeys'
import type { RuleSet, TieRule } from './ruleSet'
import type { EntryTotal } from './total'

/** Why an entry has no rank. They sort after the ranked ones in this order. */
const unrankedStates = ['incomplete', 'notScored', 'absent', 'withdrawn', 'disqualified'] as const

export type UnrankedState = (typeof unrankedStates)[number]

export type StandingInput =
  | { readonly id: string; readonly state: 'ranked'; readonly keys: readonly Rational[] }
  | { readonly id: string; readonly state: UnrankedState }

export type Standing =
  | {
      readonly id: string
      readonly state: 'ranked'
      /** 1, 2, 2, 4: level entries share the better rank and the next ones are skipped. */
      readonly rank: number
      /** Shares its rank with another entry. */
      readonly tied: boolean
      /** The tie rule that put it below the one above; null when the total did, or none. */
      readonly decidedBy: TieRule | null
    }
  | {
      readonly id: string
      readonly state: UnrankedState
      readonly rank: null
      readonly tied: false
      readonly decidedBy: null
    }

type Ranked = Extract<StandingInput, { state: 'ranked' }>
type Unranked = Extract<StandingInput, { state: UnrankedState }>

function byId(a: { id: string }, b: { id: string }): number {
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}

/** The state of an active entry that follows from its total. */
export function scoringState(total: EntryTotal): 'ranked' | 'incomplete' | 'notScored' {
  if (total.kind === 'complete') return 'ranked'
  const started = total.stages.length > 0 || total.missing.some(({ gaps }) => gaps.length > 0)
  return started ? 'incomplete' : 'notScored'
}

/** Keys are the total first and then the tie rules, so key 1 belongs to the first tie rule. */
function separatedBy(ruleSet: Pick<RuleSet, 'ties'>, above: Ranked, below: Ranked): TieRule | null {
  const index = firstDifference(above.keys, below.keys)
  return index < 1 ? null : (ruleSet.ties[index - 1] ?? null)
}

function rankedStandings(ruleSet: Pick<RuleSet, 'ties'>, entries: readonly Ranked[]): Standing[] {
  const ordered = [...entries].sort((a, b) => compareKeys(a.keys, b.keys) || byId(a, b))
  const level = (a: Ranked | undefined, b: Ranked | undefined): boolean =>
    a !== undefined && b !== undefined && compareKeys(a.keys, b.keys) === 0
  let rank = 1
  return ordered.map((entry, index) => {
    const above = ordered[index - 1]
    const sharesAbove = level(above, entry)
    if (!sharesAbove) rank = index + 1
    return {
      id: entry.id,
      state: 'ranked',
      rank,
      tied: sharesAbove || level(entry, ordered[index + 1]),
      decidedBy: above ? separatedBy(ruleSet, above, entry) : null,
    }
  })
}

/**
 * Ranks the entries of one group by their keys, best first. Entries without a rank follow, by
 * state and then id; entries that share a rank are listed by id, which says nothing about them.
 * The order of `entries` does not matter.
 *
 * Where the ties end in `decision` and entries are still `tied`, the decision is not made yet.
 */
export function standings(
  ruleSet: Pick<RuleSet, 'ties'>,
  entries: readonly StandingInput[],
): Standing[] {
  const ranked = entries.filter((entry): entry is Ranked => entry.state === 'ranked')
  const others = entries.filter((entry): entry is Unranked => entry.state !== 'ranked')
  const order = (entry: Unranked): number => unrankedStates.indexOf(entry.state)
  const unranked = others
    .sort((a, b) => order(a) - order(b) || byId(a, b))
    .map(({ id, state }): Standing => ({ id, state, rank: null, tied: false, decidedBy: null }))
  return [...rankedStandings(ruleSet, ranked), ...unranked]
}
