import { randomUUID } from 'node:crypto'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { LinkButton } from '~/components/Button'
import { DoneNotice } from '~/components/DoneNotice'
import { FormProblem } from '~/components/FormProblem'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { StatusPill } from '~/components/StatusPill'
import { useSubmitted } from '~/components/useSubmitted'
import { actionFor, loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { AppError } from '~/protocol/errors'
import { stageFormSchema } from '~/protocol/stages'
import { stagePage, stageRights, stageTarget } from '~/queries/contest/stagePage.server'
import { openCheckInList } from '~/services/contest/stages/checkIn.server'
import { decodeStage } from '~/services/contest/stages/decodeStage.server'
import { drawStage } from '~/services/contest/stages/drawStage.server'
import { CheckInList } from './CheckInList'
import { EntrantTable } from './EntrantTable'
import { StageActions } from './StageActions'
import { StageFacts } from './StageFacts'
import { stageTone } from './stageTone'

const params = z.object({ stage: z.string().min(1).max(120) })

export const loader = loaderFor({
  access: 'signedIn',
  params,
  search: z.object({ done: z.enum(['draw', 'decode']).optional() }),
  load: async ({ app, viewer, params, search }) => {
    const target = await stageTarget(app.read, params.stage)
    if (!target) throw new AppError('notFound')
    const rights = stageRights(viewer, target)
    if (!rights.codes && !rights.publishes) throw new AppError('forbidden')
    const stage = await stagePage(app, params.stage, viewer, rights)
    if (!stage) throw new AppError('notFound')
    return { stage, opId: randomUUID(), done: search.done ?? null }
  },
})

export const action = actionFor({
  access: { may: 'draw.commit', on: ({ params: { stage } }, read) => stageTarget(read, stage) },
  params,
  form: stageFormSchema,
  hide: ['code', 'witnessPassword'],
  run: async ({ app, viewer, params, form, reject, address }) => {
    const stageId = params.stage
    const { opId } = form
    const by = { stageId, opId, actor: viewer.personId, receivedAt: app.now() }
    if (form.move === 'list') {
      const list = await openCheckInList(app, by)
      if (!list.ok) return reject({ form: [`office:problem.${list.code}`] }, 409)
      return data({ list: list.rows })
    }
    const { witnessPhone: phone, witnessPassword: password } =
      form.move === 'decode' ? form : { witnessPhone: '', witnessPassword: '' }
    const answer =
      form.move === 'draw'
        ? await drawStage(app, { ...by, stations: form.stations })
        : await decodeStage(app, { ...by, code: form.code, witness: { phone, password, address } })
    if (!answer.ok && answer.code === 'wait') {
      return reject({ form: [`office:problem.wait|${answer.minutes}`] }, 429)
    }
    if (!answer.ok) return reject({ form: [`office:problem.${answer.code}`] }, 409)
    return redirect(`/office/stages/${stageId}?done=${form.move}`)
  },
})

export const handle = { title: 'office:stage.title' }

export default function StagePage() {
  const { stage, opId, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const submitted = useSubmitted(answer && 'submission' in answer ? answer : undefined)
  const { t } = useTranslation('office')
  const pick = usePick()
  return (
    <OfficeShell>
      <PageHead
        title={`${pick(stage.contest.name)} · ${pick(stage.title)}`}
        facts={
          <span className="flex flex-wrap items-center gap-3">
            <StatusPill tone={stageTone(stage.phase)}>{t(`phase.${stage.phase}`)}</StatusPill>
            {t(`identity.${stage.identity}`)}
          </span>
        }
        actions={<LinkButton to="/office/stages">{t('stages.title')}</LinkButton>}
      />
      <div className="grid gap-4">
        {submitted.formError ? (
          <FormProblem error={submitted.formError} />
        ) : (
          done && <DoneNotice>{t(`stage.done.${done}`)}</DoneNotice>
        )}
        {answer && 'list' in answer && <CheckInList rows={answer.list} />}
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <StageFacts stage={stage} />
          <StageActions stage={stage} opId={opId} submitted={submitted} />
        </div>
        {stage.entrants.length > 0 && <EntrantTable stage={stage} />}
      </div>
    </OfficeShell>
  )
}
