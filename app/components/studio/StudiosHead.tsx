import { NavLink } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

const TAB =
  'inline-flex min-h-11 items-center border-b-3 border-transparent px-1 text-muted-strong hover:text-ink aria-[current=page]:border-red aria-[current=page]:font-bold aria-[current=page]:text-ink'

/** The head of the register and of its map, with the way from one to the other. */
export function StudiosHead({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation('studios')
  return (
    <div>
      <h1 className="mt-1 text-3xl font-bold">{title}</h1>
      <p className="mt-1 text-muted-strong">{children}</p>
      <nav aria-label={t('title')} className="mt-2 flex flex-wrap gap-x-5">
        <NavLink to="/studios" end className={TAB}>
          {t('listLink')}
        </NavLink>
        <NavLink to="/studios/map" className={TAB}>
          {t('mapLink')}
        </NavLink>
      </nav>
    </div>
  )
}
