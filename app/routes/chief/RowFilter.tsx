import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { unsignedCells, type MatrixRow } from '~/domain/contest/chiefMatrix'

const FILTERS = {
  all: () => true,
  open: (row) => row.status === 'active' && row.outcome !== 'complete',
  deviating: (row) => row.deviation === 'open' || row.deviation === 'early',
  unsigned: (row) => row.status === 'active' && unsignedCells(row).length > 0,
} as const satisfies Record<string, (row: MatrixRow) => boolean>

type Filter = keyof typeof FILTERS
const NAMES = Object.keys(FILTERS) as Filter[]

/** The rows that a filter of the address leaves; all of them for one that is not known. */
export function rowsShown(rows: readonly MatrixRow[], show: string | null): MatrixRow[] {
  return rows.filter(FILTERS[known(show)])
}

/** Chooses rows by links, so that a filter can be kept and sent around. */
export function RowFilter({
  path,
  shown,
  rows,
}: {
  path: string
  shown: string | null
  rows: readonly MatrixRow[]
}) {
  const { t } = useTranslation('chief')
  return (
    <nav aria-label={t('matrix.filter')} className="flex flex-wrap gap-2">
      {NAMES.map((name) => (
        <Link
          key={name}
          to={name === 'all' ? path : `${path}?show=${name}`}
          preventScrollReset
          aria-current={known(shown) === name ? 'true' : undefined}
          className="inline-flex min-h-11 items-center gap-1.5 rounded-full border border-line bg-paper px-4 text-sm hover:border-ink aria-[current=true]:border-ink aria-[current=true]:font-bold"
        >
          {t(`show.${name}`)}
          <span className="text-muted">{rows.filter(FILTERS[name]).length}</span>
        </Link>
      ))}
    </nav>
  )
}

function known(name: string | null): Filter {
  return NAMES.find((candidate) => candidate === name) ?? 'all'
}
