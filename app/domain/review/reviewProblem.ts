import type { ProblemCode } from '../contest/ruleSetProblem'

/** What does not add up in a review scheme, beside what the contest's checks find. */
export type ReviewProblemCode =
  | ProblemCode
  | 'scopeEmpty'
  | 'dateInvalid'
  | 'starInvalid'
  | 'stagesInvalid'
  | 'deadlinesOutOfOrder'
  | 'deadlinePast'
  | 'sectionWeight'
  | 'rubricTotal'
  | 'pointsInvalid'
  | 'formulaInvalid'
  | 'formulaNotMax'
  | 'formulaNegative'
  | 'unknownFigure'
  | 'unknownJudging'
  | 'judgingUnused'
  | 'judgingNotAStage'
  | 'rangeInvalid'
  | 'ratingsTooFew'
  | 'unknownRating'
  | 'ruleDoesNotFollowRatings'
  | 'thresholdsOverlap'
  | 'thresholdOutOfReach'
  | 'quotaInvalid'
  | 'quotasAboveOne'
  | 'capWithQuotas'
  | 'consequenceInvalid'
  | 'consequencesContradict'
  | 'expertsInvalid'
  | 'expertsNotSeats'
  | 'noticeMissing'
  | 'answerInInvalid'
  | 'noticeUnused'

export interface ReviewProblem {
  readonly code: ReviewProblemCode
  /** Where it is, with indexes: `rubric.sections.1.items.0`. */
  readonly path: string
  readonly params: Readonly<Record<string, string | number>>
}

export type ReportReview = (
  code: ReviewProblemCode,
  path: string,
  params?: ReviewProblem['params'],
) => void
