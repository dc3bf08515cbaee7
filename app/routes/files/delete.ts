import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { FILE_RULES } from '~/http/fileRules.server'
import { actionFor } from '~/http/route.server'
import { AppError } from '~/protocol/errors'
import { fileIdSchema } from '~/protocol/files'
import { deleteFile } from '~/services/files/deleteFile.server'
import { whyNotDeleted } from '~/services/files/fileAccess.server'

/** Deletes a file and goes back to the list that it was in. */
export const action = actionFor({
  hasPage: false,
  access: 'signedIn',
  params: z.object({ id: fileIdSchema }),
  form: z.object({}),
  run: async ({ app, viewer, params: { id } }) => {
    const file = await app.read.storedFile.findUnique({ where: { id } })
    if (!file) throw new AppError('notFound')
    const whyNot = whyNotDeleted(FILE_RULES, viewer)
    const refusal = await deleteFile(app, { id, actor: viewer.personId, whyNot })
    if (refusal !== null) throw new AppError(refusal)
    return redirect(`/files/of/${file.scope}/${file.purpose}`)
  },
})
