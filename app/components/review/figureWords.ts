import { useTranslation } from 'react-i18next'
import { fromUnits, round, toDecimal, type Rational } from '~/domain/arithmetic/rational'
import type { Units } from '~/domain/contest/ruleSet'
import { REGISTER_FIGURE_KEYS } from '~/domain/review/prefill'
import type { ReviewScheme } from '~/domain/review/scheme'
import { useLanguage, usePick } from '~/locales/useLanguage'

const MOST_DECIMALS = 6
const PEOPLE = ['members', 'apprentices', 'apprenticesPassed']

/** An exact value without needless zeros; one that has no end, such as 1/3, is marked as near. */
export function decimalText(value: Rational): string {
  for (let places = 0; places <= MOST_DECIMALS; places += 1) {
    if (10n ** BigInt(places) % value.d === 0n) return toDecimal(value, places)
  }
  return `≈ ${toDecimal(round(value, { round: 'halfUp', places: 4 }), 4)}`
}

/** Points of the rubric's smallest unit: 250 with two places is 2.5. */
export function pointsText(units: Units, places: number): string {
  return decimalText(fromUnits(units, places))
}

/** How figures are called and how their values are written. */
export interface FigureWords {
  readonly name: (key: string) => string
  /** With its unit, such as 10 人 or 100 万元. */
  readonly amount: (key: string, value: number | bigint) => string
}

/** The words for the figures of the register and for those that the scheme has declared. */
export function useFigureWords({ declared }: Pick<ReviewScheme, 'declared'>): FigureWords {
  const { t } = useTranslation('review')
  const pick = usePick()
  const language = useLanguage()
  const number = new Intl.NumberFormat(language === 'en' ? 'en' : 'zh-CN', {
    maximumFractionDigits: 2,
  })
  const yuan = (fen: bigint): string =>
    language === 'zh' && fen !== 0n && fen % 1_000_000n === 0n
      ? t('amount.tenThousandYuan', { value: number.format(fen / 1_000_000n) })
      : t('amount.yuan', { value: number.format(Number(fen) / 100) })
  return {
    name: (key) => {
      const own = declared.find((one) => one.key === key)
      if (own) return pick(own.title)
      return REGISTER_FIGURE_KEYS.includes(key) ? t(`figure.${key}`) : key
    },
    amount: (key, value) => {
      if (!REGISTER_FIGURE_KEYS.includes(key)) {
        return t('amount.plain', { value: number.format(value) })
      }
      if (key.endsWith('Fen')) return yuan(BigInt(value))
      return t(PEOPLE.includes(key) ? 'amount.people' : 'amount.items', {
        value: number.format(value),
      })
    },
  }
}
