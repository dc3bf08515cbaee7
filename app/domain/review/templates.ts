/**
 * Review schemes to start from; an organiser changes what is done differently there. The cap on
 * "excellent" of one fifth and three months to rectify are those of published city methods.
 */
import type { ReviewScheme } from './scheme'
import { judged } from './templateParts'
import { RUBRIC } from './templateRubric'

/** The yearly review of star-rated studios: excellent at most one fifth, pass, fail. */
export const YEARLY_REVIEW: ReviewScheme = {
  template: 'yearlyReview',
  version: '2021.2',
  title: { zh: '星级创新工作室年度复核', en: 'Yearly review of star-rated studios' },
  kind: 'review',
  scope: {
    levels: ['city'],
    stars: [1, 2, 3, 4, 5],
    namedBefore: null,
    statuses: ['active', 'rectifying'],
  },
  stages: (
    [
      'selfAssessment',
      'zoneCheck',
      'paper',
      'siteVisit',
      'live',
      'meeting',
      'notice',
      'decision',
    ] as const
  ).map((key) => ({ key, deadline: null })),
  declared: [
    { key: 'highlySkilled', title: { zh: '培养高技能人才人数', en: 'Highly skilled trained' } },
    {
      key: 'hasRoster',
      title: { zh: '有培养台账（1有0无）', en: 'Roster kept (1 yes, 0 no)' },
      max: 1,
    },
    { key: 'lateReports', title: { zh: '迟报次数', en: 'Late reports' } },
    { key: 'accidents', title: { zh: '责任事故起数', en: 'Accidents it is to blame for' } },
  ],
  rubric: RUBRIC,
  ratings: [
    {
      key: 'excellent',
      title: { zh: '优秀', en: 'Excellent' },
      consequences: [{ do: 'rise', by: 1, highest: 5 }],
    },
    { key: 'pass', title: { zh: '合格', en: 'Pass' }, consequences: [{ do: 'keep' }] },
    {
      key: 'fail',
      title: { zh: '不合格', en: 'Fail' },
      consequences: [
        { do: 'fall', by: 1, lowest: 0 },
        { do: 'rectify', months: 3 },
      ],
    },
  ],
  rule: {
    by: 'thresholds',
    atLeast: [
      { rating: 'excellent', points: 8500 },
      { rating: 'pass', points: 6000 },
    ],
  },
  cap: { share: { num: 20, den: 100 }, round: 'down' },
  atCut: 'meeting',
  vetoRating: 'fail',
  experts: { perStudio: 3, mostPerExpert: 30, apartFrom: 'unitAndZone' },
  notice: { unit: 'workdays', length: 5, firstDay: 'next' },
  answerIn: { unit: 'workdays', length: 5, firstDay: 'next' },
}

/**
 * Naming studios that have no star yet, with stars by quota, in the shares of Binhai's 2022 batch: 5,
 * 23 and 23 of 51.
 */
export const STAR_NAMING: ReviewScheme = {
  ...YEARLY_REVIEW,
  template: 'starNaming',
  title: { zh: '星级创新工作室命名', en: 'Naming of star-rated studios' },
  kind: 'naming',
  scope: { levels: ['county'], stars: [0], namedBefore: null, statuses: ['active'] },
  ratings: ([3, 2, 1] as const)
    .map((star) => ({
      key: `star${star}`,
      title: {
        zh: `${'一二三'.charAt(star - 1)}星级`,
        en: star === 1 ? '1 star' : `${star} stars`,
      },
      consequences: [
        { do: 'setLevel' as const, level: 'city' as const },
        { do: 'setStar' as const, star },
      ],
    }))
    .concat({ key: 'none', title: { zh: '不予命名', en: 'Not named' }, consequences: [] }),
  rule: {
    by: 'quotas',
    quotas: [
      { rating: 'star3', atLeast: 8500, share: { num: 10, den: 100 }, round: 'down' },
      { rating: 'star2', atLeast: 7500, share: { num: 45, den: 100 }, round: 'down' },
      { rating: 'star1', atLeast: 6000, share: { num: 45, den: 100 }, round: 'up' },
    ],
  },
  cap: null,
  vetoRating: 'none',
}

/**
 * The list of city studios put forward to the province, after the province's method of 2021: a year
 * without a result excludes, and papers and a visit decide without a presentation. The city decides
 * once the province has named them; from then on they are provincial.
 */
export const PROMOTION: ReviewScheme = {
  ...YEARLY_REVIEW,
  template: 'promotion',
  title: { zh: '推荐晋升省级创新工作室', en: 'Promotion to provincial studio' },
  kind: 'promotion',
  scope: { levels: ['city'], stars: [3, 4, 5], namedBefore: null, statuses: ['active'] },
  stages: YEARLY_REVIEW.stages.filter(({ key }) => key !== 'live'),
  rubric: {
    ...RUBRIC,
    sections: RUBRIC.sections.map((section) =>
      section.id === 'effect'
        ? {
            ...section,
            items: [judged('paper', 'spreading', '推广与交流', 'Spreading and exchange', 2000)],
          }
        : section,
    ),
    judging: RUBRIC.judging.filter(({ key }) => key !== 'live'),
    vetoes: [
      ...RUBRIC.vetoes,
      {
        id: 'noResult',
        title: { zh: '一年内没有成果', en: 'No result within the year' },
        figure: 'achievements',
        is: 'below',
        limit: 1,
      },
    ],
  },
  ratings: [
    {
      key: 'recommended',
      title: { zh: '推荐', en: 'Recommended' },
      consequences: [{ do: 'setLevel', level: 'province' }],
    },
    { key: 'reserve', title: { zh: '备选', en: 'In reserve' }, consequences: [{ do: 'keep' }] },
    {
      key: 'notRecommended',
      title: { zh: '不予推荐', en: 'Not recommended' },
      consequences: [{ do: 'keep' }],
    },
  ],
  rule: {
    by: 'quotas',
    quotas: [
      { rating: 'recommended', atLeast: 8000, share: { num: 20, den: 100 }, round: 'down' },
      { rating: 'reserve', atLeast: 7000, share: { num: 10, den: 100 }, round: 'up' },
    ],
  },
  cap: null,
  vetoRating: 'notRecommended',
}

/** What a cycle can be opened from. */
export const REVIEW_TEMPLATES: readonly ReviewScheme[] = [YEARLY_REVIEW, STAR_NAMING, PROMOTION]
