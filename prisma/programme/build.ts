import type {
  Aspect,
  Criterion,
  Deduction,
  Judgement,
  LocalText,
  Measurement,
} from '../../app/domain/contest/ruleSet'

/** Decimal places of every mark in these templates: 7.25 is 725 units. */
export const PLACES = 2

const units = (mark: number): number => Math.round(mark * 10 ** PLACES)

const text = (zh: string, en: string): LocalText => ({ zh, en })

interface MeasureOptions {
  id: string
  zh: string
  en: string
  max: number
  step: number
  hint?: [zh: string, en: string]
}

const withHint = (hint?: [string, string]): { hint?: LocalText } =>
  hint ? { hint: text(hint[0], hint[1]) } : {}

/** An aspect marked from 0 to `max` in steps of `step`, both written as marks. */
export function measure({ id, zh, en, max, step, hint }: MeasureOptions): Measurement {
  return {
    kind: 'measurement',
    id,
    title: text(zh, en),
    max: units(max),
    step: units(step),
    counts: true,
    ...withHint(hint),
  }
}

/** Seconds used: recorded for a tie rule, not summed. A second is one whole mark. */
export function seconds(id: string, zh: string, en: string, max: number): Measurement {
  return {
    kind: 'measurement',
    id,
    title: text(zh, en),
    max: units(max),
    step: units(1),
    counts: false,
    hint: text('以秒为单位如实记录，不计入总分', 'Recorded in seconds; not part of the total'),
  }
}

/** An amount taken off, from 0 to `max`. */
export function deduct({ id, zh, en, max, step, hint }: MeasureOptions): Deduction {
  return {
    kind: 'deduction',
    id,
    title: text(zh, en),
    max: units(max),
    step: units(step),
    ...withHint(hint),
  }
}

interface JudgeOptions {
  id: string
  zh: string
  en: string
  max: number
  /** What levels 0, 1, 2 and 3 look like, Chinese and English. */
  levels: [[string, string], [string, string], [string, string], [string, string]]
}

/** An aspect judged on levels 0 to 3, worth thirds of `max` rounded to the unit. */
export function judge({ id, zh, en, max, levels }: JudgeOptions): Judgement {
  const [none, meets, exceeds, excels] = levels
  return {
    kind: 'judgement',
    id,
    title: text(zh, en),
    marks: [0, Math.round(units(max) / 3), Math.round((units(max) * 2) / 3), units(max)],
    benchmarks: [text(...none), text(...meets), text(...exceeds), text(...excels)],
  }
}

/** A criterion with a single sub criterion of the same name, which is one marking form. */
export function criterion(id: string, zh: string, en: string, aspects: Aspect[]): Criterion {
  return {
    id,
    title: text(zh, en),
    subCriteria: [{ id: `${id}1`, title: text(zh, en), aspects }],
  }
}
