/** Schemes for tests of what comes before and after the experts' scoring. */
import type { ReviewScheme } from '~/domain/review/scheme'
import { STAR_NAMING, YEARLY_REVIEW } from '~/domain/review/templates'

const JUDGED: readonly string[] = ['paper', 'siteVisit', 'live']

/** A yearly review without experts: the register's figures alone decide. */
export const PAPERLESS: ReviewScheme = {
  ...YEARLY_REVIEW,
  stages: YEARLY_REVIEW.stages.filter(({ key }) => !JUDGED.includes(key)),
  rubric: {
    ...YEARLY_REVIEW.rubric,
    judging: [],
    sections: YEARLY_REVIEW.rubric.sections
      .map((section) => ({
        ...section,
        items: section.items.filter(({ kind }) => kind === 'measured'),
      }))
      .filter(({ items }) => items.length > 0)
      .map((section) => ({ ...section, weight: 2000 })),
    total: 4000,
    ceiling: 4000,
  },
  rule: {
    by: 'thresholds',
    atLeast: [
      { rating: 'excellent', points: 3900 },
      { rating: 'pass', points: 0 },
    ],
  },
}

/** A naming for which the studios of the test register can apply. */
export const NAMING: ReviewScheme = {
  ...STAR_NAMING,
  scope: { ...STAR_NAMING.scope, levels: ['city'], stars: [] },
}

/** The same without experts: whoever has any points is named. */
export const PAPERLESS_NAMING: ReviewScheme = {
  ...NAMING,
  stages: PAPERLESS.stages,
  rubric: PAPERLESS.rubric,
  rule: {
    by: 'quotas',
    quotas: [
      { rating: 'star3', atLeast: null, share: { num: 1, den: 1 }, round: 'down' },
      { rating: 'star2', atLeast: null, share: { num: 0, den: 1 }, round: 'down' },
      { rating: 'star1', atLeast: null, share: { num: 0, den: 1 }, round: 'down' },
    ],
  },
}

/** The scheme with this last day for one of its stages. */
export function withDeadline(
  scheme: ReviewScheme,
  key: ReviewScheme['stages'][number]['key'],
  deadline: string,
): ReviewScheme {
  const stages = scheme.stages.map((stage) => (stage.key === key ? { ...stage, deadline } : stage))
  return { ...scheme, stages }
}
