import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '~/components/Button'
import { EmptyState } from '~/components/EmptyState'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { StatusPill } from '~/components/StatusPill'
import { Table, Td, Th } from '~/components/Table'
import { loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { cycleList } from '~/queries/review/cycleList.server'
import { cyclesTarget } from '~/queries/review/cycleTarget.server'
import { cycleTone } from './phaseTone'

export const loader = loaderFor({
  access: { may: 'cycle.run', on: (_query, read) => cyclesTarget(read) },
  load: async ({ app }) => ({ cycles: await cycleList(app.read) }),
})

export const handle = { title: 'cycle:list.title' }

/** Every cycle of reviews, for the organiser. */
export default function CyclesPage() {
  const { cycles } = useLoaderData<typeof loader>()
  const { t } = useTranslation('cycle')
  const pick = usePick()
  return (
    <OfficeShell>
      <PageHead
        title={t('list.title')}
        facts={t('list.facts')}
        actions={
          <>
            <LinkButton to="/office/cycles/templates">{t('list.templates')}</LinkButton>
            <LinkButton to="/office/cycles/new" tone="primary">
              {t('list.open')}
            </LinkButton>
          </>
        }
      />
      {cycles.length === 0 ? (
        <EmptyState title={t('list.none')} text={t('list.noneText')} />
      ) : (
        <Table caption={t('list.title')}>
          <thead>
            <tr>
              <Th>{t('list.cycle')}</Th>
              <Th>{t('list.phase')}</Th>
              <Th numeric>{t('list.reviews')}</Th>
              <Th numeric>{t('list.filed')}</Th>
              <Th numeric>{t('list.decided')}</Th>
            </tr>
          </thead>
          <tbody>
            {cycles.map((cycle) => (
              <tr key={cycle.id} className="hover:bg-canvas">
                <Td>
                  <Link
                    to={`/office/cycles/${cycle.id}`}
                    className="inline-flex min-h-8 items-center font-medium text-blue underline underline-offset-4"
                  >
                    {t('list.name', { year: cycle.year, title: pick(cycle.title) })}
                  </Link>
                  {cycle.sample && <span className="ml-2 text-sm text-muted">{t('sample')}</span>}
                </Td>
                <Td>
                  <StatusPill tone={cycleTone(cycle.phase)}>
                    {t(`review:cyclePhase.${cycle.phase}`)}
                  </StatusPill>
                </Td>
                <Td numeric>{cycle.reviews}</Td>
                <Td numeric>{cycle.filed}</Td>
                <Td numeric>{cycle.decided}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </OfficeShell>
  )
}
