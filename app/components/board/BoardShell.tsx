import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Brand, SkipLink } from '../Brand'
import { FormAnswer } from '../FormAnswer'
import { LanguageSwitch } from '../LanguageSwitch'
import { SampleBanner } from '../SampleBanner'

/** The frame of the public boards: as wide as tables need on a desk, one column on a phone. */
export function BoardShell({ header, children }: { header: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('board')
  return (
    <>
      <SkipLink />
      <SampleBanner />
      <header className="border-b border-line bg-paper">
        <div className="mx-auto flex min-h-12 max-w-6xl flex-wrap items-center justify-between gap-x-4 px-4 md:px-6">
          <Brand />
          <nav
            aria-label={t('edition')}
            className="order-last -mx-2 flex w-full flex-wrap items-center text-muted-strong md:order-none md:mx-0 md:ml-auto md:w-auto"
          >
            <HeaderLink to="/">{t('contests')}</HeaderLink>
            <HeaderLink to="/zones">{t('zonesTitle')}</HeaderLink>
            <HeaderLink to="/studios">{t('studios:title')}</HeaderLink>
            <HeaderLink to="/notices">{t('notice:title')}</HeaderLink>
            <HeaderLink to="/me">{t('mine.link')}</HeaderLink>
          </nav>
          <LanguageSwitch />
        </div>
        <div className="mx-auto max-w-6xl px-4 pt-2 md:px-6">{header}</div>
      </header>
      <main id="content" className="mx-auto max-w-6xl pb-12 md:px-6">
        <FormAnswer />
        {children}
      </main>
    </>
  )
}

function HeaderLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link
      to={to}
      className="inline-flex min-h-11 items-center px-2 underline-offset-4 md:px-2.5 hover:underline"
    >
      {children}
    </Link>
  )
}
