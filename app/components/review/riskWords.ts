import type { TFunction } from 'i18next'
import type { LocalText } from '~/domain/contest/ruleSet'
import type { Risk, RiskKind } from '~/domain/review/risks'
import { dutyWords } from '../duty/useDutyWords'

/** What a risk is called; those that dynamic management finds have its names. */
export function riskName(t: TFunction, kind: RiskKind): string {
  return kind === 'starFell' || kind === 'ratingFell'
    ? t(`insight:risk.${kind}`)
    : t(`duty:kind.${kind}`)
}

/** A risk and the reason for it in words, for the page and for the spreadsheet. */
export function riskWords(
  t: TFunction,
  pick: (text: LocalText) => string,
  { kind, duty, decline }: Risk,
): { what: string; why: string } {
  const what = riskName(t, kind)
  if (duty) return { what, why: dutyWords(t, duty).why }
  if (decline.why === 'ratingFell') {
    const [from, to] = [pick(decline.from), pick(decline.to)]
    return { what, why: t('insight:risks.ratingFell', { from, to, day: decline.decidedOn }) }
  }
  const days = decline.decidedOn.join(t('duty:why.between'))
  const why =
    decline.times === 1
      ? t('insight:risks.starFellOnce', { days })
      : t('insight:risks.starFell', { times: decline.times, days })
  return { what, why }
}
