import { Link, useLoaderData } from '@remix-run/react'
import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { EmptyState } from '~/components/EmptyState'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import type { PageHandle } from '~/components/PageTitle'
import { StatusPill, type StatusTone } from '~/components/StatusPill'
import type { StagePhase } from '~/domain/contest/events'
import { loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { myStages, type ChiefContest } from '~/services/contest/chief/myStages.server'
import { stagePath } from './paths'

export const loader = loaderFor({
  access: 'signedIn',
  load: async ({ app, viewer }) => ({ contests: await myStages(app, viewer) }),
})

export const handle: PageHandle = { title: 'chief:title' }

const TONES: Record<StagePhase, StatusTone> = {
  pending: 'neutral',
  drawn: 'neutral',
  scoring: 'blue',
  signing: 'amber',
  signed: 'green',
  decoded: 'green',
}

/** The contests of a chief judge, each stage with how far it is and what waits. */
export default function ContestsPage() {
  const { contests } = useLoaderData<typeof loader>()
  const { t } = useTranslation('chief')
  const pick = usePick()
  return (
    <OfficeShell>
      <PageHead title={t('title')} />
      {contests.length === 0 && <EmptyState title={t('none.title')} text={t('none.text')} />}
      <div className="grid items-start gap-4 md:grid-cols-2">
        {contests.map((contest) => (
          <Card key={contest.id} title={pick(contest.name)}>
            <ul className="divide-y divide-line">
              {contest.stages.map((stage) => (
                <li key={stage.id}>
                  <StageLink stage={stage} />
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </OfficeShell>
  )
}

function StageLink({ stage }: { stage: ChiefContest['stages'][number] }) {
  const { t } = useTranslation('chief')
  const pick = usePick()
  const { counts, held, phase } = stage
  const waiting = (counts?.deviations ?? 0) + held
  return (
    <Link
      to={stagePath(stage.id)}
      className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 py-2 no-underline hover:bg-canvas"
    >
      <span className="mr-auto font-medium">{pick(stage.title)}</span>
      {waiting > 0 && (
        <span className="font-medium text-red">
          {t('needs.title')} {waiting}
        </span>
      )}
      {counts && (
        <span className="text-muted">
          {counts.submitted} / {counts.required}
          <span className="sr-only">{t('stat.sheets')}</span>
        </span>
      )}
      <StatusPill tone={TONES[phase]}>{t(`phase.${phase}`)}</StatusPill>
      <ChevronRight aria-hidden="true" size={18} />
    </Link>
  )
}
