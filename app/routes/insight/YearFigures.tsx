import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { Bars } from '~/components/studio/Bars'
import { Table, Td, Th } from '~/components/Table'
import type { InsightYear } from '~/domain/studio/insight'
import { useFigureColumns } from './figures'

const CHARTS = [
  ['studios', (year: InsightYear) => year.studios],
  ['results', (year: InsightYear) => year.results],
  ['benefit', (year: InsightYear) => Number(year.benefitFen)],
  ['passed', (year: InsightYear) => year.apprenticesPassed],
] as const

/** The figures of the last years: charts of four, and the table of all with the difference. */
export function YearFigures({ title, years }: { title: string; years: readonly InsightYear[] }) {
  const { t } = useTranslation('insight')
  const columns = useFigureColumns()
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2 xl:grid-cols-4">
        {CHARTS.map(([key, value]) => {
          const column = columns.find((one) => one.key === key)
          const texts = new Map(years.map((year) => [value(year), column?.text(year) ?? '']))
          return (
            <Card key={key} title={column?.head ?? ''}>
              <Bars
                name={t('chart', { title, figure: column?.head })}
                points={years.map((year) => ({ label: String(year.year), value: value(year) }))}
                format={(shown) => texts.get(shown) ?? ''}
              />
            </Card>
          )
        })}
      </div>
      <Table caption={title}>
        <thead>
          <tr>
            <Th>{t('register.years')}</Th>
            {columns.map(({ key, head }) => (
              <Th key={key} numeric>
                {head}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {years.toReversed().map((year) => (
            <tr key={year.year}>
              <Th scope="row" className="border-t border-line font-medium text-ink">
                {t('register.year', { year: year.year })}
              </Th>
              {columns.map(({ key, text, change }) => (
                <Td key={key} numeric className="whitespace-nowrap">
                  {text(year)}
                  <span className="relative block text-sm text-muted-strong">
                    <span className="sr-only">{t('register.change')}</span>
                    {change(year, year.before)}
                  </span>
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="text-sm text-muted-strong">{t('register.changeNote')}</p>
    </div>
  )
}
