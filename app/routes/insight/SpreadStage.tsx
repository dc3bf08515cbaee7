import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { StatusPill } from '~/components/StatusPill'
import { Bars } from '~/components/studio/Bars'
import { Table, Td, Th } from '~/components/Table'
import type { LocalText } from '~/domain/contest/ruleSet'
import { usePick } from '~/locales/useLanguage'

interface Expert {
  seat: string
  name: string
  sheets: number
  compared: number
  outside: number
  /** Decimal texts; null where nothing could be compared. */
  meanDeviation: string | null
  meanDistance: string | null
}

interface Stage {
  key: string
  title: LocalText
  isSigned: boolean
  experts: readonly Expert[]
}

/** One judged stage: a chart of the deviations, and the table that says the same and more. */
export function SpreadStage({ stage: { title, isSigned, experts } }: { stage: Stage }) {
  const { t } = useTranslation('insight')
  const name = usePick()(title)
  const compared = experts.filter(({ meanDeviation }) => meanDeviation !== null)
  return (
    <section className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="text-lg font-bold">{name}</h2>
        <StatusPill tone={isSigned ? 'green' : 'blue'}>
          {t(isSigned ? 'spread.signed' : 'spread.open')}
        </StatusPill>
      </div>
      {experts.length === 0 && <p className="text-muted-strong">{t('spread.noSheets')}</p>}
      {compared.length > 0 && compared.every(({ meanDistance }) => Number(meanDistance) === 0) && (
        <p>{t('spread.allEven')}</p>
      )}
      {experts.length > 0 && (
        <div className="grid grid-cols-1 items-start gap-4 2xl:grid-cols-2">
          {compared.some(({ meanDeviation }) => Number(meanDeviation) !== 0) && (
            <Card title={t('spread.deviation')}>
              <Bars
                name={t('chart', { title: name, figure: t('spread.deviation') })}
                points={compared.map(({ name: label, meanDeviation }) => ({
                  ...{ label, value: Number(meanDeviation) },
                }))}
                format={(value) => signed(value.toFixed(2))}
              />
            </Card>
          )}
          <Table caption={name}>
            <thead>
              <tr>
                <Th>{t('spread.expert')}</Th>
                <Th numeric>{t('spread.sheets')}</Th>
                <Th numeric>{t('spread.compared')}</Th>
                <Th numeric>{t('spread.deviation')}</Th>
                <Th numeric>{t('spread.distance')}</Th>
                <Th numeric>{t('spread.outside')}</Th>
              </tr>
            </thead>
            <tbody>
              {experts.map((expert) => (
                <tr key={expert.seat}>
                  <Td className="whitespace-nowrap">{expert.name}</Td>
                  <Td numeric>{expert.sheets}</Td>
                  <Td numeric>{expert.compared}</Td>
                  <Td numeric className="whitespace-nowrap">
                    <Deviation text={expert.meanDeviation} />
                  </Td>
                  <Td numeric>{expert.meanDistance ?? '–'}</Td>
                  <Td numeric>{expert.outside}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </section>
  )
}

/** The figure with its direction in a word, so that a sign is not all there is. */
function Deviation({ text }: { text: string | null }) {
  const { t } = useTranslation('insight')
  if (text === null) return <>–</>
  const value = Number(text)
  const word = value < 0 ? 'severe' : value > 0 ? 'lenient' : 'even'
  return (
    <>
      {signed(text)} <span className="text-sm text-muted-strong">{t(`spread.${word}`)}</span>
    </>
  )
}

function signed(text: string): string {
  return Number(text) > 0 ? `+${text}` : text.replace('-', '−')
}
