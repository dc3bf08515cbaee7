import { useTranslation } from 'react-i18next'
import { Notice } from '~/components/Notice'
import type { ShownSheet } from '~/tablet/outbox/view'
import { MovedNotice } from './MovedNotice'
import type { Scoring } from './useScoring'

/** What the judge must know about this sheet or this tablet before anything else. */
export function SheetBanner({ scoring, sheet }: { scoring: Scoring; sheet: ShownSheet }) {
  const { t } = useTranslation('tablet')
  const { server, status } = sheet
  const { outbox, state } = scoring
  return (
    <div className="mt-4 grid gap-3 empty:hidden">
      {state.problem && (
        <Notice tone="problem" title={t(`disk.${state.problem}.what`)}>
          {t(`disk.${state.problem}.next`)}
        </Notice>
      )}
      {outbox.link === 'signedOut' && (
        <Notice tone="warning" title={t('signedOut.what')}>
          <p>{t('signedOut.kept')}</p>
          <a href="/seat" className="inline-flex min-h-11 items-center font-medium underline">
            {t('closed.takeSeat')}
          </a>
        </Notice>
      )}
      {outbox.link === 'outdated' && (
        <Notice tone="warning" title={t('outdated.what')}>
          <p>{t('outdated.kept')}</p>
          <a href="/tablet" className="inline-flex min-h-11 items-center font-medium underline">
            {t('closed.reload')}
          </a>
        </Notice>
      )}
      {outbox.moved && <MovedNotice movedTo={outbox.movedTo} />}
      {server.entrantStatus !== 'active' && (
        <Notice title={t(`out.${server.entrantStatus}`)}>{t('out.nothingToDo')}</Notice>
      )}
      {server.excused && (
        <Notice title={t(`excused.long.${server.excused}`)}>{t('out.nothingToDo')}</Notice>
      )}
      {server.reopened && status === 'open' && (
        <Notice tone="warning" title={t('reopened.title')}>
          {t('reopened.reason', { reason: server.reopenReason ?? '' })}
        </Notice>
      )}
    </div>
  )
}
