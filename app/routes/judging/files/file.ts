import { z } from 'zod'
import { answerFor } from '~/http/fileRoute.server'
import { mayReadFile, seatOf } from '~/http/tabletFiles.server'
import { AppError } from '~/protocol/errors'
import { fileIdSchema } from '~/protocol/files'
import { serveFile } from '~/services/files/serveFile.server'

/** A file of a review, or its thumbnail, for the expert whose seat this device holds. */
export const loader = answerFor('GET', {
  access: 'public',
  params: z.object({ id: fileIdSchema, part: z.literal('thumb').optional() }),
  run: async ({ app, params: { id, part }, request }) => {
    const holder = await seatOf(app, request)
    const file = await app.read.storedFile.findUnique({ where: { id } })
    if (file?.status !== 'ready') throw new AppError('notFound')
    if (!(await mayReadFile(app, holder, file))) throw new AppError('forbidden')
    return serveFile(app, file, part ?? 'content', request)
  },
})
