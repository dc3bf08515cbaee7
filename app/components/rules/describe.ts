import type { TFunction } from 'i18next'
import type { Combination, LocalText, Ratio, Rounding } from '~/domain/contest/ruleSet'
import type { RuleSummary, TieSummary } from '~/domain/contest/ruleSummary'

type T = TFunction<'board'>
type Pick = (text: LocalText) => string

/** A weight as a percentage where it is a whole one, else as a fraction. */
export function weightText({ num, den }: Ratio): string {
  const percent = (num * 100) / den
  return Number.isInteger(percent) ? `${percent}%` : `${num}/${den}`
}

/** How the marks of the seats become one, such as 去掉一个最高分和一个最低分取平均. */
export function combinationText(combination: Combination, t: T): string {
  const { method, dropHigh, dropLow } = combination
  if (method !== 'trimmedMean') return t(`board:rule.${method}`)
  if (dropHigh === 1 && dropLow === 1) return t('board:rule.dropOneEach')
  if (dropHigh === dropLow && dropHigh > 0) return t('board:rule.dropManyEach', { count: dropHigh })
  return [
    dropHigh > 0 ? t('board:rule.dropHigh', { count: dropHigh }) : '',
    dropLow > 0 ? t('board:rule.dropLow', { count: dropLow }) : '',
    t('board:rule.mean'),
  ].join('')
}

/** What one tie rule compares, such as 实操成绩 or 用时（少者优先）. */
export function tieText({ rule, title }: TieSummary, t: T, pick: Pick): string {
  const name = title ? pick(title) : ''
  switch (rule.by) {
    case 'equal':
      return t('board:rule.tie.equal')
    case 'decision':
      return t('board:rule.tie.decision')
    case 'unroundedTotal':
      return t('board:rule.tie.unrounded')
    case 'stage':
      return t(rule.prefer === 'higher' ? 'board:rule.tie.stage' : 'board:rule.tie.lower', { name })
    default:
      return t(rule.prefer === 'higher' ? 'board:rule.tie.higher' : 'board:rule.tie.lower', {
        name,
      })
  }
}

/** The ties in one clause: 同分比实操成绩，再比理论成绩，仍同分则并列. */
export function tiesText(ties: readonly TieSummary[], t: T, pick: Pick): string {
  const compared = ties.filter(({ rule }) => rule.by !== 'equal' && rule.by !== 'decision')
  const last = ties.at(-1)
  const decided = last?.rule.by === 'decision'
  if (compared.length === 0) return t(decided ? 'board:rule.tiesDecided' : 'board:rule.tiesEqual')
  const list = compared.map((tie) => tieText(tie, t, pick)).join(t('board:rule.then'))
  return t(decided ? 'board:rule.tiesThenDecided' : 'board:rule.tiesThenEqual', { list })
}

/** The rule set in one line, for the foot of a hall screen. */
export function ruleLine(rules: RuleSummary, t: T, pick: Pick): string {
  const ways = rules.stages
    .filter(({ seats }) => seats > 1)
    .map(({ combination }) => combinationText(combination, t))
  const way = [...new Set(ways)].join(t('board:rule.comma'))
  const [first] = rules.ties
  const tie =
    first && first.rule.by !== 'equal' && first.rule.by !== 'decision'
      ? t('board:rule.tiesShort', { what: tieText(first, t, pick) })
      : tiesText(rules.ties, t, pick)
  return [way, tie].filter(Boolean).join(t('board:rule.comma'))
}

/** A rounding in words. */
export function roundingText({ round, places }: Rounding, t: T): string {
  return t(`board:rule.round.${round}`, { count: places })
}
