import type { Rubric } from './rubric'
import { judged, judging, twoDecimals } from './templateParts'

/**
 * Follows the indicators of a city's skill-master studios: premises, support, results, spreading,
 * at least ten apprentices a year less one point for each short.
 */
export const RUBRIC: Rubric = {
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
        evidence: 'required',
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
