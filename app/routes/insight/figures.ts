import { useTranslation } from 'react-i18next'
import type { InsightFigures, KnownFigures } from '~/domain/studio/insight'
import { useLanguage } from '~/locales/useLanguage'

/** One column of the tables of figures. */
export interface FigureColumn {
  key: string
  head: string
  /** For comparing. */
  of: (figures: InsightFigures) => number
  /** As the table shows it. */
  text: (figures: InsightFigures) => string
  /** The difference between two years, signed; a dash where one of them has nothing to tell. */
  change: (now: InsightFigures, before: KnownFigures) => string
}

/** Results in use, in percent of all results; null where there is none. */
function share({ results, converted }: KnownFigures): number | null {
  if (results === null || converted === null || results === 0) return null
  return Math.round((converted * 1000) / results) / 10
}

/** The columns in the page's language; money in its unit, which the head says. */
export function useFigureColumns(): FigureColumn[] {
  const { t } = useTranslation('insight')
  const chinese = useLanguage() === 'zh'
  const locale = chinese ? 'zh-CN' : 'en'
  const places = chinese ? 1 : 2
  const options = { signDisplay: 'exceptZero', maximumFractionDigits: places } as const
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: places })
  const signed = new Intl.NumberFormat(locale, options)
  const unit = chinese ? 10_000 : 1_000_000
  const inUnit = (fen: bigint | null) => (fen === null ? null : Number(fen) / 100 / unit)
  const change = (by: number) => {
    const text = signed.format(by)
    return text === '0' ? t('register.noChange') : text.replace('-', '−')
  }

  const column = (
    key: string,
    head: string,
    value: (figures: KnownFigures) => number | null,
    shown: (value: number) => string = (value) => plain.format(value),
  ): FigureColumn => ({
    ...{ key, head },
    of: (figures) => value(figures) ?? 0,
    text: (figures) => {
      const is = value(figures)
      return is === null ? '–' : shown(is)
    },
    change: (now, before) => {
      const [is, was] = [value(now), value(before)]
      return is === null || was === null ? '–' : change(is - was)
    },
  })
  const count = (key: string, value: (figures: KnownFigures) => number | null) =>
    column(key, t(`figure.${key}`), value)
  const money = (key: string, value: (figures: KnownFigures) => bigint | null) =>
    column(key, t('figure.withUnit', { figure: t(`figure.${key}`), unit: t('unit') }), (figures) =>
      inUnit(value(figures)),
    )
  return [
    count('studios', ({ studios }) => studios),
    count('results', ({ results }) => results),
    count('converted', ({ converted }) => converted),
    column('share', t('figure.share'), share, (percent) =>
      t('percent', { percent: plain.format(percent) }),
    ),
    money('benefit', ({ benefitFen }) => benefitFen),
    count('apprentices', ({ apprentices }) => apprentices),
    count('passed', ({ apprenticesPassed }) => apprenticesPassed),
    money('grant', ({ grantFen }) => grantFen),
    money('spent', ({ spentFen }) => spentFen),
  ]
}
