import { useTranslation } from 'react-i18next'
import type { EntrantMarks } from '~/domain/contest/chiefEntrant'
import type { ChiefSeat } from '~/domain/contest/chiefStage'
import { usePick } from '~/locales/useLanguage'
import { ordinalOf, useChiefText } from './useChiefText'

/** One entrant's marks by aspect, a column for each seat; `highlight` is the sheet looked at. */
export function MarksTable({
  marks,
  seats,
  highlight,
}: {
  marks: EntrantMarks
  seats: readonly ChiefSeat[]
  highlight?: string
}) {
  const { t } = useTranslation('chief')
  const { seat } = useChiefText()
  const pick = usePick()
  const { row, criteria, dropped } = marks
  const look = (sheet: string) => (sheet === highlight ? 'bg-canvas font-bold' : '')
  return (
    <div
      role="region"
      aria-label={t('entrant.compare')}
      tabIndex={0}
      className="scrolls-across border-y border-line"
    >
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{t('entrant.compare')}</caption>
        <thead>
          <tr className="text-muted">
            <th scope="col" className="py-1.5 pr-2 text-left font-normal">
              {t('sheet.aspect')}
            </th>
            {row.cells.map((cell) => (
              <th
                key={cell.sheet}
                scope="col"
                className={`px-1 text-right whitespace-nowrap ${look(cell.sheet) || 'font-normal'}`}
              >
                {seat(ordinalOf(seats, cell.seat))}
              </th>
            ))}
          </tr>
        </thead>
        {criteria.map((criterion) => (
          <tbody key={criterion.id}>
            {criterion.aspects.map((aspect) => (
              <tr key={aspect.id} className="border-t border-line">
                <th scope="row" className="min-w-22 py-1.5 pr-2 text-left font-normal">
                  {pick(aspect.title)}
                  <span className="ml-1 whitespace-nowrap text-muted">/ {aspect.max}</span>
                </th>
                {aspect.values.map((value, index) => (
                  <td
                    key={row.cells[index]?.sheet ?? index}
                    className={`px-1 text-right ${look(row.cells[index]?.sheet ?? '')}`}
                  >
                    {value ?? <span className="text-muted">{t('notScored')}</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
        <tfoot>
          <tr className="border-t border-ink">
            <th scope="row" className="py-1.5 pr-2 text-left">
              {t('entrant.subtotal')}
            </th>
            {row.cells.map(({ sheet, subtotal }) => (
              <td key={sheet} className={`px-1 text-right ${look(sheet)}`}>
                {dropped.includes(sheet) ? (
                  <>
                    <s>{subtotal}</s>
                    <span className="block text-xs whitespace-nowrap text-muted">
                      {t('entrant.dropped')}
                    </span>
                  </>
                ) : (
                  (subtotal ?? '–')
                )}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
