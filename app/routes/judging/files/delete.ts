import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { answerFor } from '~/http/fileRoute.server'
import { loaderFor } from '~/http/route.server'
import { mayDeletePhoto, seatOf } from '~/http/tabletFiles.server'
import { AppError } from '~/protocol/errors'
import { fileIdSchema } from '~/protocol/files'
import { deleteFile } from '~/services/files/deleteFile.server'

/** Nothing to see: the tablet asks here. */
export const loader = loaderFor({ access: 'public', load: () => redirect('/tablet') })

/** Deletes a photo that the seat's person sent; one that is gone already is deleted. */
export const action = answerFor('POST', {
  access: 'public',
  params: z.object({ id: fileIdSchema }),
  run: async ({ app, params: { id }, request }) => {
    const holder = await seatOf(app, request)
    const refusal = await deleteFile(app, {
      ...{ id, actor: holder.personId },
      whyNot: async (read, file) =>
        (await mayDeletePhoto({ read }, holder, file)) ? null : 'forbidden',
    })
    if (refusal !== null) throw new AppError(refusal)
    return Response.json({ ok: true }, { headers: { 'Cache-Control': 'no-store' } })
  },
})
