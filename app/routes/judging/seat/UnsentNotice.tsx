import { useTranslation } from 'react-i18next'
import { buttonClass } from '~/components/Button'
import { Notice } from '~/components/Notice'

/** Warns before a seat is taken on a device that still holds marks or photos of another. */
export function UnsentNotice({ unsent, photos }: { unsent: number; photos: number }) {
  const { t } = useTranslation('tablet')
  if (unsent + photos === 0) return null
  return (
    <Notice tone="warning">
      {unsent > 0 && <p>{t('take.unsent', { count: unsent })}</p>}
      {photos > 0 && <p>{t('expert:photo.unsent', { count: photos })}</p>}
      <a href="/tablet" className={buttonClass('plain', 'mt-2 justify-self-start')}>
        {t('take.back')}
      </a>
    </Notice>
  )
}
