import { randomUUID } from 'node:crypto'
import { Link, useLoaderData, useOutletContext } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { missingIn, sheetsIn, type MissingSheets } from '~/domain/contest/chiefMissing'
import { loaderFor } from '~/http/route.server'
import type { ChiefSnapshot } from '~/protocol/chief'
import { chiefAccess, chiefAction, stageParams } from './chiefRoute.server'
import { missingCount } from './missingCount'
import { OpForm } from './OpForm'
import { panelPath } from './paths'
import { SidePanel } from './SidePanel'
import { ordinalOf, useChiefText } from './useChiefText'

export { shouldRevalidate } from '~/components/revalidate'

export const loader = loaderFor({
  access: chiefAccess,
  params: stageParams,
  load: () => ({ opId: randomUUID() }),
})

export const action = chiefAction

const NEXT = { drawn: 'scoring', scoring: 'signing', signing: 'signed' } as const

/** The next step of the stage, with all that stands before it. */
export default function StepPanel() {
  const stage = useOutletContext<ChiefSnapshot>()
  const { opId } = useLoaderData<typeof loader>()
  const { t } = useTranslation('chief')
  const { phase, stageId } = stage
  if (phase !== 'drawn' && phase !== 'scoring' && phase !== 'signing') {
    return (
      <SidePanel stageId={stageId} title={t(`phase.${phase}`)}>
        <p>{t('step.over')}</p>
      </SidePanel>
    )
  }
  const missing = missingIn(stage.rows, stage.held)
  const ready = missingCount(phase, missing) === 0
  const to = NEXT[phase]
  const reopened = phase === 'signing' && missing.sheets.length > 0
  return (
    <SidePanel stageId={stageId} title={t(`step.title.${phase}`)}>
      <p className="text-sm text-muted">{t(`step.hint.${phase}`)}</p>
      {phase !== 'drawn' && (
        <p className="font-medium">{t(ready ? 'step.ready' : 'step.notYet')}</p>
      )}
      {phase !== 'drawn' && <MissingLists stage={stage} />}
      {ready && (
        <OpForm
          kind="moveStage"
          opId={opId}
          fields={{ to }}
          defaultReason={t(`step.defaultReason.${to}`)}
          submit={t(`step.button.${phase}`)}
          tone="primary"
        />
      )}
      {reopened && (
        <OpForm
          kind="moveStage"
          opId={opId}
          fields={{ to: 'scoring' }}
          title={t('step.back')}
          hint={t('step.backHint')}
          defaultReason={t('step.backReason')}
          submit={t('step.back')}
        />
      )}
    </SidePanel>
  )
}

function MissingLists({ stage }: { stage: ChiefSnapshot }) {
  const { t } = useTranslation('chief')
  const text = useChiefText()
  const { stageId, phase, rows, held } = stage
  const missing = missingIn(rows, held)
  return (
    <>
      <SheetList stage={stage} title="step.sheets" list={missing.sheets} />
      {phase === 'signing' && (
        <SheetList stage={stage} title="step.signatures" list={missing.signatures} />
      )}
      <LinkList
        title={t('step.deviations', { count: missing.deviations.length })}
        links={missing.deviations.map(({ codeId, code }) => ({
          to: panelPath(stageId, 'entrants', codeId),
          text: text.who(code),
        }))}
      />
      <LinkList
        title={t('step.held', { count: missing.held.length })}
        links={missing.held.map(({ id, seat, code }) => ({
          to: panelPath(stageId, 'held', id),
          text: `${text.seat(seat)} ${text.who(code)}`,
        }))}
      />
    </>
  )
}

function SheetList({
  stage,
  title,
  list,
}: {
  stage: ChiefSnapshot
  title: string
  list: readonly MissingSheets[]
}) {
  const { t } = useTranslation('chief')
  const text = useChiefText()
  return (
    <LinkList
      title={t(title, { count: sheetsIn(list) })}
      links={list.map(({ codeId, code, cells }) => ({
        to: panelPath(stage.stageId, 'entrants', codeId),
        text: `${text.who(code)} · ${text.list(cells.map(({ seat }) => text.seat(ordinalOf(stage.seats, seat))))}`,
      }))}
    />
  )
}

function LinkList({ title, links }: { title: string; links: { to: string; text: string }[] }) {
  if (links.length === 0) return null
  return (
    <div>
      <h3 className="font-bold">{title}</h3>
      <ul className="max-h-72 overflow-auto">
        {links.map(({ to, text }) => (
          <li key={to}>
            <Link
              to={to}
              preventScrollReset
              className="flex min-h-11 items-center underline underline-offset-4"
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
