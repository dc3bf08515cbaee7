import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '~/components/Button'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { Stat } from '~/components/Stat'
import { loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { AppError } from '~/protocol/errors'
import { officeOverview } from '~/queries/contest/officeOverview.server'
import { officeScope } from '~/queries/contest/officeScope.server'
import { backupTrouble } from '~/services/backup/backupHealth.server'
import { BackupNotice } from './BackupNotice'
import { RunningCard } from './RunningCard'
import { TaskCard } from './TaskCard'
import { ZoneTable } from './ZoneTable'

export const loader = loaderFor({
  access: {
    may: 'entry.readZone',
    on: (_query, read, viewer) => officeScope(read, viewer),
  },
  load: async ({ app, viewer }) => {
    const scope = await officeScope(app.read, viewer)
    const overview = scope && (await officeOverview(app, scope))
    if (!scope || !overview) throw new AppError('notFound')
    const isZone = scope.zoneId !== null
    const backup = isZone ? null : backupTrouble(app.settings.dataDir)
    return { overview, isZone, backup, now: app.now().toISOString() }
  },
})

export const handle = { title: 'office:overview.title' }

export default function OverviewPage() {
  const { overview, isZone, backup, now } = useLoaderData<typeof loader>()
  const { edition, totals, zones, contests, tasks, running } = overview
  const { t } = useTranslation('office')
  const pick = usePick()
  const zone = isZone ? zones[0] : undefined
  return (
    <OfficeShell {...(zone && { place: pick(zone.name) })}>
      <PageHead
        title={t('overview.heading', { year: edition.year })}
        facts={t('overview.facts', {
          title: pick(edition.title),
          zones: zones.length,
          contests: contests.length,
        })}
        actions={
          <LinkButton to="/office/entries?status=submitted">{t('entries.toReview')}</LinkButton>
        }
      />
      {backup && <BackupNotice trouble={backup} />}
      <dl className="mb-4 grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-5">
        <Stat value={totals.entries} label={t('overview.entries')} />
        <Stat
          value={totals.waiting}
          label={t('overview.waiting')}
          tone={totals.waiting > 0 ? 'amber' : 'plain'}
        />
        <Stat value={totals.open} label={t('overview.open')} />
        <Stat
          value={totals.scoring}
          label={t('overview.scoring')}
          tone={totals.scoring > 0 ? 'red' : 'plain'}
        />
        <Stat value={totals.published} label={t('overview.published')} tone="green" />
      </dl>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="grid gap-4 xl:order-2">
          <TaskCard tasks={tasks} now={now} />
          {!isZone && <RunningCard stages={running} />}
        </div>
        <ZoneTable zones={zones} contests={contests} isZone={isZone} />
      </div>
    </OfficeShell>
  )
}
