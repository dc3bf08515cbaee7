import { useTranslation } from 'react-i18next'
import { Notice } from '~/components/Notice'
import { Table, Td, Th } from '~/components/Table'
import type { CheckInRow } from '~/services/contest/stages/checkIn.server'

/** Names beside codes, for the door only; opening it was recorded. */
export function CheckInList({ rows }: { rows: CheckInRow[] }) {
  const { t } = useTranslation('office')
  return (
    <section className="grid gap-3">
      <Notice tone="warning" title={t('checkIn.title')}>
        {t('checkIn.text')}
      </Notice>
      <Table caption={t('checkIn.title')}>
        <thead>
          <tr>
            <Th>{t('stage.number')}</Th>
            <Th>{t('stage.code')}</Th>
            <Th>{t('stage.station')}</Th>
            <Th>{t('registration:me.entryCode')}</Th>
            <Th>{t('entries.name')}</Th>
            <Th>{t('overview.zone')}</Th>
            <Th>{t('entries.unit')}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <Td>{row.order}</Td>
              <Td>
                <strong>{row.code}</strong>
              </Td>
              <Td>{row.station}</Td>
              <Td>{row.entryCode}</Td>
              <Td>{row.name}</Td>
              <Td>{row.zone}</Td>
              <Td>{row.unit}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
