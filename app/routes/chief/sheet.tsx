import { randomUUID } from 'node:crypto'
import { useLoaderData, useOutletContext } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { entrantMarks } from '~/domain/contest/chiefEntrant'
import { loaderFor } from '~/http/route.server'
import { AppError } from '~/protocol/errors'
import type { ChiefSnapshot } from '~/protocol/chief'
import { sheetHistory } from '~/services/contest/chief/chiefRecords.server'
import { chiefAccess, chiefAction, sheetParams, stageOf } from './chiefRoute.server'
import { FieldSelect } from './FieldSelect'
import { MarksTable } from './MarksTable'
import { OpForm } from './OpForm'
import { RecordList } from './RecordList'
import { SidePanel } from './SidePanel'
import { useFreshRow } from './useFreshRow'
import { ordinalOf, useChiefText } from './useChiefText'

export { shouldRevalidate } from '~/components/revalidate'

export const loader = loaderFor({
  access: chiefAccess,
  params: sheetParams,
  load: async ({ app, params }) => {
    const { live } = await stageOf(app, params.stageId)
    const sheet = live.state.sheets.get(params.sheetId)
    const marks = sheet?.stageId === params.stageId && entrantMarks(live.state, sheet.codeId)
    if (!marks) throw new AppError('notFound')
    const history = await sheetHistory(app.read, live.state, params.sheetId)
    return { sheetId: params.sheetId, marks, history, opId: randomUUID() }
  },
})

export const action = chiefAction

/** One seat's sheet for one entrant: marks beside the other seats', its history, what can be done. */
export default function SheetPanel() {
  const stage = useOutletContext<ChiefSnapshot>()
  const { sheetId, marks, history, opId } = useLoaderData<typeof loader>()
  useFreshRow(stage, marks.row)
  const { t } = useTranslation('chief')
  const text = useChiefText()
  const index = marks.row.cells.findIndex(({ sheet }) => sheet === sheetId)
  const cell = marks.row.cells[index]
  if (!cell) return null
  const seat = text.seat(ordinalOf(stage.seats, cell.seat))
  const reason = marks.reopenReasons[index] ?? null
  const note = marks.notes[index] ?? ''
  const closed = stage.phase === 'signed' || stage.phase === 'decoded'
  return (
    <SidePanel
      stageId={stage.stageId}
      title={t('sheet.title', { code: text.who(marks.row.code), seat })}
    >
      <p>
        {t(`cellState.${cell.state}`, { ...cell, cause: t(`cause.${cell.cause ?? 'absent'}`) })}
      </p>
      {reason !== null && <p className="text-amber">{t('sheet.reopenedBecause', { reason })}</p>}
      <MarksTable marks={marks} seats={stage.seats} highlight={sheetId} />
      <div>
        <h3 className="font-bold">{t('panel.noteLabel')}</h3>
        <p className="break-words whitespace-pre-wrap text-muted-strong">
          {note === '' ? t('panel.noNote') : note}
        </p>
      </div>
      {closed ? (
        <p className="text-muted">{t('sheet.closed')}</p>
      ) : (
        <Actions cell={cell} opId={opId} />
      )}
      <details className="border-t border-line pt-1">
        <summary className="min-h-11 cursor-pointer py-2.5 font-bold">{t('sheet.history')}</summary>
        <RecordList records={history} none={t('sheet.noHistory')} />
      </details>
    </SidePanel>
  )
}

function Actions({
  cell,
  opId,
}: {
  cell: { sheet: string; status: string; cause: string | null }
  opId: string
}) {
  const { t } = useTranslation('chief')
  const sheets = [cell.sheet]
  return (
    <>
      {cell.status !== 'open' && cell.cause === null && (
        <OpForm
          kind="reopen"
          opId={opId}
          fields={{ sheet: cell.sheet }}
          title={t('sheet.reopen')}
          hint={t('sheet.reopenHint')}
          submit={t('sheet.reopen')}
          tone="danger"
        />
      )}
      {cell.cause === null ? (
        <OpForm
          kind="excuse"
          opId={opId}
          fields={{ sheets }}
          title={t('sheet.excuse')}
          folded
          hint={t('sheet.excuseHint')}
          submit={t('sheet.excuse')}
        >
          <FieldSelect
            name="op.cause"
            label={t('sheet.cause')}
            options={(['recused', 'absent', 'replaced'] as const).map((cause) => ({
              value: cause,
              text: t(`cause.${cause}`),
            }))}
          />
        </OpForm>
      ) : (
        <OpForm
          kind="require"
          opId={opId}
          fields={{ sheets }}
          title={t('sheet.require')}
          hint={t('sheet.requireHint')}
          submit={t('sheet.require')}
        />
      )}
    </>
  )
}
