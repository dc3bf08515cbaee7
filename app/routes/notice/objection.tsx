import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Field } from '~/components/Field'
import { FormProblem } from '~/components/FormProblem'
import { Notice } from '~/components/Notice'
import type { PageHandle } from '~/components/PageTitle'
import { PublicShell } from '~/components/PublicShell'
import { useDateTime } from '~/components/useDateTime'
import { useSubmitted } from '~/components/useSubmitted'
import { actionFor, loaderFor } from '~/http/route.server'
import { AppError } from '~/protocol/errors'
import { receiptCodeSchema, withdrawFormSchema } from '~/protocol/notice'
import { publicNotice } from '~/queries/notice/publicNotices.server'
import { receiptPage } from '~/queries/notice/receipt.server'
import { withdrawObjection } from '~/services/notice/withdrawObjection.server'
import { useNoticeDays } from './useNoticeDays'

const params = z.object({ id: z.string().min(1).max(64) })

export const loader = loaderFor({
  access: 'public',
  params,
  search: z.object({ code: receiptCodeSchema.default('') }),
  load: async ({ app, params: { id }, search: { code }, address }) => {
    if (!(await publicNotice(app, id))) throw new AppError('notFound')
    const receipt = code === '' ? null : await receiptPage(app, { noticeId: id, code, address })
    return { id, code, receipt, opId: randomUUID() }
  },
})

export const action = actionFor({
  access: 'public',
  params,
  form: withdrawFormSchema,
  run: async ({ app, params: { id }, form: { opId, code }, reject, address }) => {
    const by = { opId, address, receivedAt: app.now() }
    const answer = await withdrawObjection(app, { noticeId: id, code, ...by })
    if (answer.ok) return redirect(`/notices/${id}/objection?code=${encodeURIComponent(code)}`)
    if (answer.code === 'objection.wait') {
      return reject({ form: [`notice:problem.objection.wait|${answer.minutes}`] }, 429)
    }
    return reject({ form: [`notice:problem.${answer.code}`] }, 409)
  },
})

export const handle: PageHandle = { title: 'notice:receipt.title' }

/** What became of an objection, for whoever has its code. */
export default function ObjectionPage() {
  const { id, code, receipt, opId } = useLoaderData<typeof loader>()
  const { formError } = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('notice')
  return (
    <PublicShell>
      <div className="mx-auto grid max-w-md gap-5">
        <div>
          <h1 className="text-2xl font-bold">{t('receipt.title')}</h1>
          <p className="mt-1">
            <Link to={`/notices/${id}`} className="inline-flex min-h-8 items-center underline">
              {t('receipt.back')}
            </Link>
          </p>
        </div>
        {formError && <FormProblem error={formError} />}
        {receipt?.kind === 'wait' && (
          <Notice tone="problem" title={t('receipt.wait', { minutes: receipt.minutes })} />
        )}
        {receipt?.kind === 'unknown' && (
          <Notice tone="problem" title={t('receipt.unknown')}>
            <p>{t('receipt.unknownText')}</p>
          </Notice>
        )}
        {receipt?.kind === 'found' ? (
          <Receipt receipt={receipt} code={code} opId={opId} />
        ) : (
          <Card>
            <Form className="grid gap-5">
              <Field
                label={t('receipt.code')}
                hint={t('receipt.codeHint')}
                name="code"
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                defaultValue={code}
              />
              <Button type="submit" tone="primary">
                {t('receipt.look')}
              </Button>
            </Form>
          </Card>
        )}
      </div>
    </PublicShell>
  )
}

type Found = Extract<Awaited<ReturnType<typeof receiptPage>>, { kind: 'found' }>

function Receipt({ receipt, code, opId }: { receipt: Found; code: string; opId: string }) {
  const { t } = useTranslation('notice')
  const dateTime = useDateTime()
  const { day, lastDay } = useNoticeDays()
  const { about, status, ruling, receivedAt, dueAt, ruledAt } = receipt
  return (
    <>
      <Card title={t('receipt.code')}>
        <p className="font-mono text-2xl font-bold tracking-widest">{code}</p>
        <p className="mt-2 text-muted-strong">{t('receipt.keep')}</p>
      </Card>
      <Card title={t(`objectionState.${status}`)}>
        <p>{t('rulings.about', { about: about ?? t('form.whole') })}</p>
        <p className="text-muted-strong">{t('receipt.received', { at: dateTime(receivedAt) })}</p>
        {status === 'open' && <p>{t('receipt.due', { day: lastDay(dueAt) })}</p>}
        {ruling !== null && (
          <p lang="zh-CN" className="mt-3 whitespace-pre-line">
            {ruling}
          </p>
        )}
        {ruledAt !== null && <p className="mt-1 text-sm text-muted">{day(ruledAt)}</p>}
        {status === 'open' && (
          <Form method="post" className="mt-4">
            <input type="hidden" name="opId" value={opId} />
            <input type="hidden" name="do" value="withdraw" />
            <input type="hidden" name="code" value={code} />
            <Button type="submit" tone="danger">
              {t('receipt.withdraw')}
            </Button>
          </Form>
        )}
      </Card>
    </>
  )
}
