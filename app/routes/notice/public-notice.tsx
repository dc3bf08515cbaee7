import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { BoardShell } from '~/components/board/BoardShell'
import { Card } from '~/components/Card'
import { useFormErrorText } from '~/components/FormShell'
import { Notice } from '~/components/Notice'
import type { PageHandle } from '~/components/PageTitle'
import { useSubmitted } from '~/components/useSubmitted'
import { actionFor, loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { AppError } from '~/protocol/errors'
import { objectionFormSchema } from '~/protocol/notice'
import { publicNotice } from '~/queries/notice/publicNotices.server'
import { fileObjection } from '~/services/notice/fileObjection.server'
import { NoticeContent } from './NoticeContent'
import { NoticePill } from './NoticePill'
import { NoticeStanding } from './NoticeStanding'
import { FormNotSent, ObjectionForm } from './ObjectionForm'
import { useNoticeDays } from './useNoticeDays'

const params = z.object({ id: z.string().min(1).max(64) })

export const loader = loaderFor({
  access: 'public',
  params,
  load: async ({ app, params }) => {
    const notice = await publicNotice(app, params.id)
    if (!notice) throw new AppError('notFound')
    return { notice, opId: randomUUID() }
  },
})

export const action = actionFor({
  access: 'public',
  params,
  form: objectionFormSchema,
  run: async ({ app, viewer, params, form, reject, address }) => {
    const personId = viewer?.personId ?? null
    const receivedAt = app.now()
    const noticeId = params.id
    const answer = await fileObjection(app, { noticeId, form, personId, receivedAt, address })
    if (answer.ok) return redirect(`/notices/${noticeId}/objection?code=${answer.code}`)
    if (answer.code === 'notice.notFound') throw new AppError('notFound')
    if (answer.code === 'objection.wait') {
      return reject({ form: [`notice:problem.objection.wait|${answer.minutes}`] }, 429)
    }
    return reject({ form: [`notice:problem.${answer.code}`] }, 409)
  },
})

export const handle: PageHandle = { title: 'notice:title' }

/** A public notice: what it announces, until when, what became of it, and the form to object. */
export default function PublicNotice() {
  const { notice, opId } = useLoaderData<typeof loader>()
  const submitted = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('notice')
  const pick = usePick()
  const errorText = useFormErrorText()
  const { day, period } = useNoticeDays()
  const { id, state, startsAt, endsAt, lines, rulings, log } = notice
  return (
    <BoardShell
      header={
        <div className="pb-4">
          <p className="mt-1 flex flex-wrap items-center gap-3 text-muted">
            <Link to="/notices" className="inline-flex min-h-8 items-center underline">
              {t('title')}
            </Link>
            <NoticePill state={state} />
          </p>
          <h1 className="mt-1 text-3xl font-bold">{pick(notice.title)}</h1>
          {startsAt !== null && endsAt !== null && (
            <p className="mt-1 text-muted-strong">{period(startsAt, endsAt, notice.period)}</p>
          )}
          {notice.sample && <p className="mt-1 text-sm text-muted">{t('sample')}</p>}
        </div>
      }
    >
      <div className="grid grid-cols-1 items-start gap-5 px-4 pt-5 md:px-0 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="grid min-w-0 gap-5">
          {submitted.formError && (
            <Notice tone="problem" title={errorText(submitted.formError)} isAnswer>
              <p>{t('form.notSent')}</p>
            </Notice>
          )}
          {Object.keys(submitted.errors).length > 0 && <FormNotSent />}
          <NoticeStanding notice={notice} />
          <NoticeContent text={notice.text} lines={lines} />
          {rulings.length > 0 && (
            <Card title={t('rulings.title')}>
              <ul className="grid gap-4">
                {rulings.map(({ id: key, about, outcome, ruling, at }) => (
                  <li key={key}>
                    <p className="font-medium">
                      {t('rulings.about', { about: about ?? t('form.whole') })}
                      {' · '}
                      {t(`outcome.${outcome}`)}
                    </p>
                    <p lang="zh-CN" className="mt-1 whitespace-pre-line">
                      {ruling}
                    </p>
                    {at !== null && <p className="mt-1 text-sm text-muted">{day(at)}</p>}
                  </li>
                ))}
              </ul>
            </Card>
          )}
          {log && (
            <p className="text-sm break-all text-muted">
              {t('log', { seq: log.seq, hash: log.hash })}
            </p>
          )}
        </div>
        <div className="grid gap-5">
          <Card title={t('how.title')}>
            <p>{t(state === 'running' ? 'how.open' : 'how.closed')}</p>
            <p className="mt-2">
              <Link
                to={`/notices/${id}/objection`}
                className="inline-flex min-h-11 items-center text-blue underline underline-offset-4"
              >
                {t('how.receipt')}
              </Link>
            </p>
          </Card>
          {state === 'running' && <ObjectionForm lines={lines} opId={opId} submitted={submitted} />}
        </div>
      </div>
    </BoardShell>
  )
}
