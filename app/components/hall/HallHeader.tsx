import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocalText } from '~/domain/contest/ruleSet'
import { usePick } from '~/locales/useLanguage'
import { useScoresTitle, useToCome } from '../board/ToCome'
import { clockTime } from '../clockTime'
import type { LiveBoard } from '../live/useBoard'
import { useSample } from '../SampleBanner'
import { Fit } from './Fit'
import { emsOf } from './fitText'

const STALE_S = 10
const WIDTH = 1_300
const TITLE = { width: WIDTH, height: 74, sizes: [58, 52, 46, 40, 36, 30, 26] }
const FACTS = { width: WIDTH, height: 40, sizes: [28, 26, 24, 22, 20, 18, 16] }
const NOTE = 26
const NOTE_GAP = 24

/** The contest, how far it is, and how old what the screen shows is: red past ten seconds. */
export function HallHeader({ live, edition }: { live: LiveBoard; edition: LocalText | null }) {
  const { t } = useTranslation('board')
  const pick = usePick()
  const sample = useSample()
  const toCome = useToCome(live.board)
  const { board } = live
  const { scored, total } = board.progress
  const scores = useScoresTitle(board)
  const facts = [
    edition && pick(edition),
    total > 0 && t('scored', { scored, total }),
    toCome,
    board.provisional && t('provisional'),
  ]
  const notes = [board.frozen ? t('frozenShort') : '', sample ? t('sample') : ''].filter(Boolean)
  const taken = notes.reduce((sum, note) => sum + emsOf(note) * NOTE + NOTE_GAP, 0)
  return (
    <header className="flex h-32 items-center justify-between gap-10 border-b-2 border-white/15 pb-3">
      <div className="flex min-w-0 items-stretch gap-7">
        <span
          aria-hidden="true"
          className="w-3.5 shrink-0 rounded-[calc(var(--spacing)*1)] bg-hall-mark"
        />
        <div className="min-w-0">
          <h1 className="font-bold">
            <Fit text={[pick(board.name), scores].filter(Boolean).join(' · ')} room={TITLE} />
          </h1>
          <p className="flex items-center gap-6">
            <Fit
              text={facts.filter(Boolean).join('　')}
              room={{ ...FACTS, width: WIDTH - taken }}
              className="text-hall-muted"
            />
            {notes.map((note) => (
              <strong key={note} className="shrink-0 hall-text-26 text-hall-amber">
                {note}
              </strong>
            ))}
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
      <p className="inline-flex items-center gap-3 hall-text-30 font-bold">
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
      <p className={`flex gap-6 hall-text-26 ${bad ? 'font-bold' : 'text-hall-muted'}`}>
        <span>{t('hall.age', { age: ageText(age, t) })}</span>
        <span aria-label={t('hall.clock')} className="w-32">
          {now === null ? '' : clockTime(now)}
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
