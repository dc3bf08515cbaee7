import { useTranslation } from 'react-i18next'
import { orderRows } from '~/domain/contest/orderRows'
import type { PublicBoard, PublicZone } from '~/domain/contest/publicBoard'
import type { LocalText } from '~/domain/contest/ruleSet'
import { usePick } from '~/locales/useLanguage'
import { useBoard } from '../live/useBoard'
import { ruleLine } from '../rules/describe'
import { HallAside } from './HallAside'
import { HallHeader } from './HallHeader'
import { HallRows } from './HallRows'
import { ROWS_PER_PAGE, useHallPages } from './useHallPages'
import { useKeepBoard } from './useLastGood'

export interface HallZone {
  readonly zone: PublicZone
  readonly rank: number
  readonly points: number
}

/** The screen in the hall: 1920 by 1080, read from twenty metres. */
export function HallScreen({
  initial,
  edition,
  zones,
}: {
  initial: PublicBoard
  edition: LocalText | null
  zones: readonly HallZone[]
}) {
  const { t } = useTranslation('board')
  const pick = usePick()
  const live = useBoard(initial, '/displays')
  const { board, moves } = live
  useKeepBoard(board)
  const ordered = orderRows(board.rows)
  const { page, pages } = useHallPages(ordered.length)
  const from = page * ROWS_PER_PAGE
  const shown = ordered.slice(from, from + ROWS_PER_PAGE)
  const range = { from: from + 1, to: from + shown.length, total: ordered.length }
  return (
    <main
      id="content"
      className="flex h-screen min-h-[1080px] min-w-[1600px] flex-col bg-hall px-16 pt-11 pb-7 text-white"
    >
      <HallHeader live={live} edition={edition} />
      <div className="grid flex-1 grid-cols-[minmax(0,1fr)_460px] gap-14 pt-4">
        <HallRows board={board} shown={shown} moves={moves} />
        <HallAside board={board} zones={zones} />
      </div>
      <footer className="flex justify-between gap-10 text-[24px] text-hall-muted">
        <p className="flex gap-8">
          {ordered.length > 0 && <span>{t('hall.rows', range)}</span>}
          {pages > 1 && <span>{t('hall.page', { page: page + 1, pages })}</span>}
          {pages > 1 && <span>{t('hall.turn')}</span>}
        </p>
        {board.rules && <p className="truncate">{ruleLine(board.rules, t, pick)}</p>}
      </footer>
    </main>
  )
}
