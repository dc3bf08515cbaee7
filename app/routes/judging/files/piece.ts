import { Readable } from 'node:stream'
import { z } from 'zod'
import { answerFor } from '~/http/fileRoute.server'
import { seatOf, whyNotSend } from '~/http/tabletFiles.server'
import { FILE_PROBLEM_STATUS, fileIdSchema, pieceSearch } from '~/protocol/files'
import type { Tx } from '~/services/log/writer.server'
import { ownUpload, receiveBytes } from '~/services/files/receiveBytes.server'
import { refused, uploadStateOf } from '~/services/files/uploadState'

const params = z.object({ id: fileIdSchema })
const headers = { 'Cache-Control': 'no-store' }

/** How far an upload of the seat's person is. */
export const loader = answerFor('GET', {
  access: 'public',
  params,
  run: async ({ app, params: { id }, request }) => {
    const { personId } = await seatOf(app, request)
    const row = await ownUpload(app, { id, personId })
    return Response.json({ ok: true, upload: uploadStateOf(row) }, { headers })
  },
})

/** Adds a piece to an upload of the seat's person, as long as it may still send it. */
export const action = answerFor('POST', {
  access: 'public',
  params,
  search: pieceSearch,
  run: async ({ app, params: { id }, search: { offset }, request }) => {
    const holder = await seatOf(app, request)
    const { personId, tenureId: tenure } = holder
    const { scope } = await ownUpload(app, { id, personId })
    const [, reviewId = ''] = scope.split(':')
    const whyNot = (read: Tx) => whyNotSend({ read }, holder, { reviewId, tenure })
    const problem = await whyNot(app.read)
    const body = request.body
      ? Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0])
      : Readable.from([])
    const answer = problem
      ? refused(problem)
      : await receiveBytes(app, { personId, id, offset, body, whyNot })
    const status = answer.ok ? 200 : FILE_PROBLEM_STATUS[answer.problem]
    return Response.json(answer, { status, headers })
  },
})
