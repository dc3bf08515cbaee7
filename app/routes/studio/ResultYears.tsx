import { useTranslation } from 'react-i18next'
import { Bars } from '~/components/studio/Bars'
import { useMoney } from '~/components/studio/useMoney'
import { Table, Td, Th } from '~/components/Table'
import type { ResultYear } from '~/domain/studio/publicResults'

/** Benefit over the years: a chart, and the table that says the same and more. */
export function ResultYears({ years }: { years: readonly ResultYear[] }) {
  const { t } = useTranslation('studios')
  const money = useMoney()
  if (years.length === 0) return <p className="text-muted-strong">{t('page.noResults')}</p>
  return (
    <div className="grid grid-cols-1 gap-4">
      <Bars
        name={t('page.benefitShort')}
        points={years.map(({ year, benefitYuan }) => ({ label: String(year), value: benefitYuan }))}
        format={money}
      />
      <Table caption={t('page.byYear')}>
        <thead>
          <tr>
            <Th>{t('page.year')}</Th>
            <Th numeric>{t('page.count')}</Th>
            <Th numeric>{t('page.adoptedShort')}</Th>
            <Th numeric>{t('page.benefitShort')}</Th>
          </tr>
        </thead>
        <tbody>
          {years.toReversed().map(({ year, results, adopted, benefitYuan }) => (
            <tr key={year}>
              <Td>{year}</Td>
              <Td numeric>{results}</Td>
              <Td numeric>{adopted}</Td>
              <Td numeric className="whitespace-nowrap">
                {benefitYuan > 0 ? money(benefitYuan) : '–'}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
