import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { usePick } from '~/locales/useLanguage'
import type { ContestApprenticeship } from '~/queries/contest/contestApprenticeships.server'

/** Where the contest's winners teach or learn now: the studio and the time, and nobody's name. */
export function Apprenticeships({ all }: { all: readonly ContestApprenticeship[] }) {
  const { t } = useTranslation('board')
  const pick = usePick()
  return (
    <section
      aria-labelledby="apprenticeships-title"
      className="mx-4 mt-6 rounded-card border border-line bg-paper p-5 md:mx-0"
    >
      <h2 id="apprenticeships-title" className="text-base font-bold">
        {t('apprenticeships.title')}
      </h2>
      <p className="mb-2 text-sm text-muted-strong">{t('apprenticeships.note')}</p>
      <ul>
        {all.map(({ studio, startsOn, endsOn }, index) => (
          <li
            key={index}
            className="flex flex-wrap items-center justify-between gap-x-4 border-t border-line py-1"
          >
            <Link
              to={`/studios/${studio.id}`}
              className="inline-flex min-h-11 items-center font-medium underline-offset-4 hover:underline"
            >
              {pick(studio.name)}
            </Link>
            <span className="text-muted-strong tabular-nums">
              {t('apprenticeships.period', { from: startsOn, to: endsOn })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
