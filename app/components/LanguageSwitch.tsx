import { useLocation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '~/locales/useLanguage'
import { buttonClass } from './Button'

/**
 * Goes to this page in the other language. A form, so that the choice is kept on this device and
 * works before JavaScript does.
 */
export function LanguageSwitch() {
  const { t } = useTranslation('common')
  const other = useLanguage() === 'zh' ? 'en' : 'zh'
  const { pathname, search } = useLocation()
  return (
    <form method="post" action="/language">
      <input type="hidden" name="language" value={other} />
      <input type="hidden" name="to" value={pathname + search} />
      <button type="submit" lang={other === 'zh' ? 'zh-CN' : 'en'} className={buttonClass('quiet')}>
        {t('otherLanguage')}
      </button>
    </form>
  )
}
