import { useTranslation } from 'react-i18next'
import type { PublicBoard } from '~/domain/contest/publicBoard'
import { useLanguage, usePick } from '~/locales/useLanguage'

type Stages = Pick<PublicBoard, 'toCome'>

/** The key of what the totals over several stages are called. */
export function overallTitle({ toCome }: Stages): 'soFar' | 'overall' {
  return toCome.length > 0 ? 'soFar' : 'overall'
}

/** Names the stages that the totals lack; empty when they lack none. */
export function useToCome({ toCome }: Stages): string {
  const { t } = useTranslation('board')
  const pick = usePick()
  const separator = useLanguage() === 'zh' ? '、' : ', '
  if (toCome.length === 0) return ''
  return t('toCome', { stages: toCome.map((title) => pick(title)).join(separator) })
}
