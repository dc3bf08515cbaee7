import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { EmptyState } from '~/components/EmptyState'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import type { PageHandle } from '~/components/PageTitle'
import { StatusPill, type StatusTone } from '~/components/StatusPill'
import { loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { expertCycles, type ExpertStage } from '~/queries/review/expertCycles.server'
import { TakeOwnSeat } from './TakeOwnSeat'

export const loader = loaderFor({
  access: 'signedIn',
  load: async ({ app, viewer }) => ({ cycles: await expertCycles(app, viewer.personId) }),
})

export const handle: PageHandle = { title: 'expert:title' }

/** Where an expert scores: each cycle with its stages, how much is done, and the way to the sheets. */
export default function ExpertPage() {
  const { cycles } = useLoaderData<typeof loader>()
  const { t } = useTranslation('expert')
  const pick = usePick()
  return (
    <OfficeShell>
      <PageHead title={t('title')} facts={t('facts')} />
      {cycles.length === 0 && <EmptyState title={t('none.title')} text={t('none.text')} />}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {cycles.map(({ id, year, title, sample, stages }) => (
          <Card key={id} title={t('cycle', { year, title: pick(title) })}>
            {sample && <p className="-mt-2 mb-2 text-sm text-muted-strong">{t('sample')}</p>}
            <p className="mb-3">
              <Link
                to={`/expert/${id}/ties`}
                className="inline-flex min-h-8 items-center text-blue underline underline-offset-4"
              >
                {t('ties.link')}
              </Link>
            </p>
            {stages.length === 0 && <p className="text-muted-strong">{t('notAssigned')}</p>}
            <ul className="divide-y divide-line">
              {stages.map((stage) => (
                <li key={stage.key} className="py-4 first:pt-0 last:pb-0">
                  <Stage cycleId={id} stage={stage} />
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </OfficeShell>
  )
}

function Stage({ cycleId, stage }: { cycleId: string; stage: ExpertStage }) {
  const { t } = useTranslation('expert')
  const pick = usePick()
  const { title, phase, deadline, done, all, seatId } = stage
  const state = stateOf(stage)
  const isOpen = phase === 'scoring' || phase === 'signing'
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <h3 className="mr-auto text-lg font-medium">{pick(title)}</h3>
        <span className="text-muted-strong">{t('done', { done, all })}</span>
        <StatusPill tone={TONES[state]}>{t(`state.${state}`)}</StatusPill>
      </div>
      {state !== 'signed' && (
        <p className="text-muted-strong">
          {deadline === null ? t('noDeadline') : t('deadline', { day: deadline })}
        </p>
      )}
      {isOpen && all > 0 && <TakeOwnSeat cycleId={cycleId} seatId={seatId} />}
    </div>
  )
}

type State = 'nothing' | 'notYet' | 'open' | 'submitted' | 'signing' | 'signed'

const TONES: Record<State, StatusTone> = {
  nothing: 'neutral',
  notYet: 'neutral',
  open: 'blue',
  submitted: 'green',
  signing: 'amber',
  signed: 'green',
}

function stateOf({ phase, done, all }: ExpertStage): State {
  if (all === 0) return 'nothing'
  if (phase === 'pending' || phase === 'drawn') return 'notYet'
  if (phase === 'scoring') return done === all ? 'submitted' : 'open'
  return phase === 'signing' ? 'signing' : 'signed'
}
