import { useTranslation } from 'react-i18next'
import { StatusPill, type StatusTone } from '~/components/StatusPill'
import { StarMark } from '~/components/studio/StarMark'
import type { PublicChange } from '~/domain/studio/publicHistory'
import type { PastDay, PublicRating } from '~/domain/studio/studioPast'
import { usePick } from '~/locales/useLanguage'

const TURNS: Record<PublicChange['turn'], { tone: StatusTone; sign: string }> = {
  up: { tone: 'green', sign: '↑' },
  down: { tone: 'amber', sign: '↓' },
  none: { tone: 'neutral', sign: '–' },
}

/** Reviews and changes over the years, the latest first: the good years and the bad. */
export function StudioPast({ past }: { past: readonly PastDay[] }) {
  const { t } = useTranslation('studios')
  if (past.length === 0) return <p className="text-muted-strong">{t('page.noHistory')}</p>
  return (
    <ol>
      {past.map((day) => (
        <li
          key={day.at}
          className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1 border-t border-line py-2.5 first:border-t-0 sm:grid-cols-[6rem_6.5rem_1fr]"
        >
          <time dateTime={day.at} className="text-muted-strong">
            {day.at}
          </time>
          <span className="justify-self-end sm:justify-self-start">
            <StarMark star={day.star} />
          </span>
          <Told day={day} />
        </li>
      ))}
    </ol>
  )
}

function Told({ day: { named, ratings, changes } }: { day: PastDay }) {
  const { t } = useTranslation('studios')
  const reasons = [...new Set(changes.flatMap(({ reason }) => (reason ? [reason] : [])))]
  return (
    <div className="col-span-2 min-w-0 sm:col-span-1">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {ratings.map((rating) => (
          <RatingWords key={`${rating.kind} ${rating.year}`} rating={rating} />
        ))}
        {named !== null && (
          <span className="font-medium">{t('history.named', { level: t(`level.${named}`) })}</span>
        )}
        {changes.map((change, index) => (
          <StatusPill key={index} {...TURNS[change.turn]}>
            <ChangeWords change={change} />
          </StatusPill>
        ))}
      </p>
      {reasons.map((reason) => (
        <p key={reason} className="mt-0.5 text-sm break-words text-muted-strong">
          {reason}
        </p>
      ))}
    </div>
  )
}

function RatingWords({ rating: { kind, year, title } }: { rating: PublicRating }) {
  const { t } = useTranslation('studios')
  const pick = usePick()
  return (
    <span>
      {t(`history.rated.${kind}`, { year })}
      <strong className="font-bold">{pick(title)}</strong>
    </span>
  )
}

function ChangeWords({ change: { kind, to, turn } }: { change: PublicChange }) {
  const { t } = useTranslation('studios')
  if (to === null) return t(`history.${kind}`)
  if (kind === 'named') return t('history.named', { level: t(`level.${to}`) })
  if (kind === 'status') return t(`history.status.${to}`)
  return t(`history.${kind}.${turn}`, { to: t(`${kind}.${to}`) })
}
