import { useTranslation } from 'react-i18next'
import type { OrderedRow } from '~/domain/contest/orderRows'
import type { PublicBoard } from '~/domain/contest/publicBoard'
import { useLanguage, usePick } from '~/locales/useLanguage'
import { isReview } from '~/domain/contest/isReview'
import { useScoresTitle } from '../board/ToCome'
import type { Moves } from '../live/boardMemory'
import { weightText } from '../rules/describe'
import { Fit } from './Fit'
import { HallRow, wordsSize } from './HallRow'
import { columnsOf, HEAD } from './hallColumns'
import { useSlide } from './useSlide'

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
  const named = isReview(board)
  const scores = useScoresTitle(board)
  const stages = overall && board.publicMarks !== 'totals' ? (board.rules?.stages ?? []) : []
  const columns = columnsOf(stages.length)
  const keys = stages.map(({ key }) => key)
  const largest = wordsSize(shown, columns, { stages: keys, language: useLanguage(), t })
  const body = useSlide(shown.map(({ row }) => row.id).join(), moves)
  const heads = [
    { key: 'rank', text: t('rank'), width: columns.rank, align: 'text-center' },
    { key: 'code', text: t(overall ? 'code' : 'codedCode'), width: columns.code, align: '' },
    {
      key: 'zone',
      text: t(named ? 'studio' : overall ? 'zone' : 'home.state'),
      width: columns.zone,
      align: '',
    },
    ...stages.map(({ key, title, weight }) => ({
      key: `stage ${key}`,
      text: `${pick(title)} ${weightText(weight)}`,
      width: columns.stage,
      align: 'text-right',
    })),
    {
      key: 'total',
      text: named ? scores : t(!overall ? 'score' : board.toCome.length > 0 ? 'soFar' : 'total'),
      width: columns.total,
      align: 'text-right',
    },
  ]
  return (
    <table className="grid min-h-0 grid-rows-[auto_minmax(0,1fr)]">
      <caption className="sr-only">{t('tabs.ranking')}</caption>
      <thead className="block">
        <tr className="grid h-16 items-center" style={{ gridTemplateColumns: columns.template }}>
          {heads.map(({ key, text, width, align }) => (
            <th
              key={key}
              scope="col"
              className={`min-w-0 px-4 font-normal text-hall-muted ${align || 'text-left'}`}
            >
              <Fit text={text} room={{ ...HEAD, width }} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} className="grid min-h-0 grid-rows-[repeat(10,minmax(0,1fr))]">
        {shown.map((placed) => (
          <HallRow
            key={placed.row.id}
            placed={placed}
            move={moves.get(placed.row.id)}
            stages={keys}
            current={board.stage}
            columns={columns}
            largest={largest}
          />
        ))}
      </tbody>
    </table>
  )
}
