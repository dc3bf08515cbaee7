import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { FILE_RULES } from '~/http/fileRules.server'
import { actionFor } from '~/http/route.server'
import { AppError } from '~/protocol/errors'
import { fileIdSchema } from '~/protocol/files'
import { deleteFile } from '~/services/files/deleteFile.server'
import { mayChange } from '~/services/files/fileAccess.server'

/** Deletes a file and goes back to the list that it was in. */
export const action = actionFor({
  access: 'signedIn',
  params: z.object({ id: fileIdSchema }),
  form: z.object({}),
  run: async ({ app, viewer, params: { id } }) => {
    const file = await app.read.storedFile.findUnique({ where: { id } })
    if (!file) throw new AppError('notFound')
    if (!(await mayChange(FILE_RULES, app.read, viewer, file))) throw new AppError('forbidden')
    await deleteFile(app, id)
    return redirect(`/files/of/${file.scope}/${file.purpose}`)
  },
})
