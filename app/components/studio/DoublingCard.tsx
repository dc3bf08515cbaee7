import { useTranslation } from 'react-i18next'
import type { DoublingProgress } from '~/domain/studio/doubling'
import { Card } from '../Card'
import { StatusPill } from '../StatusPill'
import { Table, Td, Th } from '../Table'
import { Bars } from './Bars'

/** How far the doubling plan has come: a sentence, a chart, and the chart's table on demand. */
export function DoublingCard({ doubling }: { doubling: DoublingProgress }) {
  const { t } = useTranslation('studios')
  const { year, target, named, percent, missing, lost, months } = doubling
  return (
    <Card title={t('doubling.title', { year })}>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>{t('doubling.progress', { named, target, percent })}</span>
        {missing === 0 ? (
          <StatusPill tone="green">{t('doubling.done')}</StatusPill>
        ) : (
          <StatusPill tone="blue">{t('doubling.missing', { count: missing })}</StatusPill>
        )}
      </p>
      {lost > 0 && <p className="mt-1 text-sm text-muted">{t('doubling.lost', { count: lost })}</p>}
      <Bars
        name={t('doubling.title', { year })}
        points={months.map(({ month, total }) => ({ label: String(month), value: total }))}
        format={String}
        target={{ value: target, label: t('doubling.target', { target }) }}
      />
      <details>
        <summary className="inline-flex min-h-11 cursor-pointer items-center underline underline-offset-4">
          {t('doubling.byMonth')}
        </summary>
        <Table caption={t('doubling.byMonth')}>
          <thead>
            <tr>
              <Th>{t('doubling.month')}</Th>
              <Th numeric>{t('doubling.added')}</Th>
              <Th numeric>{t('doubling.sum')}</Th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, added, total }) => (
              <tr key={month}>
                <Td>{t('doubling.monthName', { month })}</Td>
                <Td numeric>{added}</Td>
                <Td numeric>{total}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </details>
    </Card>
  )
}
