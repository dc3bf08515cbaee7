import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocalText } from '~/domain/contest/ruleSet'
import { usePick } from '~/locales/useLanguage'
import { overallTitle, ToCome } from '../board/ToCome'
import type { LiveBoard } from '../live/useBoard'

const STALE_S = 10

/** The contest, how far it is, and how old what the screen shows is: red past ten seconds. */
export function HallHeader({ live, edition }: { live: LiveBoard; edition: LocalText | null }) {
  const { t } = useTranslation('board')
  const pick = usePick()
  const { board } = live
  const { scored, total } = board.progress
  return (
    <header className="flex items-end justify-between gap-10 border-b-2 border-white/15 pb-6">
      <div className="flex min-w-0 items-stretch gap-7">
        <span aria-hidden="true" className="w-3.5 self-stretch rounded bg-hall-red" />
        <div className="min-w-0">
          <h1 className="truncate text-[58px] leading-tight font-bold">
            {pick(board.name)}
            {board.stageTitle && (
              <>
                <span aria-hidden="true"> · </span>
                {board.view.kind === 'stage' ? pick(board.stageTitle) : t(overallTitle(board))}
              </>
            )}
          </h1>
          <p className="flex gap-8 text-[28px] whitespace-nowrap text-hall-muted">
            {edition && <span className="truncate">{pick(edition)}</span>}
            {total > 0 && <span>{t('scored', { scored, total })}</span>}
            <ToCome board={board} />
            {board.frozen && <strong className="text-hall-amber">{t('frozenShort')}</strong>}
            {board.provisional && <span>{t('provisional')}</span>}
          </p>
        </div>
      </div>
      <Age live={live} />
    </header>
  )
}

function Age({ live: { status, lastHeardAt } }: { live: LiveBoard }) {
  const { t } = useTranslation('board')
  const now = useNow()
  const age = lastHeardAt === null || now === null ? null : Math.max(0, now - lastHeardAt) / 1_000
  const old = age === null ? now !== null : age > STALE_S
  const bad = status !== 'live' || old
  return (
    <div
      className={`shrink-0 text-right whitespace-nowrap ${bad ? 'text-hall-red' : ''}`}
      data-stale={old}
    >
      <p className="inline-flex items-center gap-3 text-[30px] font-bold">
        <span
          aria-hidden="true"
          className={`size-4 rounded-full ${bad ? 'border-4 border-hall-red' : 'bg-hall-green'}`}
        />
        {t(
          status === 'live'
            ? 'status.live'
            : status === 'stale'
              ? 'status.staleShort'
              : 'status.reconnectingShort',
        )}
      </p>
      <p className={`flex gap-6 text-[26px] ${bad ? 'font-bold' : 'text-hall-muted'}`}>
        <span>{t('hall.age', { age: ageText(age, t) })}</span>
        <span aria-label={t('hall.clock')} className="w-32">
          {now === null ? '' : new Date(now).toTimeString().slice(0, 8)}
        </span>
      </p>
    </div>
  )
}

function ageText(age: number | null, t: ReturnType<typeof useTranslation<'board'>>['t']): string {
  if (age === null) return t('hall.noAge')
  if (age < 2) return t('hall.justNow')
  if (age < 120) return t('hall.second', { count: Math.floor(age) })
  return t('hall.minute', { count: Math.floor(age / 60) })
}

/** This device's clock, each second; null on the server. */
function useNow(): number | null {
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
