import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '~/components/Button'
import { usePick } from '~/locales/useLanguage'
import { ConnectionPill } from './ConnectionPill'
import { PhotosKept } from './PhotosKept'
import { Troubles } from './Troubles'
import type { Photos } from './usePhotos'
import type { Scoring } from './useScoring'

/**
 * Where the judge sits, how the connection is, and what time it is. An expert goes back from here to
 * the other stages; without a network there is no such page to go to. A phone shows the time itself.
 */
export function TopBar({ scoring, photos }: { scoring: Scoring; photos: Photos }) {
  const { t } = useTranslation('tablet')
  const pick = usePick()
  const seat = scoring.outbox.server?.seat
  return (
    <header className="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-paper px-5 py-1.5">
      {seat && (
        <>
          <h1 className="min-w-0 truncate text-lg font-bold">
            {seat.dossiers
              ? pick(seat.contest.name)
              : `${pick(seat.contest.name)} · ${pick(seat.rules.title)}`}
          </h1>
          <p className="text-muted-strong">
            {t('seatAndJudge', { ordinal: seat.seat.ordinal, name: seat.seat.judgeName })}
          </p>
          {seat.stage.phase !== 'scoring' && (
            <p className="rounded-lg bg-blue-soft px-2.5 py-1 text-sm font-medium text-blue">
              {t(`phase.${seat.stage.phase}`)}
            </p>
          )}
        </>
      )}
      <div className="ml-auto flex items-center gap-3 max-sm:ml-0 max-sm:flex-wrap max-sm:gap-y-1.5 max-sm:whitespace-nowrap">
        <Troubles scoring={scoring} />
        <PhotosKept photos={photos} />
        <ConnectionPill outbox={scoring.outbox} photos={photos.unsent} />
        <Clock />
        {seat?.dossiers && scoring.outbox.link === 'ready' && (
          <a href="/expert" className={buttonClass()}>
            {t('expertPage')}
          </a>
        )}
      </div>
    </header>
  )
}

function Clock() {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 5000)
    return () => clearInterval(timer)
  }, [])
  const text = now.toLocaleTimeString('en-GB', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
  })
  return <time className="text-muted-strong max-sm:hidden">{text}</time>
}
