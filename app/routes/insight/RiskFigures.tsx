import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { riskName } from '~/components/review/riskWords'
import { BarRows } from '~/components/studio/BarRows'
import { Table, Td, Th } from '~/components/Table'
import type { LocalText } from '~/domain/contest/ruleSet'
import type { RiskKind } from '~/domain/review/risks'
import { usePick } from '~/locales/useLanguage'

interface Tally {
  atRisk: number
  counts: readonly { kind: RiskKind; count: number }[]
}

/** How many studios are at risk, by reason and by zone: two charts and the table of both. */
export function RiskFigures({
  byZone,
  total,
}: {
  byZone: readonly (Tally & { zone: LocalText })[]
  total: Tally
}) {
  const { t } = useTranslation('insight')
  const pick = usePick()
  const kinds = total.counts.flatMap(({ kind, count }) => (count > 0 ? [kind] : []))
  const countOf = ({ counts }: Tally, kind: RiskKind) =>
    counts.find((one) => one.kind === kind)?.count ?? 0
  const bar = (label: string, value: number) => ({ key: label, label, value, text: String(value) })
  const rows = [
    ...byZone.map((one) => ({ ...one, name: pick(one.zone), isTotal: false })),
    { ...total, name: t('total'), isTotal: true },
  ]
  return (
    <section className="grid grid-cols-1 gap-3">
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <div className="grid grid-cols-1 gap-4">
          <Card title={t('risks.byReason')}>
            <BarRows
              name={t('risks.byReason')}
              rows={kinds.map((kind) => bar(riskName(t, kind), countOf(total, kind)))}
            />
          </Card>
          <Card title={t('risks.zoneChart')}>
            <BarRows
              name={t('risks.zoneChart')}
              rows={byZone.map(({ zone, atRisk }) => bar(pick(zone), atRisk))}
            />
          </Card>
        </div>
        <Table caption={t('risks.byZone')}>
          <thead>
            <tr>
              <Th>{t('duty:list.zone')}</Th>
              <Th numeric>{t('risks.title')}</Th>
              {kinds.map((kind) => (
                <Th key={kind} numeric>
                  {riskName(t, kind)}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name} className={row.isTotal ? 'font-bold' : ''}>
                <Td className="whitespace-nowrap">{row.name}</Td>
                <Td numeric>{row.atRisk}</Td>
                {kinds.map((kind) => (
                  <Td key={kind} numeric>
                    {countOf(row, kind)}
                  </Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      <p className="text-sm text-muted-strong">{t('risks.countNote')}</p>
    </section>
  )
}
