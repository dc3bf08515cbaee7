import { useTranslation } from 'react-i18next'
import { orderRows, type OrderedRow } from '~/domain/contest/orderRows'
import type { PublicBoard } from '~/domain/contest/publicBoard'
import { pick } from '~/locales/languages'
import { useLanguage } from '~/locales/useLanguage'
import { EmptyState } from '../EmptyState'
import type { Move, Moves } from '../live/boardMemory'
import { RankMark } from './RankMark'
import { RowArithmetic } from './RowArithmetic'
import { RowNotes } from './RowNotes'
import { zoneName } from './zoneName'

/** The ranking. Each row opens its arithmetic, with or without JavaScript. */
export function Ranking({
  board,
  moves,
  mine,
  search,
}: {
  board: PublicBoard
  moves: Moves
  /** Id of the viewer's own row. */
  mine: string | null
  /** Shows only codes that contain this. */
  search: string
}) {
  const { t } = useTranslation('board')
  const ordered = orderRows(board.rows)
  const wanted = search.trim().toUpperCase()
  const shown = ordered
    .map((placed, index) => ({ placed, index }))
    .filter(({ placed }) => placed.row.code.toUpperCase().includes(wanted))
  if (ordered.length === 0) {
    return (
      <div className="px-4 md:px-0">
        <EmptyState title={t('empty.title')} text={t('empty.text')} />
      </div>
    )
  }
  if (shown.length === 0) {
    return <p className="px-4 py-6 md:px-0">{t('search.none', { code: search })}</p>
  }
  return (
    <ol className="border-y border-line bg-paper md:overflow-hidden md:rounded-card md:border">
      {shown.map(({ placed, index }) => (
        <li key={placed.row.id} className="border-t border-line first:border-t-0">
          <details className="group">
            <Summary
              board={board}
              placed={placed}
              move={moves.get(placed.row.id)}
              own={placed.row.id === mine}
            />
            <RowArithmetic board={board} ordered={ordered} index={index} />
          </details>
        </li>
      ))}
    </ol>
  )
}

function Summary({
  board,
  placed,
  move,
  own,
}: {
  board: PublicBoard
  placed: OrderedRow
  move: Move | undefined
  own: boolean
}) {
  const { t } = useTranslation('board')
  const language = useLanguage()
  const { row, rank } = placed
  const tint = own ? 'bg-red-soft' : move ? 'bg-green-soft' : ''
  const zone = row.zone && zoneName(row.zone, language)
  const name = row.name && pick(row.name, language)
  return (
    <summary
      className={`flex min-h-16 cursor-pointer list-none items-center gap-4 px-4 py-2.5 transition-colors duration-700 group-open:bg-canvas hover:bg-canvas md:px-6 [&::-webkit-details-marker]:hidden ${tint}`}
    >
      <RankMark rank={rank} className="w-12 shrink-0 text-2xl" />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-lg">{name ?? zone ?? row.code}</span>
        <span className="flex flex-wrap gap-x-4 text-sm text-muted-strong">
          {(zone !== null || name) && <span>{row.code}</span>}
          {name && zone !== null && <span>{zone}</span>}
          {own && <span className="font-bold">{t('me')}</span>}
          <RowNotes placed={placed} move={move} />
        </span>
      </span>
      <span className="hidden gap-8 text-right text-muted-strong md:flex">
        {board.view.kind === 'overall' &&
          row.stages.map(({ key, weighted }) => (
            <span key={key} className="w-20">
              {weighted ?? '–'}
            </span>
          ))}
      </span>
      <span className="w-24 text-right text-2xl font-bold">{row.total ?? '–'}</span>
      <span className="sr-only">{t('explain.open')}</span>
      <span aria-hidden="true" className="text-muted transition-transform group-open:rotate-90">
        ›
      </span>
    </summary>
  )
}
