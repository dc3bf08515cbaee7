import { randomUUID } from 'node:crypto'
import { useLoaderData, useOutletContext } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { entrantMarks } from '~/domain/contest/chiefEntrant'
import { loaderFor } from '~/http/route.server'
import type { ChiefSnapshot } from '~/protocol/chief'
import { AppError } from '~/protocol/errors'
import { chiefAccess, chiefAction, entrantParams, stageOf } from './chiefRoute.server'
import { FieldSelect } from './FieldSelect'
import { MarksTable } from './MarksTable'
import { OpForm } from './OpForm'
import { SidePanel } from './SidePanel'
import { useFreshRow } from './useFreshRow'
import { useChiefText } from './useChiefText'

export { shouldRevalidate } from '~/components/revalidate'

const STATUSES = ['absent', 'withdrawn', 'disqualified', 'active'] as const

export const loader = loaderFor({
  access: chiefAccess,
  params: entrantParams,
  load: async ({ app, params }) => {
    const { live } = await stageOf(app, params.stageId)
    const here = live.state.entrants.get(params.codeId)?.stageId === params.stageId
    const marks = here ? entrantMarks(live.state, params.codeId) : null
    if (!marks) throw new AppError('notFound')
    return { marks, opId: randomUUID() }
  },
})

export const action = chiefAction

/** One entrant: the seats side by side, the deviation to confirm, and its status. */
export default function EntrantPanel() {
  const stage = useOutletContext<ChiefSnapshot>()
  const { marks, opId } = useLoaderData<typeof loader>()
  useFreshRow(stage, marks.row)
  const { t } = useTranslation('chief')
  const { outcome, who } = useChiefText()
  const { row } = marks
  const { code, codeId, status, deviation, spread } = row
  const closed = stage.phase === 'signed' || stage.phase === 'decoded'
  return (
    <SidePanel stageId={stage.stageId} title={t('entrant.title', { code: who(code) })}>
      <dl className="flex flex-wrap gap-x-6 gap-y-1">
        <Fact name={t('entrant.total')} value={outcome(row)} />
        {spread && <Fact name={t('matrix.spread')} value={spread.range} />}
        <Fact name={t('entrant.status')} value={t(`status.${status}`)} />
      </dl>
      <MarksTable marks={marks} seats={stage.seats} />
      {deviation === 'open' && !closed && (
        <OpForm
          kind="confirmDeviation"
          opId={opId}
          fields={{ codeId }}
          title={t('entrant.confirmTitle')}
          hint={t('entrant.confirmHint')}
          submit={t('entrant.confirm')}
          tone="primary"
        />
      )}
      {closed ? (
        <p className="text-muted">{t('sheet.closed')}</p>
      ) : (
        <OpForm
          kind="setEntrant"
          opId={opId}
          fields={{ codeId }}
          title={t('entrant.setStatus')}
          folded
          submit={t('entrant.setStatus')}
        >
          <FieldSelect
            name="op.status"
            label={t('entrant.newStatus')}
            options={STATUSES.filter((one) => one !== status).map((one) => ({
              value: one,
              text: t(`status.${one}`),
            }))}
          />
        </OpForm>
      )}
    </SidePanel>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="font-bold">{value}</dd>
    </div>
  )
}
