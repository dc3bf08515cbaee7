import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { DutyList } from '~/components/duty/DutyList'
import type { ShownDuty } from '~/queries/duty/dutyList.server'

/** A studio's duties of today on its page in the office, with the way to its calendar. */
export function DutiesCard({
  studioId,
  duties,
}: {
  studioId: string
  duties: readonly ShownDuty[]
}) {
  const { t } = useTranslation('duty')
  return (
    <Card title={t('own.list')}>
      {duties.length === 0 ? (
        <p className="text-muted">{t('own.none')}</p>
      ) : (
        <DutyList duties={duties} />
      )}
      <Link
        to={`/office/studios/${studioId}/duties`}
        className="mt-3 inline-flex min-h-11 items-center text-blue underline underline-offset-4"
      >
        {t('own.link')}
      </Link>
    </Card>
  )
}
