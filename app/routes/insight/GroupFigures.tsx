import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { BarRows } from '~/components/studio/BarRows'
import { Table, Td, Th } from '~/components/Table'
import type { InsightFigures, InsightRow } from '~/domain/studio/insight'
import { useFigureColumns } from './figures'

/** Columns of the table that are drawn too. */
const CHARTS = ['studios', 'converted', 'benefit', 'apprentices']

interface Group extends InsightRow {
  name: string
  /** Where this group's years are shown. */
  to: string
}

/** A year's figures by group: charts of four, and the table of all with their total. */
export function GroupFigures({
  title,
  head,
  groups,
  total,
  chosen,
}: {
  title: string
  /** What the groups are. */
  head: string
  groups: readonly Group[]
  total: InsightFigures
  /** Key of the group whose years are shown. */
  chosen: string | null
}) {
  const { t } = useTranslation('insight')
  const columns = useFigureColumns()
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2 xl:grid-cols-4">
        {columns
          .filter(({ key }) => CHARTS.includes(key))
          .map(({ key, head: figure, of, text }) => (
            <Card key={key} title={figure}>
              <BarRows
                name={t('chart', { title, figure })}
                rows={groups.map((group) => ({
                  ...{ key: group.key, label: group.name, value: of(group), text: text(group) },
                }))}
              />
            </Card>
          ))}
      </div>
      <Table caption={title}>
        <thead>
          <tr>
            <Th>{head}</Th>
            {columns.map(({ key, head: figure }) => (
              <Th key={key} numeric>
                {figure}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.key} className="hover:bg-canvas">
              <Td>
                <Link
                  to={group.to}
                  aria-current={group.key === chosen ? 'true' : undefined}
                  className="inline-flex min-h-8 items-center whitespace-nowrap text-blue underline underline-offset-4 aria-[current=true]:font-bold"
                >
                  {group.name}
                </Link>
              </Td>
              {columns.map(({ key, text }) => (
                <Td key={key} numeric>
                  {text(group)}
                </Td>
              ))}
            </tr>
          ))}
          <tr className="font-bold">
            <Td>{t('total')}</Td>
            {columns.map(({ key, text }) => (
              <Td key={key} numeric>
                {text(total)}
              </Td>
            ))}
          </tr>
        </tbody>
      </Table>
      <p className="text-sm text-muted-strong">{t('register.note')}</p>
    </div>
  )
}
