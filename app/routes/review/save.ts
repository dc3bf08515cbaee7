import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { answerFor } from '~/http/fileRoute.server'
import { parseForm, readForm } from '~/http/form.server'
import { loaderFor } from '~/http/route.server'
import { ASSESSMENT_BYTES, assessmentForm, type SaveAnswer } from '~/protocol/assessment'
import { AppError } from '~/protocol/errors'
import { assessmentOf } from '~/queries/review/reviewPage.server'
import { reviewTarget } from '~/queries/review/reviewTarget.server'
import { digestsOf, saveAssessmentForm, withoutWrongFigures } from './saveAssessment.server'

const params = z.object({ review: z.string().min(1).max(64) })

/** Nothing to see: the page of the self-assessment saves here as it is written. */
export const loader = loaderFor({
  access: 'public',
  params,
  load: ({ params: { review } }) => redirect(`/office/reviews/${review}/assess`),
})

/** Saves a part of a self-assessment, and tells what is still missing. */
export const action = answerFor('POST', {
  access: {
    may: 'review.assess',
    on: ({ params: { review } }, read) => reviewTarget(read, review),
  },
  params,
  run: async ({ app, viewer, params: { review: reviewId }, request }) => {
    const target = await reviewTarget(app.read, reviewId)
    const { submission } = parseForm(await readForm(request, ASSESSMENT_BYTES), assessmentForm, [])
    if (submission.status !== 'success' || !target?.cycleId) throw new AppError('invalid')
    const { form, errors } = await withoutWrongFigures(app, target.cycleId, submission.value)
    // The page leaves them out itself, and says so beside the field.
    if (Object.keys(errors).length > 0) throw new AppError('invalid')
    const op = {
      ...{ cycleId: target.cycleId, reviewId, opId: form.opId, actor: viewer.personId },
      receivedAt: app.now(),
    }
    const answer = await saveAssessmentForm(app, op, form)
    const stored = await assessmentOf(app, reviewId)
    if (!stored) throw new AppError('notFound')
    const body: SaveAnswer = answer.ok
      ? {
          ok: true,
          savedAt: op.receivedAt.toISOString(),
          digests: digestsOf(form),
          gaps: stored.gaps,
        }
      : { ok: false, problem: `cycle:problem.${answer.code}`, now: stored.now }
    return Response.json(body, {
      status: answer.ok ? 200 : 409,
      headers: { 'Cache-Control': 'no-store' },
    })
  },
})
