import { compare, fromInteger, negate, type Rational } from '../arithmetic/rational'
import type { RuleSet, TieRule } from './ruleSet'
import type { CompleteTotal } from './total'

export interface RankedEntry {
  readonly id: string
  readonly total: CompleteTotal
}

function stageOf(total: CompleteTotal, key: string) {
  const found = total.stages.find(({ stage }) => stage === key)
  if (!found) throw new RangeError(`A tie rule names a stage that is not there: ${key}`)
  return found.result
}

function named(values: ReadonlyMap<string, Rational>, id: string): Rational {
  const value = values.get(id)
  if (!value) throw new RangeError(`A tie rule names a mark that is not there: ${id}`)
  return value
}

/** The value a tie rule compares, in marks; null for the rules that compare none. */
function tieValue(rule: TieRule, total: CompleteTotal): Rational | null {
  switch (rule.by) {
    case 'stage':
      return stageOf(total, rule.stage).score
    case 'criterion':
      return named(stageOf(total, rule.stage).criteria, rule.criterion)
    case 'aspect':
      return named(stageOf(total, rule.stage).aspects, rule.aspect)
    case 'unroundedTotal':
      return total.unroundedTotal
    case 'equal':
    case 'decision':
      return null
  }
}

/** First in the decision is highest; whoever is not in it comes after all who are. */
function decisionKey(id: string, decision: readonly string[]): Rational {
  const place = decision.indexOf(id)
  return fromInteger(-(place < 0 ? decision.length : place))
}

/**
 * The keys an entry is ranked by: its total, then one for each tie rule in order. Higher is
 * always better, so a rule that prefers lower values gives the negative. `equal` adds no key:
 * entries that are level there share the rank.
 *
 * Practice: ties are ordered lists, for example time, practical, theory, equal rank (Guzhen lamp
 * contest), or no shared ranks at all (Hainan), which takes a decision.
 *
 * @param decision entry ids in the order the chief judge recorded, best first
 * @throws RangeError when a tie rule names something the rule set does not have
 */
export function rankKeys(
  ruleSet: Pick<RuleSet, 'ties'>,
  entry: RankedEntry,
  decision: readonly string[] = [],
): readonly Rational[] {
  const keys = [entry.total.total]
  for (const rule of ruleSet.ties) {
    if (rule.by === 'equal') break
    const value = tieValue(rule, entry.total)
    if (value === null || !('prefer' in rule)) keys.push(decisionKey(entry.id, decision))
    else keys.push(rule.prefer === 'lower' ? negate(value) : value)
  }
  return keys
}

/** The index of the first key in which the two differ, or -1 when they are level throughout. */
export function firstDifference(a: readonly Rational[], b: readonly Rational[]): number {
  return a.findIndex((key, index) => {
    const other = b[index]
    return other === undefined || compare(key, other) !== 0
  })
}

/** Negative when `a` ranks before `b`, zero when they share the rank; fit for `Array.sort`. */
export function compareKeys(a: readonly Rational[], b: readonly Rational[]): number {
  for (const [index, key] of a.entries()) {
    const other = b[index]
    const order = other === undefined ? 0 : compare(other, key)
    if (order !== 0) return order
  }
  return 0
}
