import { useTranslation } from 'react-i18next'
import { Notice } from '~/components/Notice'
import type { ShownReview } from './shownReview'

/** Until when the self-assessment is due, and what is so once it is not in time. */
export function DeadlineNotice({ review }: { review: ShownReview }) {
  const { t } = useTranslation('assessment')
  const { isEditable, assessBy, isOverdue, phase, extended } = review
  const why =
    extended && t('deadline.extended', { from: extended.from ?? '—', reason: extended.reason })
  if (!isEditable) {
    const isWaiting = phase === 'invited'
    return (
      <Notice tone={isWaiting ? 'info' : 'warning'}>
        {t(isWaiting ? 'deadline.notOpen' : 'deadline.closed')}
      </Notice>
    )
  }
  if (isOverdue) {
    return (
      <Notice tone="warning" title={t('deadline.overdue', { day: assessBy })}>
        {t('deadline.overdueText')} {why}
      </Notice>
    )
  }
  return (
    <Notice>
      {assessBy === null ? t('deadline.none') : t('deadline.until', { day: assessBy })} {why}
    </Notice>
  )
}
