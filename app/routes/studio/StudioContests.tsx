import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { RankMark } from '~/components/board/RankMark'
import { usePick } from '~/locales/useLanguage'
import type { ContestResult } from '~/queries/studio/contestResults.server'

/** Published results in contests of the lead and of members, each with the way to its board. */
export function StudioContests({ results }: { results: readonly ContestResult[] }) {
  const { t } = useTranslation('studios')
  const pick = usePick()
  return (
    <ul>
      {results.map(({ contest, as, rank, total }) => (
        <li
          key={`${contest.slug} ${rank} ${as}`}
          className="flex items-center gap-4 border-t border-line py-2.5 first:border-t-0"
        >
          <span className="w-8 text-center">
            <span className="sr-only">{t('page.rank', { rank })}</span>
            <span aria-hidden="true">
              <RankMark rank={rank} className="text-2xl" />
            </span>
          </span>
          <span className="min-w-0 flex-1">
            <Link
              to={`/contests/${contest.slug}`}
              className="inline-flex min-h-8 items-center font-medium underline-offset-4 hover:underline"
            >
              {pick(contest.name)}
            </Link>
            <span className="block text-sm text-muted-strong">
              {contest.year} · {t(`page.as.${as}`)}
            </span>
          </span>
          <span className="font-bold">{t('page.points', { total })}</span>
        </li>
      ))}
    </ul>
  )
}
