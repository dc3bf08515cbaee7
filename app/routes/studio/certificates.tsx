import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DoneNotice } from '~/components/DoneNotice'
import { EmptyState } from '~/components/EmptyState'
import { FormProblem } from '~/components/FormProblem'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { useSubmitted } from '~/components/useSubmitted'
import type { Application } from '~/http/application.server'
import { actionFor, loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { certificatesForm } from '~/protocol/certificate'
import { AppError } from '~/protocol/errors'
import { studioCertificates } from '~/queries/studio/studioCertificates.server'
import { studioTarget } from '~/queries/studio/studioTarget.server'
import { revokeByHand } from '~/services/certificate/revokeByHand.server'
import { reissueCertificate } from '~/services/review/reissueCertificate.server'
import { studioScope } from '~/services/studio/studioScope'
import { cycleProblem } from '../review/cycleProblem'
import { decisionWords } from '../review/cycleWords.server'
import { CertificateList } from './CertificateList'

const params = z.object({ studio: z.string().min(1).max(64) })
const access = {
  may: 'studio.decide',
  on: ({ params: { studio } }: { params: { studio: string } }, read: Application['read']) =>
    studioTarget(read, studio),
} as const

export const loader = loaderFor({
  access,
  params,
  search: z.object({ done: z.enum(['revoke', 'reissue']).optional() }),
  load: async ({ app, params, search }) => {
    const found = await studioCertificates(app, params.studio)
    if (!found) throw new AppError('notFound')
    return { ...found, opId: randomUUID(), done: search.done ?? null }
  },
})

export const action = actionFor({
  access,
  params,
  form: certificatesForm,
  run: async ({ app, viewer, params: { studio: studioId }, form, reject }) => {
    const by = { actor: viewer.personId, receivedAt: app.now() }
    if (form.do === 'revoke') {
      const subject = studioScope(studioId)
      const answer = await revokeByHand(app, { form, subject, ...by })
      if (!answer.ok) return reject({ form: [`certificate:problem.${answer.code}`] }, 409)
    } else {
      const { review: reviewId, opId } = form
      const review = await app.read.review.findUnique({
        where: { id: reviewId },
        select: { studioId: true, cycleId: true },
      })
      if (review?.studioId !== studioId) throw new AppError('notFound')
      const op = { cycleId: review.cycleId, opId, ...by }
      const answer = await reissueCertificate(app, op, reviewId, decisionWords.certificate)
      if (!answer.ok) return reject({ form: [cycleProblem(answer)] }, 409)
    }
    return redirect(`/office/studios/${studioId}/certificates?done=${form.do}`)
  },
})

export { shouldRevalidate } from '~/components/revalidate'

export const handle = { title: 'certificate:office.title' }

/** A studio's certificates: which is in force, revoking one, and issuing one in its place. */
export default function CertificatesPage() {
  const { studio, certificates, due, opId, done } = useLoaderData<typeof loader>()
  const submitted = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('certificate')
  const pick = usePick()
  return (
    <OfficeShell>
      <PageHead
        title={t('office.title')}
        facts={studio.name}
        actions={
          <LinkButton to={`/office/studios/${studio.id}`} tone="quiet">
            {t('office.back')}
          </LinkButton>
        }
      />
      <div className="grid gap-4">
        {submitted.formError ? (
          <FormProblem error={submitted.formError} />
        ) : (
          done && <DoneNotice>{t(`office.done.${done}`)}</DoneNotice>
        )}
        {due && (
          <Card title={t('office.reissue')}>
            <p>{t('office.due', { year: due.year, title: pick(due.title) })}</p>
            <Form method="post" className="mt-3">
              <input type="hidden" name="opId" value={opId} />
              <input type="hidden" name="review" value={due.reviewId} />
              <Button type="submit" name="do" value="reissue" tone="primary">
                {t('office.reissue')}
              </Button>
            </Form>
          </Card>
        )}
        {certificates.length === 0 ? (
          <EmptyState title={t('office.none')} text={t('office.noneText')} />
        ) : (
          <CertificateList {...{ certificates, opId, submitted }} />
        )}
      </div>
    </OfficeShell>
  )
}
