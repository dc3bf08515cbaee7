import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '~/components/Button'
import { EmptyState } from '~/components/EmptyState'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import type { PageHandle } from '~/components/PageTitle'
import { Table, Td, Th } from '~/components/Table'
import { loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { officeScope } from '~/queries/contest/officeScope.server'
import { officeNotices } from '~/queries/notice/officeNotices.server'
import { NoticePill } from './NoticePill'
import { useNoticeDays } from './useNoticeDays'

export const loader = loaderFor({
  access: { may: 'notice.publish', on: (_query, read, viewer) => officeScope(read, viewer) },
  load: async ({ app }) => ({ notices: await officeNotices(app) }),
})

export const handle: PageHandle = { title: 'notice:office.title' }

/** Every notice with what waits for an answer. */
export default function OfficeNotices() {
  const { notices } = useLoaderData<typeof loader>()
  const { t } = useTranslation('notice')
  const pick = usePick()
  const { lastDay } = useNoticeDays()
  return (
    <OfficeShell>
      <PageHead
        title={t('office.title')}
        actions={<LinkButton to="/office/workdays">{t('workdays.title')}</LinkButton>}
      />
      {notices.length === 0 ? (
        <EmptyState title={t('office.none')} text={t('office.noneText')} />
      ) : (
        <Table caption={t('office.title')}>
          <thead>
            <tr>
              <Th>{t('office.name')}</Th>
              <Th>{t('office.state')}</Th>
              <Th>{t('office.lastDay')}</Th>
              <Th numeric>{t('office.open')}</Th>
              <Th numeric>{t('office.overdue')}</Th>
            </tr>
          </thead>
          <tbody>
            {notices.map(({ id, title, state, endsAt, open, overdue }) => (
              <tr key={id} className="hover:bg-canvas">
                <Td>
                  <Link
                    to={`/office/notices/${id}`}
                    className="inline-flex min-h-8 items-center font-medium text-blue underline underline-offset-4"
                  >
                    {pick(title)}
                  </Link>
                </Td>
                <Td>
                  <NoticePill state={state} />
                </Td>
                <Td>{endsAt === null ? '–' : lastDay(endsAt)}</Td>
                <Td numeric>{open}</Td>
                <Td numeric>{overdue}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </OfficeShell>
  )
}
