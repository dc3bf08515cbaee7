import { useTranslation } from 'react-i18next'
import type { PublicBoard, PublicRow } from '~/domain/contest/publicBoard'
import { zoneName } from '../board/zoneName'
import { useLanguage } from '~/locales/useLanguage'
import type { HallZone } from './HallScreen'

/** Seats by name: 一, 二, 三 in Chinese. */
const SEAT_NAMES = {
  zh: new Intl.NumberFormat('zh-Hans-CN-u-nu-hanidec'),
  en: new Intl.NumberFormat('en'),
}

/** Beside the ranking: who is being scored, which seats are in, and the zones' points. */
export function HallAside({ board, zones }: { board: PublicBoard; zones: readonly HallZone[] }) {
  const { t } = useTranslation('board')
  const now = board.rows.find(({ id }) => id === board.progress.nowScoring)
  return (
    <aside className="grid content-start gap-10">
      <section>
        <h2 className="mb-4 text-[28px] text-hall-muted">{t('hall.now')}</h2>
        <div className="rounded-[20px] bg-hall-panel p-8">
          {now ? <NowScoring row={now} /> : <p className="text-[28px]">{t('hall.rest')}</p>}
        </div>
      </section>
      <section>
        <h2 className="mb-2 text-[28px] text-hall-muted">{t('hall.zonePoints')}</h2>
        {board.view.kind === 'stage' ? (
          <p className="text-[26px] text-hall-muted">{t('hall.blindZones')}</p>
        ) : (
          <ZonePoints zones={zones} />
        )}
      </section>
    </aside>
  )
}

function NowScoring({ row }: { row: PublicRow }) {
  const { t } = useTranslation('board')
  const language = useLanguage()
  const seats = Array.from({ length: Math.max(row.required, ...row.submitted, 0) }, (_, n) => n + 1)
  return (
    <>
      <p className="text-[92px] leading-none font-bold">{row.code}</p>
      <p className="mt-4 flex flex-wrap gap-x-6 text-[28px] text-hall-soft">
        {row.zone && <span>{zoneName(row.zone, language)}</span>}
        {row.station !== null && <span>{t('hall.station', { station: row.station })}</span>}
        {row.order !== null && <span>{t('hall.order', { order: row.order })}</span>}
      </p>
      <ul aria-label={t('hall.seats')} className="mt-7 flex flex-wrap gap-3">
        {seats.map((n) => {
          const isIn = row.submitted.includes(n)
          return (
            <li
              key={n}
              className={`grid size-[68px] place-items-center rounded-[14px] border-2 text-[28px] ${
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
    return <p className="text-[26px] text-hall-muted">{t('zones.none')}</p>
  }
  const medals = ['', 'text-hall-gold', 'text-hall-silver', 'text-hall-bronze']
  return (
    <ol>
      {zones.map(({ zone, rank, points }) => (
        <li
          key={zone.code}
          className="flex items-baseline border-b-2 border-white/10 py-2.5 text-[30px]"
        >
          <span className={`w-12 ${medals[rank] ?? ''}`}>{rank}</span>
          <span className="flex-1 truncate">{zoneName(zone, language)}</span>
          <strong>{points}</strong>
        </li>
      ))}
    </ol>
  )
}
