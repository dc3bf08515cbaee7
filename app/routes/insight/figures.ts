import { useTranslation } from 'react-i18next'
import type { InsightFigures } from '~/domain/studio/insight'
import { useLanguage } from '~/locales/useLanguage'

/** One column of the tables of figures. */
export interface FigureColumn {
  key: string
  head: string
  /** For comparing. */
  of: (figures: InsightFigures) => number
  /** As the table shows it. */
  text: (figures: InsightFigures) => string
  /** The difference between two years, signed, in words where there is none to tell. */
  change: (now: InsightFigures, before: InsightFigures) => string
}

/** Results in use, in percent of all results; null where there is none. */
function share({ results, converted }: InsightFigures): number | null {
  return results === 0 ? null : Math.round((converted * 1000) / results) / 10
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
  const inUnit = (fen: bigint) => Number(fen) / 100 / (chinese ? 10_000 : 1_000_000)
  const change = (by: number) => {
    const text = signed.format(by)
    return text === '0' ? t('register.noChange') : text.replace('-', '−')
  }

  const column = (
    key: string,
    head: string,
    value: (figures: InsightFigures) => number,
  ): FigureColumn => ({
    ...{ key, head, of: value },
    text: (figures) => plain.format(value(figures)),
    change: (now, before) => change(value(now) - value(before)),
  })
  const count = (key: string, value: (figures: InsightFigures) => number) =>
    column(key, t(`figure.${key}`), value)
  const money = (key: string, value: (figures: InsightFigures) => bigint) =>
    column(key, t('figure.withUnit', { figure: t(`figure.${key}`), unit: t('unit') }), (figures) =>
      inUnit(value(figures)),
    )
  return [
    count('studios', ({ studios }) => studios),
    count('results', ({ results }) => results),
    count('converted', ({ converted }) => converted),
    {
      ...{ key: 'share', head: t('figure.share') },
      of: (figures) => share(figures) ?? 0,
      text: (figures) => {
        const percent = share(figures)
        return percent === null ? '–' : t('percent', { percent: plain.format(percent) })
      },
      change: (now, before) => {
        const [is, was] = [share(now), share(before)]
        return is === null || was === null ? '–' : change(is - was)
      },
    },
    money('benefit', ({ benefitFen }) => benefitFen),
    count('apprentices', ({ apprentices }) => apprentices),
    count('passed', ({ apprenticesPassed }) => apprenticesPassed),
    money('grant', ({ grantFen }) => grantFen),
    money('spent', ({ spentFen }) => spentFen),
  ]
}
