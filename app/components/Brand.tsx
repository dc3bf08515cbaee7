import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

/** The product's mark and name; leads to the start page. */
export function Brand() {
  const { t } = useTranslation('common')
  return (
    <Link to="/" className="inline-flex min-h-11 items-center gap-2.5 text-lg font-bold">
      <span aria-hidden="true" className="h-6 w-2 rounded-sm bg-red" />
      {t('product')}
    </Link>
  )
}

/** The first thing the keyboard reaches: past the menu, to the content. */
export function SkipLink() {
  const { t } = useTranslation('common')
  return (
    <a
      href="#content"
      className="sr-only z-50 rounded-card bg-paper px-4 py-3 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
    >
      {t('skipToContent')}
    </a>
  )
}
