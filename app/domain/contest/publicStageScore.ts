import { toDecimal } from '../arithmetic/rational'
import { decimalText } from './decimalText'
import type { EntrantOutcome } from './entrantOutcome'
import type { PublicSeatMark, PublicStageScore } from './publicBoard'
import type { RuleSet, StageRules } from './ruleSet'
import type { StageComplete } from './stageResult'
import type { ContestState, EntrantState } from './state'
import type { EntryTotal } from './total'

/** One stage of what a row is made of; null parts where the stage is not drawn yet. */
export interface StagePart {
  readonly rules: StageRules
  readonly entrant: EntrantState | null
  readonly outcome: EntrantOutcome | null
}

/** The decimals that a stage's score is written with. */
export function scorePlaces({ places, scheme }: StageRules): number {
  const { round, places: rounded } = scheme.rounding.factor
  return round === 'none' ? places : Math.max(places, rounded)
}

/** Only where whole sheets are combined does a seat fall away as a whole. */
function dropsOf(result: StageComplete): ReadonlyMap<string, 'high' | 'low'> {
  const whole = result.panels.find(({ panel }) => panel.level === 'stage' && panel.of === 'marks')
  return new Map(whole?.dropped.map(({ seat, side }) => [seat, side]))
}

function seatMarks(state: ContestState, rules: StageRules, result: StageComplete) {
  const dropped = dropsOf(result)
  const marks = result.perSeat.map(({ seat, subtotal }): PublicSeatMark => ({
    seat: state.seats.get(seat)?.ordinal ?? 0,
    value: toDecimal(subtotal, rules.places),
    dropped: dropped.get(seat) ?? null,
  }))
  return marks.sort((a, b) => a.seat - b.seat)
}

/** What the public sees of one stage of a row, as far as the rule set lets it. */
export function stageScore(
  state: ContestState,
  ruleSet: RuleSet,
  part: StagePart,
  total: EntryTotal,
  alone: boolean,
): PublicStageScore {
  const { key, scheme } = part.rules
  if (part.outcome?.kind !== 'complete') return { key, score: null, weighted: null, seats: null }
  const { result } = part.outcome
  const places = scorePlaces(part.rules)
  const weighted = total.stages.find(({ stage }) => stage === key)?.weighted.value
  return {
    key,
    score: decimalText(result.score, scheme.rounding.factor, places),
    weighted: alone || !weighted ? null : decimalText(weighted, ruleSet.rounding.weight, places),
    seats: ruleSet.publicMarks === 'sheets' ? seatMarks(state, part.rules, result) : null,
  }
}
