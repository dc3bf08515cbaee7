import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Notice } from '~/components/Notice'
import { usePick } from '~/locales/useLanguage'
import type { NoticeState } from '~/queries/notice/noticeState'

interface Props {
  notice: {
    state: NoticeState
    reason: string
    corrects: string | null
    /** Null for a while after a notice was ended to be corrected. */
    supersededBy: { id: string; title: { zh: string; en: string } } | null
  }
}

/** Says plainly when a notice does not hold any more, or stands in place of another one. */
export function NoticeStanding({ notice }: Props) {
  const { t } = useTranslation('notice')
  const pick = usePick()
  const { state, reason, corrects, supersededBy } = notice
  if (state === 'withdrawn' || state === 'superseded') {
    const standing = state === 'superseded' && supersededBy === null ? 'toCorrect' : state
    return (
      <Notice tone="warning" title={t(`standing.${standing}`)}>
        {reason !== '' && (
          <p>
            {t('standing.reason')}
            <span lang="zh-CN">{reason}</span>
          </p>
        )}
        {supersededBy && (
          <p>
            <Link to={`/notices/${supersededBy.id}`} className="font-bold text-blue underline">
              {pick(supersededBy.title)}
            </Link>
          </p>
        )}
      </Notice>
    )
  }
  return (
    <>
      {corrects !== null && (
        <Notice title={t('standing.corrects')}>
          <p>
            <Link to={`/notices/${corrects}`} className="font-bold text-blue underline">
              {t('standing.former')}
            </Link>
          </p>
        </Notice>
      )}
      {state === 'over' && <Notice tone="warning" title={t('standing.over')} />}
      {state === 'closed' && <Notice tone="done" title={t('standing.closed')} />}
    </>
  )
}
