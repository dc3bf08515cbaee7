import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { LinkButton } from '~/components/Button'
import { DoneNotice } from '~/components/DoneNotice'
import { FormProblem } from '~/components/FormProblem'
import { Gallery } from '~/components/files/Gallery'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { ScoreInWords } from '~/components/review/ScoreInWords'
import { StatusPill } from '~/components/StatusPill'
import { useSubmitted } from '~/components/useSubmitted'
import { can, type Action } from '~/domain/people/permissions'
import type { ReviewScore } from '~/domain/review/reviewScore'
import { actionFor, loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { reviewForm } from '~/protocol/assessment'
import { AppError } from '~/protocol/errors'
import { reviewPage, scoreOfReview } from '~/queries/review/reviewPage.server'
import { reviewTarget } from '~/queries/review/reviewTarget.server'
import { reviewTone } from './phaseTone'
import { changeReview } from './changeReview.server'
import { ReviewActions } from './ReviewActions'
import { ReviewFacts } from './ReviewFacts'
import { ReviewItems } from './ReviewItems'

const params = z.object({ review: z.string().min(1).max(64) })
const DOES = ['pass', 'return', 'giveUp', 'end', 'withdraw'] as const

/** What one must be allowed to do for each form of the page. */
const MAY: Record<(typeof DOES)[number], Action> = {
  pass: 'review.check',
  return: 'review.check',
  giveUp: 'cycle.run',
  end: 'cycle.run',
  withdraw: 'review.assess',
}

export const loader = loaderFor({
  access: { may: 'review.read', on: ({ params: { review } }, read) => reviewTarget(read, review) },
  params,
  search: z.object({ done: z.enum([...DOES, 'file']).optional() }),
  load: async ({ app, viewer, params, search }) => {
    const target = await reviewTarget(app.read, params.review)
    const review = await reviewPage(app, params.review)
    if (!review || !target) throw new AppError('notFound')
    const isChecking = review.phase === 'filed' && CHECKING.includes(review.cycle.phase)
    const may = (action: Action): boolean => can(viewer, action, target)
    return {
      review,
      // What experts gave is the organiser's alone.
      score: may('cycle.run') ? await scoreOfReview(app, params.review) : null,
      may: {
        assess: may('review.assess') && review.isEditable,
        check: may('review.check') && isChecking,
        standIn: may('cycle.run'),
        giveUp: may('cycle.run') && review.mayGiveUp,
        end: may('cycle.run') && review.toEnd !== null,
        withdraw: may('review.assess') && review.mayWithdraw,
      },
      opId: randomUUID(),
      done: search.done ?? null,
    }
  },
})

const CHECKING = ['selfAssessment', 'zoneCheck']

export const action = actionFor({
  access: { may: 'review.read', on: ({ params: { review } }, read) => reviewTarget(read, review) },
  params,
  form: reviewForm,
  run: async ({ app, viewer, params: { review: reviewId }, form, reject }) => {
    const target = await reviewTarget(app.read, reviewId)
    if (!target?.cycleId || !can(viewer, MAY[form.do], target)) throw new AppError('forbidden')
    const op = {
      ...{ cycleId: target.cycleId, reviewId, opId: form.opId, actor: viewer.personId },
      receivedAt: app.now(),
    }
    const answer = await changeReview(app, op, form)
    if (!answer.ok) return reject({ form: [`cycle:problem.${answer.code}`] }, 409)
    return redirect(`/office/reviews/${reviewId}?done=${form.do}`)
  },
})

export { shouldRevalidate } from '~/components/revalidate'

export const handle = { title: 'assessment:page.title' }

/** One studio's review, as its lead, the officer of its zone and the organiser read it. */
export default function ReviewPage() {
  const { review, score, may, opId, done } = useLoaderData<typeof loader>()
  const submitted = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('assessment')
  const pick = usePick()
  const { cycle, scheme, studio } = review
  return (
    <OfficeShell>
      <PageHead
        title={studio?.name ?? t('page.title')}
        facts={
          <span className="flex flex-wrap items-center gap-3">
            <StatusPill tone={reviewTone(review.phase)}>
              {t(`review:reviewPhase.${review.phase}`)}
            </StatusPill>
            {t('cycle', { year: cycle.year, title: pick(scheme.title) })}
            {review.isLate && <span className="text-amber">{t('late')}</span>}
            {cycle.sample && <span>{t('sample')}</span>}
          </span>
        }
        actions={
          may.assess && (
            <LinkButton to={`/office/reviews/${review.id}/assess`} tone="primary">
              {t('page.assess')}
            </LinkButton>
          )
        }
      />
      <div className="mb-4 empty:hidden">
        {submitted.formError ? (
          <FormProblem error={submitted.formError} />
        ) : (
          done && (
            <DoneNotice>
              {t(`done.${done}`)}
              {done === 'file' && review.isLate && ` ${t('done.late')}`}
            </DoneNotice>
          )
        )}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-4 lg:order-2">
          <ReviewActions {...{ review, may, opId, submitted }} />
          <ReviewFacts review={review} />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          {score && (
            <section aria-label={t('page.score')} className="grid grid-cols-[minmax(0,1fr)] gap-3">
              <h2 className="text-lg font-bold">{t('page.score')}</h2>
              {/* maps arrive as maps; the framework's types do not know those that are read only */}
              <ScoreInWords scheme={scheme} score={score as unknown as ReviewScore} />
            </section>
          )}
          <ReviewItems review={review} />
          {review.photos.length > 0 && (
            <section aria-label={t('page.photos')} className="grid gap-3">
              <h2 className="text-lg font-bold">{t('page.photos')}</h2>
              <Gallery pictures={review.photos} />
            </section>
          )}
        </div>
      </div>
    </OfficeShell>
  )
}
