import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { OrderedRow } from '~/domain/contest/orderRows'
import type { PublicRow } from '~/domain/contest/publicBoard'
import type { Move } from '../live/boardMemory'

/** Why a row has no rank, in words. */
export function stateText(row: PublicRow, t: TFunction<'board'>): string {
  return t(`state.${row.state}`, { have: row.submitted.length, need: row.required })
}

/** What there is to say beside a row's code: its state, a shared rank, a move, a correction. */
export function RowNotes({ placed, move }: { placed: OrderedRow; move: Move | undefined }) {
  const { t } = useTranslation('board')
  const { row, tied } = placed
  return (
    <>
      {row.state !== 'ranked' && <span>{stateText(row, t)}</span>}
      {tied && <span>{t('tied')}</span>}
      {row.corrected && <span className="font-medium text-amber">{t('corrected')}</span>}
      {move && <MoveNote move={move} />}
    </>
  )
}

function MoveNote({ move: { from, to } }: { move: Move }) {
  const { t } = useTranslation('board')
  if (to === null || from === to) return null
  if (from === null) return <span className="font-bold text-green">{t('entered')}</span>
  return to < from ? (
    <span className="font-bold text-green">{t('up', { count: from - to })}</span>
  ) : (
    <span className="text-muted-strong">{t('down', { count: to - from })}</span>
  )
}
