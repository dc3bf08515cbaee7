import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { LinkButton } from '~/components/Button'
import { FormProblem } from '~/components/FormProblem'
import { Notice } from '~/components/Notice'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { useSubmitted } from '~/components/useSubmitted'
import { actionFor, loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { ASSESSMENT_BYTES, assessmentForm } from '~/protocol/assessment'
import { AppError } from '~/protocol/errors'
import { reviewPage } from '~/queries/review/reviewPage.server'
import { reviewTarget } from '~/queries/review/reviewTarget.server'
import { derivedId } from '~/services/log/derivedId.server'
import { fileOwnAssessment } from '~/services/review/assessment.server'
import { AssessmentForm } from './AssessmentForm'
import { VOUCH_ERROR } from './assessmentFields'
import { DeadlineNotice } from './DeadlineNotice'
import { NotTaken } from './NotTaken'
import { saveAssessmentForm, withoutWrongFigures } from './saveAssessment.server'
import { typedIn } from './typedIn'

const params = z.object({ review: z.string().min(1).max(64) })

export const loader = loaderFor({
  access: {
    may: 'review.assess',
    on: ({ params: { review } }, read) => reviewTarget(read, review),
  },
  params,
  search: z.object({ saved: z.literal('1').optional() }),
  load: async ({ app, params, search }) => {
    const review = await reviewPage(app, params.review)
    if (!review) throw new AppError('notFound')
    return { review, opId: randomUUID(), wasSaved: search.saved === '1' }
  },
})

export const action = actionFor({
  access: {
    may: 'review.assess',
    on: ({ params: { review } }, read) => reviewTarget(read, review),
  },
  params,
  form: assessmentForm,
  maxBytes: ASSESSMENT_BYTES,
  run: async ({ app, viewer, params: { review: reviewId }, form: sent, reject }) => {
    const target = await reviewTarget(app.read, reviewId)
    if (!target?.cycleId) throw new AppError('notFound')
    const op = {
      ...{ cycleId: target.cycleId, reviewId, opId: sent.opId, actor: viewer.personId },
      receivedAt: app.now(),
    }
    const { form, errors } = await withoutWrongFigures(app, target.cycleId, sent)
    const saved = await saveAssessmentForm(app, op, form)
    if (!saved.ok) return reject({ form: [`cycle:problem.${saved.code}`], fields: errors }, 409)
    if (Object.keys(errors).length > 0) return reject({ fields: errors })
    if (form.do === 'save') return redirect(`/office/reviews/${reviewId}/assess?saved=1`)
    if (form.vouched !== 'on') return reject({ fields: { vouched: [VOUCH_ERROR] } })
    const filed = await fileOwnAssessment(app, { ...op, opId: derivedId(form.opId, 'file') })
    if (!filed.ok) return reject({ form: [`cycle:problem.${filed.code}`] }, 409)
    return redirect(`/office/reviews/${reviewId}?done=file`)
  },
})

export const handle = { title: 'assessment:form.title' }

/** The lead's self-assessment, on a phone or a desk; saved as it is written. */
export default function AssessPage() {
  const { review, opId, wasSaved } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const submitted = useSubmitted(answer)
  const { t } = useTranslation('assessment')
  const pick = usePick()
  const { cycle, scheme, studio } = review
  return (
    <OfficeShell>
      <div className="mx-auto max-w-3xl">
        <PageHead
          title={t('form.title')}
          facts={`${studio?.name ?? ''} · ${t('cycle', { year: cycle.year, title: pick(scheme.title) })}`}
          actions={
            <LinkButton to={`/office/reviews/${review.id}`}>{t('form.toReview')}</LinkButton>
          }
        />
        <div className="mb-4 grid gap-3">
          {submitted.formError ? (
            <FormProblem error={submitted.formError} />
          ) : answer && !('signedOut' in answer) ? (
            <NotTaken review={review} submitted={submitted} />
          ) : (
            wasSaved && <Notice tone="done">{t('save.done')}</Notice>
          )}
          {review.reason !== '' && review.phase === 'returned' && (
            <Notice tone="warning" title={t('returned')}>
              <p className="whitespace-pre-wrap">{review.reason}</p>
            </Notice>
          )}
          <DeadlineNotice review={review} />
        </div>
        <AssessmentForm
          key={review.id}
          review={review}
          opId={opId}
          submitted={submitted}
          typed={typedIn(answer?.submission.initialValue)}
        />
      </div>
    </OfficeShell>
  )
}
