import type { MetaFunction } from '@remix-run/react'
import { useLoaderData, useLocation, useOutlet, useSearchParams } from '@remix-run/react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DataAge } from '~/components/DataAge'
import { EmptyState } from '~/components/EmptyState'
import { Notice } from '~/components/Notice'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { openTies } from '~/domain/contest/openTies'
import type { LocalText } from '~/domain/contest/ruleSet'
import { loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import type { ChiefSnapshot } from '~/protocol/chief'
import { judgeNames } from '~/queries/contest/judgeNames.server'
import { stageNames } from '~/queries/review/stageNames.server'
import { chiefSnapshot } from '~/services/contest/chief/chiefSnapshot.server'
import { chiefAccess, stageOf, stageParams } from './chiefRoute.server'
import { ChiefStats } from './ChiefStats'
import { Matrix } from './Matrix'
import { NeedsPanel } from './NeedsPanel'
import { RecordList } from './RecordList'
import { RowFilter, rowsShown } from './RowFilter'
import { SeatsPanel } from './SeatsPanel'
import { StageActions } from './StageActions'
import { StageWords } from './StageWords'
import { useChiefStage } from './useChiefStage'

export { shouldRevalidate } from '~/components/revalidate'

export const loader = loaderFor({
  access: chiefAccess,
  params: stageParams,
  load: async ({ app, params }) => {
    const { place, live } = await stageOf(app, params.stageId)
    const snapshot = await chiefSnapshot(app, live, params.stageId)
    const rules = live.state.ruleSet?.stages.find(({ key }) => key === place.key)
    const ties = openTies(live.state)?.length ?? 0
    const judges = await judgeNames(app, place.contestId)
    const names = await stageNames(app, place, live.state)
    const { contest, isReview } = place
    return { contest, isReview, title: rules?.title ?? null, snapshot, ties, judges, names }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.contest.name.zh ?? ''} · ${data?.title?.zh ?? ''} · 匠赛` },
]

export default function StagePage() {
  const { contest, isReview, title, snapshot, ties, judges, names } = useLoaderData<typeof loader>()
  const pick = usePick()
  const { t } = useTranslation('chief')
  // A panel is named after its one stage already.
  const name = title && !isReview ? `${pick(contest.name)} · ${pick(title)}` : pick(contest.name)
  if (snapshot)
    return (
      <StageWords isReview={isReview} names={names}>
        <LiveStage
          key={snapshot.stageId}
          initial={snapshot}
          name={name}
          ties={ties}
          judges={judges}
          contest={contest.name}
        />
      </StageWords>
    )
  return (
    <OfficeShell place={pick(contest.name)}>
      <PageHead title={name} />
      <EmptyState title={t('notDrawn.title')} text={t('notDrawn.text')}>
        <LinkButton to="/chief">{t('backToContests')}</LinkButton>
      </EmptyState>
    </OfficeShell>
  )
}

function LiveStage({
  initial,
  name,
  ties,
  judges,
  contest,
}: {
  initial: ChiefSnapshot
  name: string
  ties: number
  judges: Readonly<Record<string, string>>
  contest: LocalText
}) {
  const live = useChiefStage(initial)
  const { t } = useTranslation('chief')
  const pick = usePick()
  const [search] = useSearchParams()
  const { pathname } = useLocation()
  const { stage } = live
  const done = search.get('done')
  const panel = useOutlet(stage)
  const columns = panel
    ? 'lg:grid-cols-[minmax(0,1fr)_23rem] xl:grid-cols-[minmax(0,1fr)_28rem]'
    : 'lg:grid-cols-[minmax(0,1fr)_18rem] xl:grid-cols-[minmax(0,1fr)_22rem]'
  const shown = rowsShown(stage.rows, search.get('show'))
  return (
    <OfficeShell place={pick(contest)}>
      <PageHead
        title={name}
        facts={<Facts stage={stage} lastHeardAt={live.lastHeardAt} />}
        actions={<StageActions stage={stage} />}
      />
      <div className="grid gap-4">
        <Connection {...live} />
        {done !== null && /^\d{1,9}$/.test(done) && (
          <Notice tone="done">{t('done', { seq: done })}</Notice>
        )}
        <ChiefStats stage={stage} />
        <div className={`grid items-start gap-4 lg:grid-rows-[auto_1fr] ${columns}`}>
          <div className="grid gap-4 lg:col-start-2">
            {/* A panel of another entrant or sheet begins anew: what was typed was for the one before. */}
            <Fragment key={pathname}>{panel}</Fragment>
            <NeedsPanel stage={stage} ties={ties} />
          </div>
          <div className="grid min-w-0 gap-3 lg:col-start-1 lg:row-span-2 lg:row-start-1">
            <RowFilter path={pathname} shown={search.get('show')} rows={stage.rows} />
            <Matrix stageId={stage.stageId} seats={stage.seats} rows={shown} />
          </div>
          <div className="grid gap-4 md:max-lg:grid-cols-2 lg:col-start-2">
            <SeatsPanel
              stageId={stage.stageId}
              phase={stage.phase}
              seats={stage.seats}
              ephemeral={stage.ephemeral}
              judges={judges}
            />
            <Card title={t('records.title')}>
              <RecordList records={stage.records} none={t('records.none')} />
            </Card>
          </div>
        </div>
      </div>
    </OfficeShell>
  )
}

function Facts({ stage, lastHeardAt }: { stage: ChiefSnapshot; lastHeardAt: number | null }) {
  const { t } = useTranslation('chief')
  const { rows, seats, ruleVersion: version, identity, phase, frozen } = stage
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1">
      <span className="font-medium text-ink">{t(`phase.${phase}`)}</span>
      <span>{t('facts', { entrants: rows.length, seats: seats.length, version })}</span>
      {identity === 'coded' && <span>{t('coded')}</span>}
      {frozen && <span className="text-blue">{t('frozenNow', { count: frozen.length })}</span>}
      {lastHeardAt !== null && <DataAge lastPulse={lastHeardAt} />}
    </span>
  )
}

function Connection({ connection, diverged }: ReturnType<typeof useChiefStage>) {
  const { t } = useTranslation('chief')
  return (
    <>
      {diverged && <Notice tone="warning">{t('connection.diverged')}</Notice>}
      {connection === 'lost' && <Notice tone="warning">{t('connection.lost')}</Notice>}
      {connection === 'signedOut' && (
        <Notice tone="problem" title={t('connection.signedOut')}>
          <LinkButton to="/sign-in">{t('connection.signIn')}</LinkButton>
        </Notice>
      )}
    </>
  )
}
