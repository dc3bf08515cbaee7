import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { useDateTime } from '~/components/useDateTime'
import { usePick } from '~/locales/useLanguage'
import type { entryDetail } from '~/queries/contest/entryDetail.server'

export type EntryDetail = NonNullable<Awaited<ReturnType<typeof entryDetail>>>

/** What an officer decides on; identity number and phone are masked. */
export function EntryFacts({ entry }: { entry: EntryDetail }) {
  const { t } = useTranslation('office')
  const pick = usePick()
  const dateTime = useDateTime()
  return (
    <Card title={t('entry.facts')}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-2.5">
        {entry.isSample && <Fact name={t('entry.sample')}>{t('entry.sampleText')}</Fact>}
        <Fact name={t('registration:field.identity.label')}>{entry.identity}</Fact>
        <Fact name={t('registration:field.phone.label')}>{entry.phone}</Fact>
        <Fact name={t('registration:field.zone.label')}>{pick(entry.zone)}</Fact>
        <Fact name={t('registration:field.unitName.label')}>{entry.unit}</Fact>
        <Fact name={t('entry.creditCode')}>
          {entry.creditCode}
          {entry.creditCodeDoubtful && (
            <span className="mt-1 block text-sm text-amber">! {t('entry.creditCodeDoubtful')}</span>
          )}
        </Fact>
        <Fact name={t('entry.quota')}>{t('entry.quotaText', entry.quota)}</Fact>
        <Fact name={t('registration:me.submittedAt')}>{dateTime(entry.submittedAt)}</Fact>
        <Fact name={t('entry.consentAt')}>{dateTime(entry.consentAt)}</Fact>
        {entry.decidedAt !== null && (
          <Fact name={t('registration:me.decidedAt')}>{dateTime(entry.decidedAt)}</Fact>
        )}
        {entry.reason !== null && <Fact name={t('registration:me.reason')}>{entry.reason}</Fact>}
        {entry.answer !== null && <Fact name={t('entry.answer')}>{entry.answer}</Fact>}
      </dl>
    </Card>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words whitespace-pre-line">{children}</dd>
    </>
  )
}
