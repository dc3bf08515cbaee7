import { useTranslation } from 'react-i18next'
import type { MatrixRow } from '~/domain/contest/chiefMatrix'

/** Share of the bar that a spread at the limit fills, so that one over it still shows. */
const AT_LIMIT = 60

/** How far the seats lie apart, as a bar against the limit and as a number. */
export function SpreadBar({ row }: { row: MatrixRow }) {
  const { t } = useTranslation('chief')
  const { spread, deviation } = row
  if (!spread) return null
  const over = deviation === 'open' || deviation === 'early'
  const scale = spread.limitUnits ?? Math.max(spread.units, 1)
  const width = Math.min(100, Math.max(4, (spread.units / Math.max(scale, 1)) * AT_LIMIT))
  return (
    <span className="flex items-center gap-2 whitespace-nowrap">
      <span aria-hidden="true" className="relative h-1.5 w-20 rounded-full bg-line">
        <span
          className={`absolute inset-y-0 rounded-full ${over ? 'bg-red' : 'bg-line-strong'}`}
          style={{ width: `${width}%`, left: `${(100 - width) / 2}%` }}
        />
      </span>
      <span className={over ? 'font-bold text-red' : ''}>{spread.range}</span>
      {over && <span className="text-sm text-red">{t('matrix.over')}</span>}
      {deviation === 'confirmed' && (
        <span className="text-sm text-muted">{t('matrix.confirmed')}</span>
      )}
    </span>
  )
}
