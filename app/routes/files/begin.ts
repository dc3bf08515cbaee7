import { redirect } from '@remix-run/node'
import { answerFor } from '~/http/fileRoute.server'
import { FILE_RULES } from '~/http/fileRules.server'
import { readForm } from '~/http/form.server'
import { loaderFor } from '~/http/route.server'
import { AppError } from '~/protocol/errors'
import { beginUploadForm, FILE_PROBLEM_STATUS } from '~/protocol/files'
import { beginUpload } from '~/services/files/beginUpload.server'
import { mayChange } from '~/services/files/fileAccess.server'

/** Nothing to see: uploads are begun by the pages that need them. */
export const loader = loaderFor({ access: 'public', load: () => redirect('/') })

/** Begins a resumable upload. */
export const action = answerFor('POST', {
  access: 'signedIn',
  run: async ({ app, viewer, request }) => {
    const form = beginUploadForm.safeParse(Object.fromEntries(await readForm(request)))
    if (!form.success) throw new AppError('invalid')
    const place = form.data
    if (!(await mayChange(FILE_RULES, app.read, viewer, place))) throw new AppError('forbidden')
    const begun = await beginUpload(app, { ...place, personId: viewer.personId })
    const status = begun.ok ? 200 : FILE_PROBLEM_STATUS[begun.problem]
    return Response.json(begun, { status, headers: { 'Cache-Control': 'no-store' } })
  },
})
