import { redirect } from '@remix-run/node'
import { actionFor, loaderFor } from '~/http/route.server'
import { FILE_RULES } from '~/http/fileRules.server'
import { AppError } from '~/protocol/errors'
import { beginUploadForm, FILE_PROBLEM_STATUS } from '~/protocol/files'
import { beginUpload } from '~/services/files/beginUpload.server'
import { mayChange } from '~/services/files/fileAccess.server'

/** Nothing to see: uploads are begun by the pages that need them. */
export const loader = loaderFor({ access: 'public', load: () => redirect('/') })

/** Begins a resumable upload. */
export const action = actionFor({
  access: 'signedIn',
  form: beginUploadForm,
  run: async ({ app, viewer, form }) => {
    if (!(await mayChange(FILE_RULES, app.read, viewer, form))) throw new AppError('forbidden')
    const begun = await beginUpload(app, { ...form, personId: viewer.personId })
    const status = begun.ok ? 200 : FILE_PROBLEM_STATUS[begun.problem]
    return Response.json(begun, { status, headers: { 'Cache-Control': 'no-store' } })
  },
})
