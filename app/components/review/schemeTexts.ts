import type { TFunction } from 'i18next'
import type { Period } from '~/domain/notice/period'
import type { LocalText } from '~/domain/contest/ruleSet'
import type { Judging, Rubric } from '~/domain/review/rubric'
import type { Consequence, Quota, ReviewScheme } from '~/domain/review/scheme'
import { weightText } from '../rules/describe'
import { pointsText } from './figureWords'

type T = TFunction<'review'>

/** What a rating of this kind of cycle does to a studio, such as 升 1 星，最高 5 星. */
export function consequenceText(
  consequence: Consequence,
  t: T,
  kind: ReviewScheme['kind'],
): string {
  switch (consequence.do) {
    case 'setStar': {
      const { star } = consequence
      const isReview = kind === 'review'
      if (star === 0) return t(`review:consequence.${isReview ? 'unrated' : 'keep'}`)
      return t(`review:consequence.${isReview ? 'setStar' : 'giveStar'}`, { star })
    }
    case 'setLevel':
      return t('review:consequence.setLevel', { level: t(`studio:level.${consequence.level}`) })
    case 'remove':
      return consequence.barYears === 0
        ? t('review:consequence.remove')
        : t('review:consequence.removeAndBar', { barYears: consequence.barYears })
    default:
      return t(`review:consequence.${consequence.do}`, { ...consequence })
  }
}

/** A share of the studios and how it becomes a number, for the texts of quotas and cap. */
export function quotaWords({ share, round }: Quota, t: T): { share: string; round: string } {
  return { share: weightText(share), round: t(`review:rating.round.${round}`) }
}

/** How long a notice stands, and from which day. */
export function periodText(period: Period | null, t: T): string {
  if (period === null) return t('review:period.none')
  const { length } = period
  if (period.unit === 'hours') return t('review:period.hours', { length })
  return t(`review:period.${period.unit}.${period.firstDay}`, { length })
}

/** When experts' marks lie too far apart. */
export function deviationTexts({ deviations }: Judging, places: number, t: T): string[] {
  return deviations.map(({ range, limit }) =>
    range === 'levels'
      ? t('review:judging.deviationLevels', { limit })
      : t('review:judging.deviationUnits', { limit: pointsText(limit, places) }),
  )
}

/** What a veto is for; a self-assessment that never came is one that no rubric lists. */
export function vetoText(
  id: string,
  { vetoes }: Rubric,
  t: T,
  pick: (text: LocalText) => string,
): string {
  const veto = vetoes.find((one) => one.id === id)
  return veto ? pick(veto.title) : t('review:veto.notFiled')
}
