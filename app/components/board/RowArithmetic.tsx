import { useTranslation } from 'react-i18next'
import { explainRow, type Explanation, type TieBreak } from '~/domain/contest/explainRow'
import type { OrderedRow } from '~/domain/contest/orderRows'
import type { PublicBoard, PublicSeatMark } from '~/domain/contest/publicBoard'
import { usePick } from '~/locales/useLanguage'
import { combinationText, tieText, weightText } from '../rules/describe'

/** How a row's total came about, and what told it apart from its neighbours. */
export function RowArithmetic({
  board,
  ordered,
  index,
}: {
  board: PublicBoard
  ordered: readonly OrderedRow[]
  index: number
}) {
  const { t } = useTranslation('board')
  const explanation = explainRow(board, ordered, index)
  if (!explanation) return null
  const { stages, sharesWith, tieBreaks } = explanation
  return (
    <div className="grid gap-3 border-t border-line bg-canvas px-4 py-4 md:px-6">
      {stages.length === 0 && <p className="text-muted-strong">{t('explain.onlyTotals')}</p>}
      {stages.map((stage) => (
        <StageArithmetic key={stage.score.key} stage={stage} alone={board.view.kind === 'stage'} />
      ))}
      {sharesWith.length > 0 && (
        <p className="text-muted-strong">
          {t('explain.shares', { codes: sharesWith.map(({ code }) => code).join('、') })}
        </p>
      )}
      {tieBreaks.map((one) => (
        <TieNote key={one.other.id} tieBreak={one} />
      ))}
    </div>
  )
}

function StageArithmetic({
  stage,
  alone,
}: {
  stage: Explanation['stages'][number]
  alone: boolean
}) {
  const { t } = useTranslation('board')
  const pick = usePick()
  const { score, rules } = stage
  return (
    <div className="grid gap-1.5">
      {score.seats && score.seats.length > 1 && (
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <span>
            {pick(rules.title)}
            <span className="ml-3 text-muted-strong">
              {t('explain.seats', { count: score.seats.length })}
            </span>
          </span>
          <ul className="flex flex-wrap gap-x-3 gap-y-1">
            {score.seats.map((seat) => (
              <SeatMark key={seat.seat} mark={seat} />
            ))}
          </ul>
        </div>
      )}
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <span className="text-muted-strong">
          {score.seats && score.seats.length > 1
            ? combinationText(rules.combination, t)
            : pick(rules.title)}
        </span>
        <span>
          {score.score === null && t('explain.no')}
          {score.score !== null && score.weighted !== null && !alone && (
            <>
              {t('explain.times', { score: score.score, weight: weightText(rules.weight) })}{' '}
              <strong>{score.weighted}</strong>
            </>
          )}
          {score.score !== null && (score.weighted === null || alone) && (
            <strong>{score.score}</strong>
          )}
        </span>
      </div>
    </div>
  )
}

function SeatMark({ mark: { seat, value, dropped } }: { mark: PublicSeatMark }) {
  const { t } = useTranslation('board')
  return (
    <li>
      <span className="sr-only">{t('explain.seat', { n: seat })} </span>
      {dropped ? (
        <>
          <s className="text-muted-strong">{value}</s>
          <span className="sr-only">
            {' '}
            {t(dropped === 'high' ? 'explain.droppedHigh' : 'explain.droppedLow')}
          </span>
        </>
      ) : (
        value
      )}
    </li>
  )
}

function TieNote({ tieBreak: { other, ahead, tie } }: { tieBreak: TieBreak }) {
  const { t } = useTranslation('board')
  const pick = usePick()
  const what = tie ? tieText(tie, t, pick) : t('explain.byRules')
  return (
    <p className="text-muted-strong">
      {t(ahead ? 'explain.ahead' : 'explain.behind', { code: other.code, what })}
    </p>
  )
}
