import { useTranslation } from 'react-i18next'
import { isReview } from '~/domain/contest/isReview'
import type { PublicBoard } from '~/domain/contest/publicBoard'
import { useLanguage, usePick } from '~/locales/useLanguage'

type Stages = Pick<PublicBoard, 'toCome'>

/**
 * What a board's scores are called; empty before the first draw. A panel has one stage of a review,
 * whose total is made elsewhere and of more than that, so its scores are the stage's.
 */
export function useScoresTitle(board: PublicBoard): string {
  const { t } = useTranslation('board')
  const pick = usePick()
  const { view, stageTitle, toCome } = board
  if (!stageTitle) return ''
  if (view.kind === 'stage') return pick(stageTitle)
  if (isReview(board)) return t('stageScore', { stage: pick(stageTitle) })
  return t(toCome.length > 0 ? 'soFar' : 'overall')
}

/** Names the stages that the totals lack; empty when they lack none. */
export function useToCome({ toCome }: Stages): string {
  const { t } = useTranslation('board')
  const pick = usePick()
  const separator = useLanguage() === 'zh' ? '、' : ', '
  if (toCome.length === 0) return ''
  return t('toCome', { stages: toCome.map((title) => pick(title)).join(separator) })
}
