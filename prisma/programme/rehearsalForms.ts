import type {
  Combination,
  Criterion,
  LocalText,
  RuleSet,
  StageRules,
} from '../../app/domain/contest/ruleSet'
import { seededRandom } from '../../app/services/rehearsal/random'
import { criterion, judge, measure } from './build'
import { rehearsalRules } from './rehearsalRules'
import { firstAidCriteria } from './schemes/firstAid'
import { smartHomeCriteria } from './schemes/smartHome'
import { teachingStages } from './schemes/teaching'
import { tourGuideStages } from './schemes/tourGuide'
import { weldingCriteria } from './schemes/welding'
import { codedPractical, openContest, vocational, worldSkills } from './templates'

/** One of the forms that contests take in the field. */
export interface RehearsalForm {
  readonly name: LocalText
  readonly ruleSet: RuleSet
}

const form = (zh: string, en: string, ruleSet: RuleSet): RehearsalForm => ({
  name: { zh, en },
  ruleSet: { ...ruleSet, title: { zh: `演练规则：${zh}`, en: `Rules of a rehearsal: ${en}` } },
})

const noTitle: LocalText = { zh: '', en: '' }

/** Few marks to choose from, so that many entrants are level. */
const coarse: Criterion[] = [
  criterion('A', '作品', 'Work', [
    measure({ id: 'size', zh: '尺寸', en: 'Size', max: 10, step: 5 }),
    judge({
      id: 'look',
      zh: '外观',
      en: 'Looks',
      max: 6,
      levels: [
        ['不合格', 'Fails'],
        ['合格', 'Meets'],
        ['良好', 'Exceeds'],
        ['优秀', 'Excels'],
      ],
    }),
  ]),
]

/** Level entrants stay level. */
function equals(seats: number): RuleSet {
  const rules = codedPractical(noTitle, coarse, seats)
  return { ...rules, ties: [{ by: 'equal' }] }
}

/** Level entrants are put in order by the chief judge. */
function decided(): RuleSet {
  const key = 'work'
  const title: LocalText = { zh: '作品', en: 'Work' }
  const stages = [{ key, title, weight: 100, criteria: coarse }]
  return openContest({ template: 'open', title: noTitle, seats: 5, stages, ties: [key] })
}

/** The public sees totals only; the median of each sub criterion counts. */
function medians(): RuleSet {
  const rules = vocational({ title: noTitle, criteria: weldingCriteria })
  const combination: Combination = {
    at: 'subCriterion',
    method: 'median',
    dropHigh: 0,
    dropLow: 0,
    minKept: 2,
  }
  return {
    ...rules,
    publicMarks: 'totals',
    stages: rules.stages.map((stage): StageRules => {
      if (stage.seats === 1) return stage
      const deductions = { ...stage.scheme.deductions, at: 'combined' as const }
      return { ...stage, scheme: { ...stage.scheme, combination, deductions } }
    }),
  }
}

/** Panels get as many seats as there are judges, one stays one; drops that they cannot fill go. */
function withSeats(ruleSet: RuleSet, seats: number): RuleSet {
  const resize = (stage: StageRules): StageRules => {
    if (stage.seats === 1) return stage
    const { combination } = stage.scheme
    return {
      ...stage,
      seats,
      scheme: { ...stage.scheme, combination: fitting(combination, seats) },
    }
  }
  return { ...ruleSet, stages: ruleSet.stages.map(resize) }
}

function fitting(combination: Combination, seats: number): Combination {
  const { method, dropHigh, dropLow, minKept } = combination
  const left = seats - dropHigh - dropLow
  if (method !== 'trimmedMean' || left > 0) {
    return { ...combination, minKept: Math.max(1, Math.min(minKept, left)) }
  }
  return { ...combination, method: 'mean', dropHigh: 0, dropLow: 0, minKept: 1 }
}

/** All forms, for panels of so many judges. */
export function rehearsalForms(seats: number): RehearsalForm[] {
  const open = { title: noTitle, seats: 5, template: 'open' }
  const time = { title: noTitle, criteria: firstAidCriteria, theory: 20, timeAspect: 'time' }
  return [
    form(
      '职业技能 30/70',
      'Vocational 30/70',
      vocational({ title: noTitle, criteria: weldingCriteria }),
    ),
    form('职业技能 20/80 用时', 'Vocational 20/80 by time', vocational(time)),
    form('世赛形式', 'WorldSkills form', worldSkills(noTitle, smartHomeCriteria)),
    form(
      '讲解员',
      'Tour guides',
      openContest({ ...open, stages: tourGuideStages, ties: ['guiding'] }),
    ),
    form('教学', 'Teaching', openContest({ ...open, stages: teachingStages, ties: ['classroom'] })),
    form('去高去低', 'Highest and lowest dropped', rehearsalRules(seats)),
    form('并列', 'Equal ranks', equals(seats)),
    form('裁定名次', 'Ranks decided', decided()),
    form('中位数', 'Medians', medians()),
  ].map(({ name, ruleSet }) => ({ name, ruleSet: withSeats(ruleSet, seats) }))
}

/** The form of a rehearsal's contest: the seed orders them, and each is had before one comes again. */
export function rehearsalForm(seed: number, index: number, seats: number): RehearsalForm {
  const random = seededRandom(seed, 'forms')
  const left = rehearsalForms(seats)
  const order: RehearsalForm[] = []
  while (left.length > 0) order.push(...left.splice(random.int(0, left.length - 1), 1))
  const chosen = order[index % order.length]
  if (!chosen) throw new RangeError(`No form ${index}`)
  return chosen
}
