import { NavLink, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ViewerMenu } from '~/protocol/menu'
import { Brand, SkipLink } from './Brand'
import { buttonClass } from './Button'
import { FormAnswer } from './FormAnswer'
import { LanguageSwitch } from './LanguageSwitch'
import { RehearsalBanner } from './RehearsalBanner'

const ITEM =
  'inline-flex min-h-11 items-center border-b-3 border-transparent px-2 text-muted-strong hover:text-ink aria-[current=page]:border-red aria-[current=page]:font-bold aria-[current=page]:text-ink'

/** The head of the office: only what the viewer may open, their role, and the way out. */
export function OfficeShell({ place, children }: { place?: string; children: ReactNode }) {
  const menu = useRouteLoaderData<{ menu: ViewerMenu | null }>('root')?.menu ?? null
  const { t } = useTranslation('common')
  return (
    <>
      <SkipLink />
      <header className="border-b border-line bg-paper">
        <div className="flex min-h-14 flex-wrap items-center gap-x-5 px-4 sm:px-7">
          <Brand />
          {menu && menu.items.length > 0 && (
            <nav aria-label={t('mainMenu')} className="flex flex-wrap">
              {menu.items.map((item) => (
                <NavLink key={item.to} to={item.to} end={item.to === '/office'} className={ITEM}>
                  {t(item.label)}
                </NavLink>
              ))}
            </nav>
          )}
          <div className="ml-auto flex flex-wrap items-center gap-x-1">
            {menu?.role && (
              <span className="hidden px-2 text-muted sm:inline">{t(`role.${menu.role}`)}</span>
            )}
            {place !== undefined && <span className="px-2 text-muted">{place}</span>}
            <LanguageSwitch />
            {menu && (
              <>
                <NavLink to="/account" className={ITEM}>
                  {t('account')}
                </NavLink>
                <form method="post" action="/sign-out">
                  <button type="submit" className={buttonClass('quiet')}>
                    {t('signOut')}
                  </button>
                </form>
              </>
            )}
          </div>
        </div>
      </header>
      <RehearsalBanner />
      <main id="content" className="px-4 py-6 sm:px-7">
        <FormAnswer />
        {children}
      </main>
    </>
  )
}

/** The head of an office page: title, one line of facts, and the page's actions. */
export function PageHead({
  title,
  facts,
  actions,
}: {
  title: string
  facts?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="mb-5 flex flex-wrap items-end justify-between gap-4">
      <div>
        <h1 className="text-2xl font-bold">{title}</h1>
        {facts !== undefined && <p className="mt-1 text-muted">{facts}</p>}
      </div>
      {actions !== undefined && <div className="flex flex-wrap gap-2.5">{actions}</div>}
    </div>
  )
}
