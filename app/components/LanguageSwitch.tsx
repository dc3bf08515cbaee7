import { useFetcher, useLocation } from '@remix-run/react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { addTexts } from '~/locales/i18n'
import { loadTexts } from '~/locales/loadTexts'
import { usePageTexts } from '~/locales/ReviewWords'
import { useLanguage } from '~/locales/useLanguage'
import { buttonClass } from './Button'

/**
 * Goes to this page in the other language. A form, so that the choice is kept on this device and
 * works before JavaScript does; with it the page stays, and so does what is typed in its forms.
 */
export function LanguageSwitch() {
  const { t } = useTranslation('common')
  const page = usePageTexts()
  const switching = useFetcher()
  const other = useLanguage() === 'zh' ? 'en' : 'zh'
  const { pathname, search } = useLocation()
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    loadTexts(other).then(
      (texts) => {
        // The form names the other language, so it is sent before the texts change.
        switching.submit(form, { preventScrollReset: true })
        addTexts(page, other, texts)
        return page.changeLanguage(other)
      },
      // A newer version of the site has other files; a page loaded anew has its own.
      () => {
        form.submit()
      },
    )
  }
  return (
    <form method="post" action="/language" onSubmit={onSubmit}>
      <input type="hidden" name="language" value={other} />
      <input type="hidden" name="to" value={pathname + search} />
      <button type="submit" lang={other === 'zh' ? 'zh-CN' : 'en'} className={buttonClass('quiet')}>
        {t('otherLanguage')}
      </button>
    </form>
  )
}
