/**
 * Review schemes to start from; an organiser changes what is done differently there. The rubric
 * follows the indicators of a city's skill-master studios (premises, support, results, spreading,
 * at least ten apprentices a year less one point for each short), the cap on "excellent" of one
 * fifth, three months to rectify and the bar of six years are those of published city methods.
 */
import type { Judgement, Rounding, Units } from '../contest/ruleSet'
import type { Judging, JudgedItem, Rubric } from './rubric'
import type { ReviewScheme } from './scheme'

const twoDecimals: Rounding = { round: 'halfUp', places: 2 }
const exact: Rounding = { round: 'none', places: 0 }

const benchmarks: Judgement['benchmarks'] = [
  { zh: '未开展或无材料', en: 'Not done, or nothing to show' },
  { zh: '基本达到要求', en: 'Meets the requirement in the main' },
  { zh: '达到要求，部分突出', en: 'Meets the requirement, stands out in part' },
  { zh: '全面突出，可作示范', en: 'Outstanding throughout, an example to others' },
]

/** A criterion on four written levels worth nothing, half, four fifths and all of `max`. */
function judged(stage: string, id: string, zh: string, en: string, max: Units): JudgedItem {
  const marks: Judgement['marks'] = [0, max / 2, (max * 4) / 5, max]
  const aspect: Judgement = { kind: 'judgement', id, title: { zh, en }, marks, benchmarks }
  return { kind: 'judged', stage, aspect, evidence: stage === 'paper' ? 'required' : 'none' }
}

/** Three experts, their mean; levels more than one apart are looked at again. */
function judging(key: string, zh: string, en: string): Judging {
  return {
    key,
    title: { zh, en },
    seats: 3,
    combination: { at: 'aspect', method: 'mean', dropHigh: 0, dropLow: 0, minKept: 2 },
    rounding: { panel: twoDecimals, sum: exact },
    deviations: [{ level: 'aspect', range: 'levels', limit: 1 }],
  }
}

const rubric: Rubric = {
  places: 2,
  total: 10_000,
  sections: [
    {
      id: 'base',
      title: { zh: '基础条件', en: 'Foundations' },
      weight: 2500,
      items: [
        judged('siteVisit', 'premises', '场地与设备', 'Premises and equipment', 1500),
        judged('paper', 'rules', '制度与计划', 'Rules and plans', 1000),
      ],
    },
    {
      id: 'results',
      title: { zh: '创新成果', en: 'Results' },
      weight: 3500,
      items: [
        {
          kind: 'measured',
          id: 'achievements',
          title: { zh: '当年成果数量', en: "The year's results" },
          max: 1000,
          formula: { kind: 'each', figure: 'achievements', per: 1, points: 250, cap: 1000 },
          evidence: 'required',
        },
        {
          kind: 'measured',
          id: 'converted',
          title: { zh: '成果转化率', en: 'Share of results in use' },
          max: 500,
          formula: {
            kind: 'share',
            figure: 'converted',
            of: 'achievements',
            full: 500,
            whenNone: 0,
          },
          evidence: 'required',
        },
        {
          kind: 'measured',
          id: 'benefit',
          title: { zh: '经济效益', en: 'Economic benefit' },
          max: 500,
          formula: {
            kind: 'steps',
            figure: 'benefitFen',
            steps: [
              { from: 0, points: 0 },
              { from: 10_000_000, points: 250 },
              { from: 50_000_000, points: 400 },
              { from: 100_000_000, points: 500 },
            ],
          },
          evidence: 'required',
        },
        judged('paper', 'novelty', '创新水平', 'Level of innovation', 1500),
      ],
    },
    {
      id: 'people',
      title: { zh: '传帮带', en: 'Passing skills on' },
      weight: 2000,
      items: [
        {
          kind: 'measured',
          id: 'apprentices',
          title: { zh: '带徒人数', en: 'Apprentices' },
          max: 1000,
          formula: {
            kind: 'shortfall',
            figure: 'apprentices',
            target: 10,
            full: 1000,
            minus: 100,
            floor: 0,
          },
          evidence: 'required',
        },
        {
          kind: 'measured',
          id: 'skilled',
          title: { zh: '培养高技能人才', en: 'Highly skilled workers trained' },
          max: 1000,
          formula: {
            kind: 'sum',
            parts: [
              {
                kind: 'shortfall',
                figure: 'highlySkilled',
                target: 3,
                full: 1000,
                minus: 300,
                floor: 0,
              },
              {
                kind: 'steps',
                figure: 'hasRoster',
                steps: [
                  { from: 0, points: -200 },
                  { from: 1, points: 0 },
                ],
              },
            ],
            floor: 0,
            cap: 1000,
          },
          evidence: 'required',
        },
      ],
    },
    {
      id: 'effect',
      title: { zh: '示范作用', en: 'Example to others' },
      weight: 2000,
      items: [judged('live', 'spreading', '推广与交流', 'Spreading and exchange', 2000)],
    },
  ],
  judging: [
    judging('paper', '书面评审', 'Paper review'),
    judging('siteVisit', '实地考察', 'Site visit'),
    judging('live', '现场答辩', 'Live presentation'),
  ],
  bonus: {
    items: [
      {
        id: 'patents',
        title: { zh: '发明专利', en: 'Patents' },
        formula: { kind: 'each', figure: 'kind.patent', per: 1, points: 200, cap: 400 },
      },
    ],
    cap: 500,
  },
  deductions: [
    {
      id: 'lateReports',
      title: { zh: '迟报', en: 'Late reports' },
      formula: { kind: 'each', figure: 'lateReports', per: 1, points: 100, cap: 300 },
    },
  ],
  floor: 0,
  ceiling: 10_000,
  vetoes: [
    {
      id: 'accident',
      title: { zh: '发生安全生产责任事故', en: 'An accident it is to blame for' },
      figure: 'accidents',
      is: 'atLeast',
      limit: 1,
    },
  ],
  rounding: { item: twoDecimals, total: twoDecimals },
}

/** The yearly review of star-rated studios: excellent at most one fifth, pass, fail. */
export const YEARLY_REVIEW: ReviewScheme = {
  template: 'yearlyReview',
  version: '2021.1',
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
    { key: 'hasRoster', title: { zh: '有培养台账（1有0无）', en: 'Roster kept (1 yes, 0 no)' } },
    { key: 'lateReports', title: { zh: '迟报次数', en: 'Late reports' } },
    { key: 'accidents', title: { zh: '责任事故起数', en: 'Accidents it is to blame for' } },
  ],
  rubric,
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
}

/** Naming new studios with stars by quota, in the shares of Binhai's 2022 batch: 5, 23 and 23 of 51. */
export const STAR_NAMING: ReviewScheme = {
  ...YEARLY_REVIEW,
  template: 'starNaming',
  title: { zh: '星级创新工作室命名', en: 'Naming of star-rated studios' },
  kind: 'naming',
  scope: { levels: ['county'], stars: [], namedBefore: null, statuses: ['active'] },
  ratings: ([3, 2, 1] as const)
    .map((star) => ({
      key: `star${star}`,
      title: { zh: `${'一二三'.charAt(star - 1)}星级`, en: `${star} stars` },
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
