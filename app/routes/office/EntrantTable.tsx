import { useTranslation } from 'react-i18next'
import { Table, Td, Th } from '~/components/Table'
import { usePick } from '~/locales/useLanguage'
import type { StageView } from './StageFacts'

/** The running order by code; who is behind a code is there once the stage is decoded. */
export function EntrantTable({ stage }: { stage: StageView }) {
  const { t } = useTranslation('office')
  const pick = usePick()
  const isKnown = stage.entrants.some(({ entryCode }) => entryCode !== null)
  return (
    <section>
      <h2 className="mb-2 font-bold">{t('stage.order')}</h2>
      <Table caption={t('stage.order')}>
        <thead>
          <tr>
            <Th>{t('stage.number')}</Th>
            <Th>{t('stage.code')}</Th>
            <Th>{t('stage.station')}</Th>
            <Th>{t('entries.status')}</Th>
            {isKnown && (
              <>
                <Th>{t('registration:me.entryCode')}</Th>
                <Th>{t('overview.zone')}</Th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {stage.entrants.map((entrant) => (
            <tr key={entrant.codeId}>
              <Td>{entrant.order}</Td>
              <Td>
                <strong>{entrant.code}</strong>
              </Td>
              <Td>{entrant.station}</Td>
              <Td>{t(`entrant.${entrant.status}`)}</Td>
              {isKnown && (
                <>
                  <Td>{entrant.entryCode ?? '–'}</Td>
                  <Td>{entrant.zone ? pick(entrant.zone) : '–'}</Td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
