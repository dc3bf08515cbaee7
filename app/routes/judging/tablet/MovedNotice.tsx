import { useTranslation } from 'react-i18next'
import { Notice } from '~/components/Notice'

/** The seat is another's now: whose, what was kept, and the way back. */
export function MovedNotice({ movedTo }: { movedTo: string | null }) {
  const { t } = useTranslation('tablet')
  return (
    <Notice
      tone="warning"
      title={movedTo === null ? t('moved.what') : t('moved.whatTo', { name: movedTo })}
    >
      <p>{t('moved.kept')}</p>
      <a href="/seat" className="inline-flex min-h-11 items-center font-medium underline">
        {t('moved.again')}
      </a>
    </Notice>
  )
}
