import { z } from 'zod'
import { fileFor } from '~/http/fileRoute.server'
import { FILE_RULES } from '~/http/fileRules.server'
import { AppError } from '~/protocol/errors'
import { fileIdSchema } from '~/protocol/files'
import { mayRead } from '~/services/files/fileAccess.server'
import { serveFile } from '~/services/files/serveFile.server'

/** One file, or its thumbnail, for who may read it. */
export const loader = fileFor({
  access: 'public',
  params: z.object({ id: fileIdSchema, part: z.literal('thumb').optional() }),
  load: async ({ app, viewer, params: { id, part }, request }) => {
    const file = await app.read.storedFile.findUnique({ where: { id } })
    if (file?.status !== 'ready') throw new AppError('notFound')
    if (!(await mayRead(FILE_RULES, app.read, viewer, file))) {
      throw new AppError(viewer === null ? 'signedOut' : 'forbidden')
    }
    return serveFile(app, file, part ?? 'content', request)
  },
})
