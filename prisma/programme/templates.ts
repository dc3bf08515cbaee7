import type {
  Combination,
  Criterion,
  LocalText,
  Rounding,
  RuleSet,
  StageRules,
} from '../../app/domain/contest/ruleSet'
import { PLACES, criterion, measure } from './build'

const hundredths: Rounding = { round: 'halfUp', places: PLACES }
const exact: Rounding = { round: 'none', places: PLACES }
const whole = { num: 1, den: 1 }
const percent = (num: number) => ({ num, den: 100 })

/** Ranks 1 to 8 bring a zone 9, 7, 6 … 1 points: a setting of this programme, not of the field. */
const zonePoints = [9, 7, 6, 5, 4, 3, 2, 1]

const trimmed = (minKept: number): Combination => ({
  at: 'stage',
  method: 'trimmedMean',
  dropHigh: 1,
  dropLow: 1,
  minKept,
})

interface PanelStage {
  key: string
  title: LocalText
  weight: number
  seats: number
  identity: 'coded' | 'named'
  criteria: Criterion[]
  combination: Combination
  deviations: StageRules['scheme']['deviations']
}

function panelStage(stage: PanelStage): StageRules {
  return {
    key: stage.key,
    title: stage.title,
    places: PLACES,
    weight: percent(stage.weight),
    factor: whole,
    seats: stage.seats,
    identity: stage.identity,
    scheme: {
      criteria: stage.criteria,
      combination: stage.combination,
      rounding: { panel: hundredths, sum: exact, factor: hundredths },
      deductions: { at: stage.combination.at === 'stage' ? 'sheet' : 'combined', floor: 0 },
      deviations: stage.deviations,
    },
  }
}

const theorySheet = criterion('T', '理论知识', 'Theory', [
  measure({
    id: 'paper',
    zh: '机阅试卷成绩',
    en: 'Machine-marked paper',
    max: 100,
    step: 0.5,
    hint: ['按阅卷系统导出的分数录入', 'Enter the mark exported by the marking system'],
  }),
])

function theoryStage(weight: number): StageRules {
  return panelStage({
    key: 'theory',
    title: { zh: '理论知识', en: 'Theory' },
    weight,
    seats: 1,
    identity: 'named',
    criteria: [theorySheet],
    combination: { at: 'stage', method: 'mean', dropHigh: 0, dropLow: 0, minKept: 1 },
    deviations: [],
  })
}

interface VocationalOptions {
  title: LocalText
  criteria: Criterion[]
  /** Percent of theory; the practical has the rest. 30/70 is the commonest, 20/80 is in use too. */
  theory?: number
  /** Prefer the shorter time, recorded in this aspect, before the practical's own total. */
  timeAspect?: string
}

/**
 * The national vocational form: theory named and marked by machine, the practical coded before five
 * judges, one highest and one lowest dropped, mean to two decimals. Ties by practical, then theory,
 * then equal (rules of the Nanning and Guzhen contests, cited in docs/field.md).
 */
export function vocational(options: VocationalOptions): RuleSet {
  const theory = options.theory ?? 30
  return {
    template: 'vocational',
    title: options.title,
    stages: [
      theoryStage(theory),
      panelStage({
        key: 'practical',
        title: { zh: '实操', en: 'Practical' },
        weight: 100 - theory,
        seats: 5,
        identity: 'coded',
        criteria: options.criteria,
        combination: trimmed(3),
        deviations: [{ level: 'stage', range: 'units', limit: 1500 }],
      }),
    ],
    rounding: { weight: hundredths, total: hundredths },
    ties: [
      ...(options.timeAspect
        ? [
            {
              by: 'aspect' as const,
              stage: 'practical',
              aspect: options.timeAspect,
              prefer: 'lower' as const,
            },
          ]
        : []),
      { by: 'stage', stage: 'practical', prefer: 'higher' },
      { by: 'stage', stage: 'theory', prefer: 'higher' },
      { by: 'equal' },
    ],
    publicMarks: 'sheets',
    zonePoints,
  }
}

/** One coded stage alone, for rehearsals: trimmed mean from four seats on, else the mean. */
export function codedPractical(title: LocalText, criteria: Criterion[], seats: number): RuleSet {
  const mean: Combination = { at: 'stage', method: 'mean', dropHigh: 0, dropLow: 0, minKept: 1 }
  return {
    template: 'vocational',
    title,
    stages: [
      panelStage({
        key: 'practical',
        title: { zh: '实操', en: 'Practical' },
        weight: 100,
        seats,
        identity: 'coded',
        criteria,
        combination: seats < 4 ? mean : trimmed(1),
        deviations: [],
      }),
    ],
    rounding: { weight: hundredths, total: hundredths },
    ties: [{ by: 'unroundedTotal', prefer: 'higher' }, { by: 'equal' }],
    publicMarks: 'sheets',
    zonePoints,
  }
}

/**
 * WorldSkills form: one coded project, criteria lettered from A, three judging seats, judgements 0
 * to 3 combined aspect by aspect; levels more than one apart are marked again (Technical
 * Descriptions of WorldSkills 2026).
 */
export function worldSkills(title: LocalText, criteria: Criterion[]): RuleSet {
  return {
    template: 'worldskills',
    title,
    stages: [
      panelStage({
        key: 'project',
        title: { zh: '综合项目', en: 'Test project' },
        weight: 100,
        seats: 3,
        identity: 'coded',
        criteria,
        combination: { at: 'aspect', method: 'mean', dropHigh: 0, dropLow: 0, minKept: 2 },
        deviations: [{ level: 'aspect', range: 'levels', limit: 1 }],
      }),
    ],
    rounding: { weight: hundredths, total: hundredths },
    ties: [
      ...criteria.map(({ id }) => ({
        by: 'criterion' as const,
        stage: 'project',
        criterion: id,
        prefer: 'higher' as const,
      })),
      { by: 'equal' },
    ],
    publicMarks: 'stages',
    zonePoints,
  }
}

export interface OpenStage {
  key: string
  title: LocalText
  weight: number
  criteria: Criterion[]
}

interface OpenOptions {
  template: string
  title: LocalText
  seats: number
  stages: OpenStage[]
  /** Stages that separate equal totals, in this order; what is equal still is decided. */
  ties: string[]
}

/** An open contest: names and zones are known, every stage has a panel with a trimmed mean. */
export function openContest({ template, title, seats, stages, ties }: OpenOptions): RuleSet {
  return {
    template,
    title,
    stages: stages.map((stage) =>
      panelStage({
        ...stage,
        seats,
        identity: 'named',
        combination: trimmed(seats - 2),
        deviations: [{ level: 'stage', range: 'units', limit: 2000 }],
      }),
    ),
    rounding: { weight: hundredths, total: hundredths },
    ties: [
      ...ties.map((stage) => ({ by: 'stage' as const, stage, prefer: 'higher' as const })),
      { by: 'unroundedTotal', prefer: 'higher' },
      { by: 'decision' },
    ],
    publicMarks: 'sheets',
    zonePoints,
  }
}
