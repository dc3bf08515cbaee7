import { randomUUID } from 'node:crypto'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DoneNotice } from '~/components/DoneNotice'
import { EmptyState } from '~/components/EmptyState'
import { FormProblem } from '~/components/FormProblem'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import type { PageHandle } from '~/components/PageTitle'
import { useSubmitted } from '~/components/useSubmitted'
import { can } from '~/domain/people/permissions'
import { actionFor, loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { AppError } from '~/protocol/errors'
import { noticeFormSchema } from '~/protocol/notice'
import { officeScope } from '~/queries/contest/officeScope.server'
import { officeNotice } from '~/queries/notice/officeNotices.server'
import { moveNotice } from '~/services/notice/moveNotice.server'
import { ruleObjection } from '~/services/notice/ruleObjection.server'
import { showSender } from '~/services/notice/showSender.server'
import { MoveForm } from './MoveForm'
import { NoticeContent } from './NoticeContent'
import { NoticePill } from './NoticePill'
import { NoticeStanding } from './NoticeStanding'
import { ObjectionCard } from './ObjectionCard'
import { useNoticeDays } from './useNoticeDays'

const params = z.object({ id: z.string().min(1).max(64) })

export const loader = loaderFor({
  access: { may: 'notice.publish', on: (_query, read, viewer) => officeScope(read, viewer) },
  params,
  search: z.object({ done: z.literal('1').optional() }),
  load: async ({ app, params, search }) => {
    const notice = await officeNotice(app, params.id)
    if (!notice) throw new AppError('notFound')
    return { notice, opId: randomUUID(), done: search.done === '1' }
  },
})

export const action = actionFor({
  access: { may: 'notice.publish', on: (_query, read, viewer) => officeScope(read, viewer) },
  params,
  form: noticeFormSchema,
  run: async ({ app, viewer, params: { id: noticeId }, form, reject }) => {
    const by = { opId: form.opId, actor: viewer.personId, receivedAt: app.now() }
    if (form.do === 'rule' || form.do === 'showSender') {
      const scope = await officeScope(app.read, viewer)
      if (!scope || !can(viewer, 'objection.rule', scope)) throw new AppError('forbidden')
    }
    if (form.do === 'showSender') {
      const shown = await showSender(app, { noticeId, objection: form.objection, ...by })
      if (!shown.ok) return reject({ form: [`notice:problem.${shown.code}`] }, 409)
      return data({ sender: shown.sender }, { headers: { 'Cache-Control': 'no-store' } })
    }
    const answer =
      form.do === 'rule'
        ? await ruleObjection(app, {
            ...{ noticeId, objection: form.objection, outcome: form.outcome },
            ...{ reason: form.reason, ...by },
          })
        : await moveNotice(app, {
            ...{ noticeId, to: form.do, reason: 'reason' in form ? form.reason : '', ...by },
          })
    if (answer.ok) return redirect(`/office/notices/${noticeId}?done=1`)
    if (answer.code === 'notice.notFound') throw new AppError('notFound')
    return reject({ form: [`notice:problem.${answer.code}`] }, 409)
  },
})

export { shouldRevalidate } from '~/components/revalidate'

export const handle: PageHandle = { title: 'notice:office.title' }

/** One notice in the office: its moves, its objections with the day each answer is due. */
export default function OfficeNotice() {
  const { notice, opId, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const submitted = useSubmitted(answer && 'submission' in answer ? answer : undefined)
  const sender = answer && 'sender' in answer ? answer.sender : null
  const { t } = useTranslation('notice')
  const pick = usePick()
  const { period } = useNoticeDays()
  const { id, state, publishedAt, startsAt, endsAt, objections, moves } = notice
  return (
    <OfficeShell>
      <PageHead
        title={pick(notice.title)}
        facts={
          <span className="flex flex-wrap items-center gap-3">
            <NoticePill state={state} />
            {startsAt !== null && endsAt !== null
              ? period(startsAt, endsAt, notice.period)
              : t(`length.${notice.period.unit}`, { count: notice.period.length })}
          </span>
        }
        actions={
          publishedAt !== null && (
            <LinkButton to={`/notices/${id}`}>{t('office.publicPage')}</LinkButton>
          )
        }
      />
      <div className="mb-4 grid gap-3">
        {submitted.formError ? (
          <FormProblem error={submitted.formError} />
        ) : (
          done && <DoneNotice>{t('office.done')}</DoneNotice>
        )}
        <NoticeStanding notice={notice} />
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-[2fr_1fr]">
        <div className="grid min-w-0 gap-4">
          <section className="grid gap-3">
            <h2 className="text-lg font-bold">{t('office.objections')}</h2>
            {objections.length === 0 && (
              <EmptyState title={t('office.noObjections')} text={t('office.noObjectionsText')} />
            )}
            {objections.map((objection) => (
              <ObjectionCard
                key={objection.id}
                {...{ objection, opId, submitted }}
                sender={sender?.objection === objection.id ? sender : null}
                mayRule={state === 'running' || state === 'over'}
              />
            ))}
          </section>
          <Card title={t('lines.caption')}>
            <NoticeContent text={notice.text} lines={notice.lines} />
          </Card>
        </div>
        {moves.length > 0 && (
          <Card title={t('office.moves')}>
            {moves.map((move) => (
              <MoveForm
                key={move.to}
                {...{ move, opId, submitted }}
                corrects={notice.corrects !== null}
              />
            ))}
          </Card>
        )}
      </div>
    </OfficeShell>
  )
}
