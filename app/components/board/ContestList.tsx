import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useLanguage, usePick } from '~/locales/useLanguage'
import type { ContestLine, ShownState } from '~/protocol/glance'
import { StatusPill } from '../StatusPill'
import { STATE_TONES } from './stateTones'
import { zoneName } from './zoneName'

/** States in which nothing is drawn yet. */
const BEFORE: readonly ShownState[] = ['notYetOpen', 'registration', 'closed']

/** All contests: what goes on in each, how far it is, and who leads. */
export function ContestList({ contests }: { contests: readonly ContestLine[] }) {
  const { t } = useTranslation('board')
  return (
    <section className="border-y border-line bg-paper md:rounded-card md:border">
      <h2 className="px-4 py-4 text-lg font-bold md:px-5">{t('home.contestsCard')}</h2>
      <ul>
        {contests.map((contest) => (
          <ContestItem key={contest.id} contest={contest} />
        ))}
      </ul>
    </section>
  )
}

function ContestItem({ contest }: { contest: ContestLine }) {
  const { t } = useTranslation('board')
  const pick = usePick()
  const { slug, name, state, scored, total } = contest
  return (
    <li className="relative border-t border-line px-4 py-3 hover:bg-canvas md:px-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <h3 className="min-w-0 flex-1 basis-52 text-lg font-medium">
          <Link
            to={`/contests/${slug}`}
            className="after:absolute after:inset-0 hover:underline"
            prefetch="none"
          >
            {pick(name)}
          </Link>
        </h3>
        <StatusPill tone={STATE_TONES[state]} {...(state === 'scoring' && { sign: '●' })}>
          {t(`phase.${state}`)}
        </StatusPill>
        {state === 'registration' && (
          <Link
            to={`/register/${slug}`}
            className="relative inline-flex min-h-11 items-center px-2 underline underline-offset-4"
          >
            {t('home.register')}
          </Link>
        )}
      </div>
      {BEFORE.includes(state) ? (
        <p className="mt-1 text-muted-strong">{t('home.entered', { count: contest.entries })}</p>
      ) : (
        total > 0 && (
          <div className="mt-1.5 flex flex-wrap items-center gap-x-5 gap-y-1 text-muted-strong">
            <Progress scored={scored} total={total} />
            <Leader contest={contest} />
          </div>
        )
      )}
    </li>
  )
}

function Progress({ scored, total }: { scored: number; total: number }) {
  const { t } = useTranslation('board')
  return (
    <span className="inline-flex items-center gap-3">
      <span aria-hidden="true" className="h-1.5 w-24 overflow-hidden rounded bg-line">
        <span
          className="block h-full bg-blue"
          style={{ width: `${Math.round((scored / total) * 100)}%` }}
        />
      </span>
      {t('scored', { scored, total })}
    </span>
  )
}

function Leader({ contest: { leader, blind } }: { contest: ContestLine }) {
  const { t } = useTranslation('board')
  const language = useLanguage()
  if (!leader) return blind ? <span>{t('home.coded')}</span> : null
  return (
    <span className="inline-flex flex-wrap gap-x-2">
      {t('home.leader')}
      <strong className="text-ink">
        {leader.zone ? zoneName(leader.zone, language) : leader.code}
      </strong>
      {leader.total}
      {leader.tied && <span>{t('tied')}</span>}
    </span>
  )
}
