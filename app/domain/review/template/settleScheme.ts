import type { Units } from '../../contest/ruleSet'
import { formulaBounds } from '../formulaBounds'
import type { JudgedItem, MeasuredItem } from '../rubric'
import { REVIEW_STAGES, type RatingRule, type ReviewScheme, type ReviewStageKey } from '../scheme'
import { newJudging } from './newParts'

/** Of the notice, and of the answers to objections. */
const PERIOD = { unit: 'workdays', length: 5, firstDay: 'next' } as const

/**
 * What follows from the rest of a scheme and is never typed: an indicator is worth what its formula
 * gives at most, every judging stage has a seat for each expert, the rule has a line for every
 * rating but the last, a veto leads to a rating that there is, and a period goes with the notice.
 */
export function settleScheme(scheme: ReviewScheme): ReviewScheme {
  const { rubric, experts, ratings } = scheme
  const hasNotice = scheme.stages.some(({ key }) => key === 'notice')
  const last = ratings.at(-1)?.key ?? scheme.vetoRating
  return {
    ...scheme,
    rule: followingRule(scheme),
    vetoRating: ratings.some(({ key }) => key === scheme.vetoRating) ? scheme.vetoRating : last,
    notice: hasNotice ? (scheme.notice ?? PERIOD) : null,
    answerIn: scheme.answerIn ?? PERIOD,
    rubric: {
      ...rubric,
      sections: rubric.sections.map((section) => ({ ...section, items: section.items.map(worth) })),
      judging: rubric.judging.map((one) => ({ ...one, seats: experts.perStudio })),
    },
  }
}

function worth(item: MeasuredItem | JudgedItem): MeasuredItem | JudgedItem {
  if (item.kind === 'judged') return item
  return { ...item, max: Math.max(0, formulaBounds(item.formula)?.most ?? item.max) }
}

/** A rating without a line gets half of what the one above it needs, or no share. */
function followingRule({ rule, ratings, rubric }: ReviewScheme): RatingRule {
  const keys = ratings.slice(0, -1).map(({ key }) => key)
  if (rule.by === 'quotas') {
    const none = { atLeast: null, share: { num: 0, den: 100 }, round: 'down' } as const
    const lineOf = (rating: string) =>
      rule.quotas.find((line) => line.rating === rating) ?? { rating, ...none }
    return { by: 'quotas', quotas: keys.map(lineOf) }
  }
  let above: Units = rubric.total
  const whole = 10 ** rubric.places
  const atLeast = keys.map((rating) => {
    const line = rule.atLeast.find((one) => one.rating === rating)
    above = line?.points ?? Math.floor(above / 2 / whole) * whole
    return { rating, points: above }
  })
  return { by: 'thresholds', atLeast }
}

/**
 * The scheme with these stages and no others. What experts score in a stage that is left out stays,
 * and does not add up until it is given to another stage.
 */
export function withStages(scheme: ReviewScheme, keys: readonly ReviewStageKey[]): ReviewScheme {
  const { stages, rubric, experts } = scheme
  const chosen = REVIEW_STAGES.filter((key) => keys.includes(key))
  const judging = chosen.flatMap((key) => {
    const before = rubric.judging.find((one) => one.key === key)
    return before ?? newJudging(key, experts.perStudio) ?? []
  })
  return settleScheme({
    ...scheme,
    stages: chosen.map((key) => stages.find((one) => one.key === key) ?? { key, deadline: null }),
    rubric: { ...rubric, judging },
  })
}
