import { compare, fromRatio, one, sum } from '../arithmetic/rational'
import { checkUnique, isCount } from '../contest/checkScheme'
import type { Ratio } from '../contest/ruleSet'
import { isPeriod } from '../notice/period'
import { isDate } from '../notice/workCalendar'
import { checkRubric } from './checkRubric'
import type { ReportReview, ReviewProblem } from './reviewProblem'
import {
  FIXED_STAGES,
  MOST_STARS,
  REVIEW_STAGES,
  type Consequence,
  type ReviewScheme,
} from './scheme'

/**
 * What does not add up in a review scheme, in its order; empty when a cycle can be opened with it.
 *
 * @param registerFigures the keys of the figures that the register gives
 */
export function checkReviewScheme(
  scheme: ReviewScheme,
  registerFigures: readonly string[],
): ReviewProblem[] {
  const problems: ReviewProblem[] = []
  const report: ReportReview = (code, path, params = {}) => {
    problems.push({ code, path, params })
  }
  checkScope(scheme, report)
  checkStages(scheme, report)
  const figures = [...registerFigures, ...scheme.declared.map(({ key }) => key)]
  checkUnique(figures, 'declared', report)
  checkRubric(scheme.rubric, figures, report)
  checkRatings(scheme, report)
  checkRule(scheme, report)
  checkExperts(scheme, report)
  checkNotice(scheme, report)
  return problems
}

/**
 * As `checkReviewScheme`, of a cycle that would be opened on this day: last days that are over are
 * of another year's template.
 *
 * @param today the day in Asia/Shanghai
 */
export function checkOpening(
  scheme: ReviewScheme,
  registerFigures: readonly string[],
  today: string,
): ReviewProblem[] {
  const past = scheme.stages.flatMap(({ key, deadline }, index): ReviewProblem[] => {
    const path = `stages.${index}.deadline`
    const isPast = deadline !== null && isDate(deadline) && deadline < today
    return isPast ? [{ code: 'deadlinePast', path, params: { stage: key } }] : []
  })
  return [...checkReviewScheme(scheme, registerFigures), ...past]
}

function checkScope({ scope, kind }: ReviewScheme, report: ReportReview): void {
  // An application may be open to studios of any star; a review says whom it obliges.
  const needsStars = kind === 'review' && scope.stars.length === 0
  if (scope.levels.length === 0 || scope.statuses.length === 0 || needsStars) {
    report('scopeEmpty', 'scope')
  }
  for (const star of scope.stars) if (!isStar(star)) report('starInvalid', 'scope.stars', { star })
  if (scope.namedBefore !== null && !isDate(scope.namedBefore)) {
    report('dateInvalid', 'scope.namedBefore', { date: scope.namedBefore })
  }
}

function checkStages({ stages, rubric }: ReviewScheme, report: ReportReview): void {
  const keys = stages.map(({ key }) => key)
  const places = keys.map((key) => REVIEW_STAGES.indexOf(key))
  const inOrder = places.every((place, index) => place > (places[index - 1] ?? -1))
  const whole = FIXED_STAGES.every((key) => keys.includes(key))
  if (!inOrder || !whole) report('stagesInvalid', 'stages')
  let before = ''
  stages.forEach(({ key, deadline }, index) => {
    if (deadline === null) return
    const path = `stages.${index}.deadline`
    if (!isDate(deadline)) report('dateInvalid', path, { date: deadline })
    else if (deadline < before) report('deadlinesOutOfOrder', path, { stage: key })
    else before = deadline
  })
  const judged: readonly string[] = rubric.judging.map(({ key }) => key)
  for (const key of ['paper', 'siteVisit', 'live'] as const) {
    if (keys.includes(key) !== judged.includes(key)) {
      report('judgingNotAStage', 'stages', { stage: key })
    }
  }
  for (const key of judged) {
    if (!['paper', 'siteVisit', 'live'].includes(key)) {
      report('judgingNotAStage', 'rubric.judging', { stage: key })
    }
  }
}

function checkRatings({ ratings, vetoRating }: ReviewScheme, report: ReportReview): void {
  const keys = ratings.map(({ key }) => key)
  checkUnique(keys, 'ratings', report)
  if (ratings.length < 2) report('ratingsTooFew', 'ratings', { ratings: ratings.length })
  if (!keys.includes(vetoRating)) report('unknownRating', 'vetoRating', { rating: vetoRating })
  ratings.forEach(({ consequences }, index) => {
    consequences.forEach((consequence, place) => {
      if (isSound(consequence)) return
      const path = `ratings.${index}.consequences.${place}`
      report('consequenceInvalid', path, { do: consequence.do })
    })
    const touched = consequences.map(touches)
    if (new Set(touched).size < touched.length) {
      report('consequencesContradict', `ratings.${index}.consequences`)
    }
  })
}

function isSound(consequence: Consequence): boolean {
  switch (consequence.do) {
    case 'rise':
      return isCount(consequence.by, 1) && isStar(consequence.highest)
    case 'fall':
      return isCount(consequence.by, 1) && isStar(consequence.lowest)
    case 'setStar':
      return isStar(consequence.star)
    case 'rectify':
      return isCount(consequence.months, 1)
    case 'remove':
      return isCount(consequence.barYears, 0)
    case 'keep':
    case 'setLevel':
      return true
  }
}

/** What a consequence changes; two that change the same thing contradict each other. */
function touches(consequence: Consequence): 'level' | 'status' | 'star' {
  if (consequence.do === 'setLevel') return 'level'
  return consequence.do === 'rectify' || consequence.do === 'remove' ? 'status' : 'star'
}

function checkRule({ rule, ratings, rubric, cap }: ReviewScheme, report: ReportReview): void {
  const lines = rule.by === 'thresholds' ? rule.atLeast : rule.quotas
  const named = lines.map(({ rating }) => rating)
  const expected = ratings.slice(0, -1).map(({ key }) => key)
  if (named.join('\n') !== expected.join('\n')) report('ruleDoesNotFollowRatings', 'rule')
  const points =
    rule.by === 'thresholds'
      ? rule.atLeast.map((line) => line.points)
      : rule.quotas.flatMap(({ atLeast }) => atLeast ?? [])
  points.forEach((least, index) => {
    const above = points[index - 1]
    const path = `rule.${index}`
    if (!isCount(least, 0) || least > rubric.ceiling) {
      report('thresholdOutOfReach', path, { points: least, ceiling: rubric.ceiling })
    }
    const overlaps =
      above !== undefined && (rule.by === 'thresholds' ? least >= above : least > above)
    if (overlaps) report('thresholdsOverlap', path, { points: least })
  })
  if (rule.by === 'quotas') {
    const shares = rule.quotas.map(({ share }) => share)
    shares.forEach((share, index) => {
      if (!isShare(share)) report('quotaInvalid', `rule.quotas.${index}`)
    })
    const whole = shares.every(isShare) ? sum(shares.map((s) => fromRatio(s.num, s.den))) : one
    if (compare(whole, one) > 0) {
      report('quotasAboveOne', 'rule.quotas', { sum: `${whole.n}/${whole.d}` })
    }
    if (cap !== null) report('capWithQuotas', 'cap')
  } else if (cap !== null && !isShare(cap.share)) report('quotaInvalid', 'cap')
}

function checkExperts({ experts, rubric }: ReviewScheme, report: ReportReview): void {
  const { perStudio, mostPerExpert } = experts
  if (!isCount(perStudio, 1) || !isCount(mostPerExpert, 1)) report('expertsInvalid', 'experts')
  for (const { key, seats } of rubric.judging) {
    if (seats !== perStudio) report('expertsNotSeats', 'experts', { stage: key, seats, perStudio })
  }
}

function checkNotice({ notice, answerIn, stages }: ReviewScheme, report: ReportReview): void {
  const hasStage = stages.some(({ key }) => key === 'notice')
  if (hasStage && (notice === null || !isPeriod(notice))) report('noticeMissing', 'notice')
  if (answerIn !== undefined && !isPeriod(answerIn)) report('answerInInvalid', 'answerIn')
  if (!hasStage && notice !== null) report('noticeUnused', 'notice')
}

function isStar(value: number): boolean {
  return isCount(value, 0) && value <= MOST_STARS
}

function isShare({ num, den }: Ratio): boolean {
  return isCount(num, 0) && isCount(den, 1) && num <= den
}
