import { Link } from '@remix-run/react'
import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import type { CellState, MatrixCell, MatrixRow } from '~/domain/contest/chiefMatrix'
import type { ChiefSeat } from '~/domain/contest/chiefStage'
import { usePick } from '~/locales/useLanguage'
import { KnownNames } from './knownNames'
import { panelPath } from './paths'
import { SpreadBar } from './SpreadBar'
import { ordinalOf, useChiefText } from './useChiefText'

const LOOK: Record<CellState, string> = {
  notStarted: 'border-transparent bg-canvas text-muted-strong',
  scoring: 'border-transparent bg-blue-soft text-blue',
  submitted: 'border-transparent bg-green-soft font-medium text-green',
  signed: 'border-green bg-green-soft font-medium text-green',
  deviating: 'border-red border-2 bg-red-soft font-bold text-red',
  reopened: 'border-amber bg-amber-soft text-amber',
  excused: 'border-dashed border-line-strong bg-paper text-muted-strong',
}
/** Repeats what the colour says. */
const SIGN: Partial<Record<CellState, string>> = { signed: '✓', deviating: '!', reopened: '↺' }

interface MatrixProps {
  stageId: string
  seats: readonly ChiefSeat[]
  rows: readonly MatrixRow[]
}

/** Who has scored whom: the head stays in view, every cell opens its sheet. */
export function Matrix({ stageId, seats, rows }: MatrixProps) {
  const { t } = useTranslation('chief')
  const { seat } = useChiefText()
  return (
    <div
      role="region"
      aria-label={t('matrix.caption')}
      tabIndex={0}
      className="max-h-[85vh] scroll-pt-12 overflow-auto rounded-card border border-line bg-paper"
    >
      <table className="w-full border-separate border-spacing-0 text-left">
        <caption className="sr-only">{t('matrix.caption')}</caption>
        <thead>
          <tr>
            <Head>{t('matrix.order')}</Head>
            <Head>{t('matrix.code')}</Head>
            {seats.map(({ id, ordinal }) => (
              <Head key={id} centre>
                {seat(ordinal)}
              </Head>
            ))}
            <Head>{t('matrix.spread')}</Head>
            <Head right>{t('matrix.score')}</Head>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.codeId} stageId={stageId} seats={seats} row={row} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="p-6 text-center text-muted">{t('matrix.empty')}</p>}
    </div>
  )
}

function Head({
  centre = false,
  right = false,
  children,
}: {
  centre?: boolean
  right?: boolean
  children: string
}) {
  const align = centre ? 'text-center' : right ? 'pr-4 text-right' : ''
  return (
    <th
      scope="col"
      className={`sticky top-0 z-10 border-b border-line bg-paper px-2 py-2.5 text-sm font-normal whitespace-nowrap text-muted first:pl-4 ${align}`}
    >
      {children}
    </th>
  )
}

const CELL = 'border-b border-line px-1.5 py-1.5'

function Row({
  stageId,
  seats,
  row,
}: {
  stageId: string
  seats: readonly ChiefSeat[]
  row: MatrixRow
}) {
  const { t } = useTranslation('chief')
  const pick = usePick()
  const { outcome, who } = useChiefText()
  const name = useContext(KnownNames).studios[row.code]
  const settle = row.outcome === 'deviating' || row.outcome === 'incomplete'
  return (
    <tr>
      <td className={`${CELL} pl-4 text-muted-strong`}>{row.order}</td>
      <th scope="row" className={`${CELL} font-bold`}>
        <Link
          to={panelPath(stageId, 'entrants', row.codeId)}
          preventScrollReset
          aria-label={t('matrix.openEntrant', { code: who(row.code) })}
          className="inline-flex min-h-11 items-center underline-offset-4 hover:underline"
        >
          {row.code}
        </Link>
        {name && (
          <span className="block max-w-44 truncate text-sm font-normal" title={pick(name)}>
            {pick(name)}
          </span>
        )}
      </th>
      {row.status === 'active' ? (
        seats.map(({ id }) => {
          const cell = row.cells.find(({ seat }) => seat === id)
          return (
            <td key={id} className={CELL}>
              {cell && <Cell stageId={stageId} seats={seats} row={row} cell={cell} />}
            </td>
          )
        })
      ) : (
        <td colSpan={seats.length} className={CELL}>
          <span className="flex min-h-11 items-center justify-center rounded-lg bg-canvas text-muted-strong">
            {t(`status.${row.status}`)}
          </span>
        </td>
      )}
      <td className={`${CELL} pl-3`}>
        <SpreadBar row={row} />
      </td>
      <td
        className={`${CELL} pr-4 text-right whitespace-nowrap ${settle ? 'font-medium text-red' : row.outcome === 'complete' ? 'font-bold' : 'text-muted-strong'}`}
      >
        {outcome(row)}
      </td>
    </tr>
  )
}

function Cell({
  stageId,
  seats,
  row,
  cell,
}: {
  stageId: string
  seats: readonly ChiefSeat[]
  row: MatrixRow
  cell: MatrixCell
}) {
  const { t } = useTranslation('chief')
  const text = useChiefText()
  const { state, scored, of, subtotal, cause } = cell
  const words = t(`cellState.${state}`, {
    scored,
    of,
    subtotal,
    cause: t(`cause.${cause ?? 'absent'}`),
  })
  const label = t('matrix.of', {
    code: text.who(row.code),
    seat: text.seat(ordinalOf(seats, cell.seat)),
    state: words,
  })
  return (
    <Link
      to={panelPath(stageId, 'sheets', cell.sheet)}
      preventScrollReset
      aria-label={label}
      className={`flex min-h-11 min-w-18 items-center justify-center gap-1 rounded-lg border px-1.5 text-sm whitespace-nowrap no-underline hover:border-ink ${LOOK[state]}`}
    >
      {SIGN[state] !== undefined && <span aria-hidden="true">{SIGN[state]}</span>}
      {text.cell(cell)}
    </Link>
  )
}
