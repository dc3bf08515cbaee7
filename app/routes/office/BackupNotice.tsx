import { useTranslation } from 'react-i18next'
import { Notice } from '~/components/Notice'
import { useDateTime } from '~/components/useDateTime'
import type { BackupTrouble } from '~/services/backup/backupHealth.server'

/** Automatic copies fail: scoring goes on, but someone has to see to the server. */
export function BackupNotice({ trouble: { failedAt, lastGoodAt } }: { trouble: BackupTrouble }) {
  const { t } = useTranslation('office')
  const dateTime = useDateTime()
  return (
    <div className="mb-4">
      <Notice tone="problem" title={t('backup.failed', { time: dateTime(failedAt) })}>
        <p>
          {lastGoodAt === null
            ? t('backup.noneGood')
            : t('backup.lastGood', { time: dateTime(lastGoodAt) })}
        </p>
        <p>{t('backup.next')}</p>
      </Notice>
    </div>
  )
}
