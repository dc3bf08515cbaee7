import { useTranslation } from 'react-i18next'
import type { OrderedRow } from '~/domain/contest/orderRows'
import type { PublicBoard } from '~/domain/contest/publicBoard'
import { useLanguage, usePick } from '~/locales/useLanguage'
import { stateText } from '../board/RowNotes'
import { zoneName } from '../board/zoneName'
import type { Move, Moves } from '../live/boardMemory'
import { weightText } from '../rules/describe'
import { ROWS_PER_PAGE } from './useHallPages'
import { useSlide } from './useSlide'

const MEDALS = ['', 'text-hall-gold', 'text-hall-silver', 'text-hall-bronze']
const CELL = 'border-t-2 border-white/10 px-4'

/** Ten rows of the ranking. Only the row that moved is tinted, and slides to its new place. */
export function HallRows({
  board,
  shown,
  moves,
}: {
  board: PublicBoard
  shown: readonly OrderedRow[]
  moves: Moves
}) {
  const { t } = useTranslation('board')
  const pick = usePick()
  const overall = board.view.kind === 'overall'
  const stages = overall && board.publicMarks !== 'totals' ? (board.rules?.stages ?? []) : []
  const body = useSlide(shown.map(({ row }) => row.id).join(), moves)
  return (
    <table className="w-full table-fixed border-collapse text-[36px]">
      <caption className="sr-only">{t('tabs.ranking')}</caption>
      <thead>
        <tr className="h-[54px] text-[24px] text-hall-muted [&>th]:px-4 [&>th]:font-normal [&>th]:whitespace-nowrap">
          <th scope="col" className="w-28 text-center">
            {t('rank')}
          </th>
          <th scope="col" className="w-40 text-left">
            {t(overall ? 'code' : 'codedCode')}
          </th>
          <th scope="col" className="text-left">
            {t(overall ? 'zone' : 'home.state')}
          </th>
          {stages.map(({ key, title, weight }) => (
            <th key={key} scope="col" className="w-52 text-right">
              {pick(title)} {weightText(weight)}
            </th>
          ))}
          <th scope="col" className="w-52 text-right">
            {t(overall ? 'total' : 'score')}
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        {shown.map((placed) => (
          <HallRow
            key={placed.row.id}
            placed={placed}
            move={moves.get(placed.row.id)}
            stages={stages.map(({ key }) => key)}
            current={board.stage}
          />
        ))}
        {Array.from({ length: ROWS_PER_PAGE - shown.length }, (_, index) => (
          <tr key={index} aria-hidden="true" className="h-[73px]" />
        ))}
      </tbody>
    </table>
  )
}

function HallRow({
  placed: { row, rank, tied },
  move,
  stages,
  current,
}: {
  placed: OrderedRow
  move: Move | undefined
  stages: readonly string[]
  /** The stage that a row's state is about. */
  current: string | null
}) {
  const { t } = useTranslation('board')
  const language = useLanguage()
  const medal = (rank !== null && MEDALS[rank]) || (rank === null ? 'text-hall-muted' : '')
  const faint = row.state === 'ranked' ? '' : 'text-hall-muted'
  const zone = row.zone && zoneName(row.zone, language)
  const state = row.state === 'ranked' ? '' : stateText(row, t)
  return (
    <tr data-row={row.id} className={`h-[73px] ${move ? 'bg-hall-moved' : ''}`}>
      <td className={`${CELL} text-center text-[46px] font-bold ${medal}`}>{rank ?? '–'}</td>
      <td className={`${CELL} text-[32px] ${row.state === 'ranked' ? 'text-hall-muted' : ''}`}>
        {row.code}
      </td>
      <td className={`${CELL} truncate ${faint}`}>
        {zone}
        {tied && <span className="ml-5 text-[26px] text-hall-muted">{t('tied')}</span>}
        {row.corrected && (
          <span className="ml-5 text-[26px] text-hall-amber">{t('corrected')}</span>
        )}
        {move && <HallMove move={move} />}
        {state !== '' && stages.length === 0 && <span className="text-[30px]">{state}</span>}
      </td>
      {stages.map((key) => {
        const weighted = row.stages.find((stage) => stage.key === key)?.weighted ?? null
        return (
          <td key={key} className={`${CELL} text-right whitespace-nowrap ${faint}`}>
            {weighted ??
              (key === current && state !== '' ? (
                <span className="text-[28px]">{state}</span>
              ) : (
                '–'
              ))}
          </td>
        )
      })}
      <td className={`${CELL} text-right text-[46px] font-bold ${medal}`}>{row.total ?? '–'}</td>
    </tr>
  )
}

function HallMove({ move: { from, to } }: { move: Move }) {
  const { t } = useTranslation('board')
  if (to === null || from === to) return null
  const up = from === null || to < from
  const text =
    from === null
      ? t('entered')
      : up
        ? t('up', { count: from - to })
        : t('down', { count: to - from })
  return (
    <span className={`ml-5 text-[26px] ${up ? 'text-hall-green' : 'text-hall-muted'}`}>
      <span aria-hidden="true">{up ? '▲ ' : '▼ '}</span>
      {text}
    </span>
  )
}
