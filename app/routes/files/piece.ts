import { Readable } from 'node:stream'
import { z } from 'zod'
import { answerFor } from '~/http/fileRoute.server'
import { FILE_RULES } from '~/http/fileRules.server'
import { AppError } from '~/protocol/errors'
import { FILE_PROBLEM_STATUS, fileIdSchema, pieceSearch } from '~/protocol/files'
import { mayChange, whyNotTaken } from '~/services/files/fileAccess.server'
import { ownUpload, receiveBytes } from '~/services/files/receiveBytes.server'
import { uploadStateOf } from '~/services/files/uploadState'

const params = z.object({ id: fileIdSchema })
const headers = { 'Cache-Control': 'no-store' }

/** How far one's own upload is: where to go on after the network was away. */
export const loader = answerFor('GET', {
  access: 'signedIn',
  params,
  run: async ({ app, viewer: { personId }, params: { id } }) => {
    const row = await ownUpload(app, { id, personId })
    return Response.json({ ok: true, upload: uploadStateOf(row) }, { headers })
  },
})

/** Adds a piece to one's own upload, as long as one may still change what it belongs to. */
export const action = answerFor('POST', {
  access: 'signedIn',
  params,
  search: pieceSearch,
  run: async ({ app, viewer, params: { id }, search: { offset }, request }) => {
    const { personId } = viewer
    const row = await ownUpload(app, { id, personId })
    if (!(await mayChange(FILE_RULES, app.read, viewer, row))) throw new AppError('forbidden')
    const body = request.body
      ? Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0])
      : Readable.from([])
    const whyNot = whyNotTaken(FILE_RULES, viewer)
    const answer = await receiveBytes(app, { personId, id, offset, body, whyNot })
    const status = answer.ok ? 200 : FILE_PROBLEM_STATUS[answer.problem]
    return Response.json(answer, { status, headers })
  },
})
