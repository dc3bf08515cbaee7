import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { orderRows } from '~/domain/contest/orderRows'
import type { PublicBoard } from '~/domain/contest/publicBoard'
import { ReviewWords } from '~/locales/ReviewWords'
import { usePick } from '~/locales/useLanguage'
import type { Glance } from '~/protocol/glance'
import { isReview } from '~/domain/contest/isReview'
import { useBoard } from '../live/useBoard'
import { useGlance } from '../live/useGlance'
import { ruleLine } from '../rules/describe'
import { Fit } from './Fit'
import { HallAside } from './HallAside'
import { HallHeader } from './HallHeader'
import { HallRows } from './HallRows'
import { hallZones } from './hallZones'
import { openHallStore } from './hallStore'
import { useDisplayKeeper } from './useDisplayKeeper'
import { ROWS_PER_PAGE, useHallPages } from './useHallPages'

const RULE = { width: 1_180, height: 40, sizes: [24, 22, 20, 18, 16] }

interface HallProps {
  initial: PublicBoard
  glance: Glance | null
  /** The server's time when it made this page; empty when it did not. */
  servedAt: string
}

/** The screen in the hall: 1920 by 1080, read from twenty metres. */
export function HallScreen(props: HallProps) {
  return (
    <ReviewWords on={isReview(props.initial)}>
      <Screen {...props} />
    </ReviewWords>
  )
}

function Screen({ initial, glance: firstGlance, servedAt }: HallProps) {
  const { t } = useTranslation('board')
  const pick = usePick()
  const { slug } = initial
  const openBoard = useCallback(
    () => openHallStore<PublicBoard>(`board:${slug}`, servedAt),
    [slug, servedAt],
  )
  const openGlance = useCallback(() => openHallStore<Glance>('glance', servedAt), [servedAt])
  const live = useBoard(initial, '/displays', openBoard)
  const { glance } = useGlance(firstGlance, openGlance)
  useDisplayKeeper(live.status)
  const { board, moves } = live
  const zones = useMemo(() => hallZones(glance), [glance])
  const ordered = orderRows(board.rows)
  const { page, pages } = useHallPages(ordered.length)
  const from = page * ROWS_PER_PAGE
  const shown = ordered.slice(from, from + ROWS_PER_PAGE)
  const range = { from: from + 1, to: from + shown.length, total: ordered.length }
  return (
    <main
      id="content"
      className="hall grid h-screen min-h-[calc(1080*var(--u))] min-w-[calc(1920*var(--u))] grid-rows-[auto_minmax(0,1fr)_auto] bg-hall px-16 pt-9 pb-5 text-white"
    >
      <HallHeader live={live} edition={isReview(board) ? null : (glance?.title ?? null)} />
      <div className="grid min-h-0 grid-cols-[minmax(0,1fr)_calc(460*var(--u))] grid-rows-[minmax(0,1fr)] gap-14 py-3">
        <HallRows board={board} shown={shown} moves={moves} />
        <HallAside board={board} zones={zones} />
      </div>
      <footer className="flex h-11 items-center justify-between gap-10 text-hall-muted">
        <p className="flex shrink-0 gap-8 hall-text-24 whitespace-nowrap">
          {ordered.length > 0 && <span>{t('hall.rows', range)}</span>}
          {pages > 1 && <span>{t('hall.page', { page: page + 1, pages })}</span>}
          {pages > 1 && <span>{t('hall.turn')}</span>}
        </p>
        {board.rules && <Fit text={ruleLine(board.rules, t, pick)} room={RULE} />}
      </footer>
    </main>
  )
}
