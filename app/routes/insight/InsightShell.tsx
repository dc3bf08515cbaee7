import { NavLink } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '~/components/Button'
import { OfficeShell, PageHead } from '~/components/OfficeShell'

const TAB =
  'inline-flex min-h-11 items-center border-b-3 border-transparent px-1 text-muted-strong hover:text-ink aria-[current=page]:border-red aria-[current=page]:font-bold aria-[current=page]:text-ink'

const PAGES = [
  ['/office/insight', 'register'],
  ['/office/insight/ratings', 'ratings'],
  ['/office/insight/risks', 'risks'],
  ['/office/insight/experts', 'spread'],
] as const

/** The frame of the pages of insight: the way from one to the other, and their spreadsheet. */
export function InsightShell({
  page,
  facts,
  exported = {},
  children,
}: {
  page: (typeof PAGES)[number][1]
  facts: ReactNode
  /** Choices of this page that the spreadsheet follows. */
  exported?: Record<string, string>
  children: ReactNode
}) {
  const { t } = useTranslation('insight')
  return (
    <OfficeShell>
      <PageHead
        title={t(`${page}.title`)}
        facts={facts}
        actions={
          <a
            href={`/office/insight/export?${new URLSearchParams(exported)}`}
            download
            className={buttonClass()}
          >
            {t('export')}
          </a>
        }
      />
      <nav aria-label={t('tabs')} className="mb-5 flex flex-wrap gap-x-6 border-b border-line">
        {PAGES.map(([to, key]) => (
          <NavLink key={key} to={to} end className={TAB}>
            {t(`${key}.title`)}
          </NavLink>
        ))}
      </nav>
      {children}
    </OfficeShell>
  )
}
