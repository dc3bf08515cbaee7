import { ChevronDown, ChevronRight } from 'lucide-react'
import { Fragment, useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Table, Td, Th } from '~/components/Table'
import { useScripted } from '~/components/useScripted'

export interface RecordRow {
  key: string
  /** Its own words, for the button that unfolds it. */
  name?: string
  cells: ReactNode[]
  /** Unfolds below the row. */
  details?: ReactNode
  /** Struck: it was withdrawn. */
  isWithdrawn?: boolean
}

interface Props {
  title: string
  /** Keys of `studio:columns`. */
  heads: readonly string[]
  rows: readonly RecordRow[]
}

/** Columns of figures. */
const NUMERIC = [
  ...['results', 'converted', 'benefit', 'apprentices', 'members'],
  ...['grants', 'amount', 'spent', 'left'],
]
/** Columns of words that must not be broken letter by letter on a phone. */
const WIDE = ['title', 'certificates', 'source', 'reason', 'from', 'to']

/** One table of a studio's record; a row that has details unfolds. */
export function RecordTable({ title, heads, rows }: Props) {
  const { t } = useTranslation('studio')
  const unfolds = rows.some(({ details }) => details !== undefined)
  return (
    <section>
      <h2 className="mb-2 text-base font-bold">{title}</h2>
      {rows.length === 0 ? (
        <p className="text-muted">{t('record.none')}</p>
      ) : (
        <Table caption={title}>
          <thead>
            <tr>
              {unfolds && (
                <Th>
                  <span className="sr-only">{t('record.unfold')}</span>
                </Th>
              )}
              {heads.map((head) => (
                <Th key={head} numeric={NUMERIC.includes(head)}>
                  {t(`columns.${head}`)}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.key} {...{ row, heads, unfolds }} />
            ))}
          </tbody>
        </Table>
      )}
    </section>
  )
}

function Row({
  row: { cells, details, name = '', isWithdrawn = false },
  heads,
  unfolds,
}: {
  row: RecordRow
  heads: readonly string[]
  unfolds: boolean
}) {
  const { t } = useTranslation('studio')
  const scripted = useScripted()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const Chevron = isOpen ? ChevronDown : ChevronRight
  return (
    <Fragment>
      <tr className={isWithdrawn ? 'text-muted line-through' : undefined}>
        {unfolds && (
          <Td className="w-10 px-1.5">
            {details !== undefined && (
              <button
                type="button"
                aria-expanded={isOpen}
                aria-controls={id}
                disabled={!scripted}
                onClick={() => setOpen(!isOpen)}
                className="inline-flex size-8 items-center justify-center rounded-lg hover:bg-canvas"
              >
                <Chevron size={18} aria-hidden="true" />
                <span className="sr-only">{t('record.unfoldOf', { name })}</span>
              </button>
            )}
          </Td>
        )}
        {cells.map((cell, index) => {
          const head = heads[index] ?? ''
          return (
            <Td
              key={head}
              numeric={NUMERIC.includes(head)}
              className={WIDE.includes(head) ? 'min-w-32' : 'whitespace-nowrap'}
            >
              {cell}
            </Td>
          )
        })}
      </tr>
      {details !== undefined && (
        <tr id={id} hidden={!isOpen}>
          <td colSpan={heads.length + 1} className="bg-canvas px-5 py-3.5">
            {/* stays in view on a phone, where the table is wider than the page */}
            <div className="sticky left-5 w-full max-w-[calc(100vw-4.5rem)]">{details}</div>
          </td>
        </tr>
      )}
    </Fragment>
  )
}
