/**
 * The sample cycles of the demo: one cycle in each stage, for the year that runs.
 * Each open cycle has studios of its own, since a studio has one open review at a time.
 */
import type { LocalText } from '../../app/domain/contest/ruleSet'
import type { CyclePhase } from '../../app/domain/review/cycleLifecycle'
import type { ReviewScheme } from '../../app/domain/review/scheme'
import { STAR_NAMING, YEARLY_REVIEW } from '../../app/domain/review/templates'
import type { StudioLevel } from '../../app/domain/studio/events'

export interface CyclePlan {
  key: string
  scheme: ReviewScheme
  /** As far as it is taken. */
  phase: CyclePhase
}

const STARS = ['〇', '一', '二', '三', '四', '五']

/** Evidence is asked for where a visitor of the demo may file; elsewhere the samples have none. */
function withoutEvidence(scheme: ReviewScheme): ReviewScheme {
  const sections = scheme.rubric.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => ({ ...item, evidence: 'none' as const })),
  }))
  const bonus = {
    ...scheme.rubric.bonus,
    items: scheme.rubric.bonus.items.map((item) => ({ ...item, evidence: 'none' as const })),
  }
  return { ...scheme, rubric: { ...scheme.rubric, sections, bonus } }
}

function review(
  title: LocalText,
  levels: readonly StudioLevel[],
  stars: readonly number[],
): ReviewScheme {
  const scope = { ...YEARLY_REVIEW.scope, levels, stars }
  return withoutEvidence({ ...YEARLY_REVIEW, title, scope })
}

function starsOnly(star: number): ReviewScheme {
  const title = {
    zh: `${STARS[star] ?? ''}星级创新工作室年度复核`,
    en: `Yearly review of ${star}-star studios`,
  }
  return review(title, ['city'], [star])
}

const naming: ReviewScheme = withoutEvidence(STAR_NAMING)

/** City studios without a star apply for their first one, by thresholds: no review of a year. */
const firstStars: ReviewScheme = {
  ...naming,
  title: { zh: '创新工作室首次定星', en: 'First rating of studios' },
  scope: { ...naming.scope, levels: ['city'] },
  ratings: [
    {
      key: 'two',
      title: { zh: '二星级', en: 'Two stars' },
      consequences: [{ do: 'setStar', star: 2 }],
    },
    {
      key: 'one',
      title: { zh: '一星级', en: 'One star' },
      consequences: [{ do: 'setStar', star: 1 }],
    },
    { key: 'none', title: { zh: '暂不定星', en: 'No star yet' }, consequences: [{ do: 'keep' }] },
  ],
  rule: {
    by: 'thresholds',
    atLeast: [
      { rating: 'two', points: 7500 },
      { rating: 'one', points: 6000 },
    ],
  },
}

const fourStars = starsOnly(4)

export const OPEN_CYCLES: readonly CyclePlan[] = [
  {
    key: 'promotion',
    scheme: {
      ...naming,
      template: 'promotion',
      kind: 'promotion',
      title: { zh: '县级创新工作室晋升市级', en: 'Promotion from county to city level' },
    },
    phase: 'preparing',
  },
  {
    key: 'four',
    // The demo's lead files here, with evidence and without a last day.
    scheme: { ...YEARLY_REVIEW, title: fourStars.title, scope: fourStars.scope },
    phase: 'selfAssessment',
  },
  { key: 'one', scheme: starsOnly(1), phase: 'zoneCheck' },
  { key: 'two', scheme: starsOnly(2), phase: 'paper' },
  { key: 'three', scheme: starsOnly(3), phase: 'siteVisit' },
  { key: 'five', scheme: starsOnly(5), phase: 'live' },
  {
    key: 'province',
    scheme: review(
      { zh: '省级创新工作室年度复核', en: 'Yearly review of provincial studios' },
      ['province'],
      [1, 2, 3, 4, 5],
    ),
    phase: 'meeting',
  },
  { key: 'naming', scheme: naming, phase: 'notice' },
  { key: 'first', scheme: firstStars, phase: 'decision' },
]

/** With a last day for self-assessments: what is filed after it is late. */
export function filedBy(scheme: ReviewScheme, day: string): ReviewScheme {
  const stages = scheme.stages.map((stage) =>
    stage.key === 'selfAssessment' ? { ...stage, deadline: day } : stage,
  )
  return { ...scheme, stages }
}

/** How ratings were given in the years before this software: results entered from paper. */
export const PAST_SCHEME: ReviewScheme = {
  ...withoutEvidence(YEARLY_REVIEW),
  version: '2018.1',
  title: { zh: '星级创新工作室年度复核（纸质结果补录）', en: 'Yearly review, entered from paper' },
  scope: {
    ...YEARLY_REVIEW.scope,
    levels: ['city', 'province'],
  },
  ratings: [
    {
      key: 'excellent',
      title: { zh: '优秀', en: 'Excellent' },
      consequences: [{ do: 'rise', by: 1, highest: 5 }],
    },
    { key: 'pass', title: { zh: '合格', en: 'Pass' }, consequences: [{ do: 'keep' }] },
    {
      key: 'basic',
      title: { zh: '基本合格', en: 'Basic' },
      consequences: [{ do: 'fall', by: 1, lowest: 0 }],
    },
    {
      key: 'fail',
      title: { zh: '不合格', en: 'Fail' },
      consequences: [{ do: 'rectify', months: 3 }],
    },
  ],
  rule: {
    by: 'thresholds',
    atLeast: [
      { rating: 'excellent', points: 8500 },
      { rating: 'pass', points: 7000 },
      { rating: 'basic', points: 6000 },
    ],
  },
}
