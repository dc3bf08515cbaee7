import { useTranslation } from 'react-i18next'
import type { PublicBoard, PublicRow } from '~/domain/contest/publicBoard'
import { isReview } from '~/domain/contest/isReview'
import { zoneName } from '../board/zoneName'
import { pick } from '~/locales/languages'
import { useLanguage } from '~/locales/useLanguage'
import { Fit } from './Fit'
import type { HallZone } from './hallZones'

/** Seats by name: 一, 二, 三 in Chinese. */
const SEAT_NAMES = {
  zh: new Intl.NumberFormat('zh-Hans-CN-u-nu-hanidec'),
  en: new Intl.NumberFormat('en'),
}

const WIDTH = 460
const CARD = 396
const CODE = { width: CARD, height: 112, sizes: [92, 76, 64, 52, 42, 34] }
const PLACE = { width: CARD, height: 68, sizes: [28, 26, 24, 22, 20, 18] }
const ZONE = { width: WIDTH - 48 - 84, height: 40, sizes: [30, 27, 24, 21, 18, 16] }
const NOTE = { width: WIDTH, height: 96, sizes: [26, 24, 22] }
/** Seats that fit beside each other at their full size. */
const SEATS_IN_ROW = 5

/** Beside the ranking: who is being scored, which seats are in, and the zones' points in contests. */
export function HallAside({ board, zones }: { board: PublicBoard; zones: readonly HallZone[] }) {
  const { t } = useTranslation('board')
  const now = board.rows.find(({ id }) => id === board.progress.nowScoring)
  return (
    <aside className="grid min-h-0 grid-rows-[auto_minmax(0,1fr)] gap-8">
      <section>
        <h2 className="mb-3 flex h-16 items-center hall-text-28 text-hall-muted">
          {t('hall.now')}
        </h2>
        <div className="rounded-[calc(var(--spacing)*5)] bg-hall-panel p-8">
          {now ? <NowScoring row={now} /> : <Fit text={t('hall.rest')} room={PLACE} />}
        </div>
      </section>
      {!isReview(board) && (
        <section className="grid min-h-0 grid-rows-[auto_minmax(0,1fr)]">
          <h2 className="mb-2 hall-text-28 text-hall-muted">{t('hall.zonePoints')}</h2>
          {board.view.kind === 'stage' ? (
            <Fit text={t('hall.blindZones')} room={NOTE} className="text-hall-muted" />
          ) : (
            <ZonePoints zones={zones} />
          )}
        </section>
      )}
    </aside>
  )
}

function NowScoring({ row }: { row: PublicRow }) {
  const { t } = useTranslation('board')
  const language = useLanguage()
  const count = Math.max(row.required, ...row.submitted, 0)
  const seats = Array.from({ length: count }, (_, n) => n + 1)
  const place = [
    row.name && pick(row.name, language),
    row.zone && zoneName(row.zone, language),
    row.station === null || row.name ? null : t('hall.station', { station: row.station }),
    row.order === null ? null : t('hall.order', { order: row.order }),
  ]
  const size = count > SEATS_IN_ROW ? 'size-13 hall-text-24' : 'size-17 hall-text-28'
  return (
    <>
      <Fit text={row.code} room={CODE} className="font-bold" />
      <Fit text={place.filter(Boolean).join('　')} room={PLACE} className="mt-3 text-hall-soft" />
      <ul aria-label={t('hall.seats')} className="mt-6 flex flex-wrap gap-3">
        {seats.map((n) => {
          const isIn = row.submitted.includes(n)
          return (
            <li
              key={n}
              className={`grid place-items-center rounded-[calc(var(--spacing)*3.5)] border-2 ${size} ${
                isIn
                  ? 'border-hall-green bg-hall-seat font-bold text-white'
                  : 'border-white/15 text-hall-muted'
              }`}
            >
              <span aria-hidden="true">{SEAT_NAMES[language].format(n)}</span>
              <span className="sr-only">{t(isIn ? 'hall.seatIn' : 'hall.seatOut', { n })}</span>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function ZonePoints({ zones }: { zones: readonly HallZone[] }) {
  const { t } = useTranslation('board')
  const language = useLanguage()
  if (zones.length === 0) {
    return <Fit text={t('zones.none')} room={NOTE} className="text-hall-muted" />
  }
  const medals = ['', 'text-hall-gold', 'text-hall-silver', 'text-hall-bronze']
  return (
    <ol className="grid min-h-0 grid-rows-[repeat(5,minmax(0,calc(var(--spacing)*16)))]">
      {zones.map(({ zone, rank, points }) => (
        <li
          key={zone.code}
          className="flex min-h-0 items-center overflow-hidden border-b-2 border-white/10 hall-text-30 leading-none"
        >
          <span className={`w-12 shrink-0 ${medals[rank] ?? ''}`}>{rank}</span>
          <span className="min-w-0 flex-1">
            <Fit text={zoneName(zone, language)} room={ZONE} />
          </span>
          <strong>{points}</strong>
        </li>
      ))}
    </ol>
  )
}
