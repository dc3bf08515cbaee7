/** The oracle's view of marks that lie too far apart. */
import { less, minus, type Fraction } from './oracleFraction'
import { counts, groupsOf, lowered, markOf, subtotal, type OracleSheet } from './oracleStage'
import type { Deviation, StageRules } from './ruleSet'

type Reading = (sheet: OracleSheet) => Fraction | null

/** Everything that a rule compares over the seats. */
function readings(stage: StageRules, rule: Deviation): Reading[] {
  const groups = groupsOf(stage, rule.level)
  if (rule.range === 'levels') {
    const judged = groups.flatMap(({ aspects }) => aspects.filter((a) => a.kind === 'judgement'))
    return judged.map(({ id }) => (sheet) => {
      const level = sheet.marks.get(id)
      return level === undefined ? null : [BigInt(level), 1n]
    })
  }
  return groups.flatMap(({ aspects }): Reading[] => {
    const adding = aspects.filter(counts)
    const taking = aspects.filter(({ kind }) => kind === 'deduction')
    if (rule.level === 'aspect') {
      return [...adding, ...taking].map((aspect) => (sheet) => markOf(stage, aspect, sheet))
    }
    if (adding.length === 0) return []
    const { combination, deductions } = stage.scheme
    const isNet = rule.level === 'stage' && combination.at === 'stage' && deductions.at === 'sheet'
    return [
      (sheet) => {
        const plain = subtotal(stage, adding, sheet)
        const off = isNet ? subtotal(stage, taking, sheet) : null
        if (!isNet || plain === null) return plain
        return off === null ? null : lowered(stage, plain, off)
      },
    ]
  })
}

/** Whether any two sheets of one entry in one stage lie further apart than its rules allow. */
export function oracleDeviates(stage: StageRules, sheets: readonly OracleSheet[]): boolean {
  return stage.scheme.deviations.some((rule) => {
    const unit = rule.range === 'levels' ? 1n : 10n ** BigInt(stage.places)
    const limit: Fraction = [BigInt(rule.limit), unit]
    return readings(stage, rule).some((read) => {
      const values = sheets.flatMap((sheet) => {
        const value = read(sheet)
        return value === null ? [] : [value]
      })
      return values.some((high) => values.some((low) => less(limit, minus(high, low))))
    })
  })
}
