import { useTranslation } from 'react-i18next'
import type { FigureWords } from '~/components/review/figureWords'
import type { FigureCorrection } from '~/domain/review/cycleState'

/** What figures were corrected: the value before, the value now, and why. */
export function Corrections({
  corrections,
  words,
}: {
  corrections: readonly FigureCorrection[]
  words: FigureWords
}) {
  const { t } = useTranslation('cycle')
  const amount = (key: string, value: string | null): string =>
    value === null ? '—' : words.amount(key, BigInt(value)).trim()
  return corrections.map(({ key, from, to, reason }, index) => (
    <p key={index} className="mt-1 text-sm text-muted-strong">
      {t('correction.made', {
        ...{ figure: words.name(key), from: amount(key, from), to: amount(key, to), reason },
      })}
    </p>
  ))
}
