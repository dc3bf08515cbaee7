import { NavLink } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { PublicBoard } from '~/domain/contest/publicBoard'
import type { LocalText } from '~/domain/contest/ruleSet'
import { usePick } from '~/locales/useLanguage'
import { StatusPill } from '../StatusPill'
import type { LiveBoard } from '../live/useBoard'
import { isReview } from '~/domain/contest/isReview'
import { LiveLine } from './LiveLine'
import { useScoresTitle, useToCome } from './ToCome'

const TABS = ['ranking', 'zones', 'stats', 'rules'] as const
/** No studio scores for its zone. */
const REVIEW_TABS = TABS.filter((tab) => tab !== 'zones')

/** A contest's name, how it stands, and the ways to look at it: links that need no JavaScript. */
export function BoardHeader({ live, edition }: { live: LiveBoard; edition: LocalText | null }) {
  const { t } = useTranslation('board')
  const pick = usePick()
  const { board, status, lastHeardAt } = live
  const { scored, total } = board.progress
  const toCome = useToCome(board)
  const scores = useScoresTitle(board)
  return (
    <>
      {edition && <p className="text-sm text-muted">{pick(edition)}</p>}
      <h1 className="mt-1 text-3xl font-bold">
        {pick(board.name)}
        {scores !== '' && (
          <span className="ml-3 text-xl font-normal text-muted-strong">{scores}</span>
        )}
      </h1>
      <div className="mt-2 flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1 text-muted-strong">
        <LiveLine status={status} lastHeardAt={lastHeardAt} />
        {total > 0 && <span>{t('scored', { scored, total })}</span>}
        {toCome !== '' && <span>{toCome}</span>}
        <StateNote board={board} />
      </div>
      <nav aria-label={t('tabs.label')} className="mt-2 flex gap-6 overflow-x-auto">
        {(isReview(board) ? REVIEW_TABS : TABS).map((tab) => (
          <NavLink
            key={tab}
            to={tab === 'ranking' ? `/contests/${board.slug}` : `/contests/${board.slug}/${tab}`}
            end
            prefetch="none"
            className={({ isActive }) =>
              `inline-flex min-h-11 items-center border-b-4 text-base whitespace-nowrap ${
                isActive ? 'border-red font-bold' : 'border-transparent text-muted hover:text-ink'
              }`
            }
          >
            {t(`tabs.${tab}`)}
          </NavLink>
        ))}
      </nav>
    </>
  )
}

function StateNote({ board }: { board: PublicBoard }) {
  const { t } = useTranslation('board')
  if (board.frozen) return <StatusPill tone="amber">{t('frozen')}</StatusPill>
  return <span>{t(board.provisional ? 'provisional' : 'published')}</span>
}
