import { redirect } from '@remix-run/node'
import { answerFor } from '~/http/fileRoute.server'
import { readForm } from '~/http/form.server'
import { loaderFor } from '~/http/route.server'
import { seatOf, visitScope, whyNotSend } from '~/http/tabletFiles.server'
import { AppError } from '~/protocol/errors'
import { FILE_PROBLEM_STATUS } from '~/protocol/files'
import { beginVisitPhotoForm } from '~/protocol/visitPhotos'
import { beginUpload } from '~/services/files/beginUpload.server'
import { refused } from '~/services/files/uploadState'

/** Nothing to see: the tablet sends here. */
export const loader = loaderFor({ access: 'public', load: () => redirect('/tablet') })

/** Begins the resumable upload of a photo of a site visit; the seat's cookie says who sends it. */
export const action = answerFor('POST', {
  access: 'public',
  run: async ({ app, request }) => {
    const holder = await seatOf(app, request)
    const form = beginVisitPhotoForm.safeParse(Object.fromEntries(await readForm(request)))
    if (!form.success) throw new AppError('invalid')
    const { review: reviewId, tenure, ...file } = form.data
    const problem = await whyNotSend(app, holder, { reviewId, tenure })
    const place = { scope: visitScope(reviewId), purpose: 'photo' } as const
    const begun = problem
      ? refused(problem)
      : await beginUpload(app, { ...file, ...place, personId: holder.personId })
    const status = begun.ok ? 200 : FILE_PROBLEM_STATUS[begun.problem]
    return Response.json(begun, { status, headers: { 'Cache-Control': 'no-store' } })
  },
})
