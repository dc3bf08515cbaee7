import { redirect } from '@remix-run/node'
import { z } from 'zod'
import type { Application } from '~/http/application.server'
import { actionFor } from '~/http/route.server'
import { chiefOpSchema, type ChiefOpAnswer } from '~/protocol/chief'
import { AppError } from '~/protocol/errors'
import { opIdSchema } from '~/protocol/judging'
import { findChiefPlace } from '~/services/contest/chief/chiefPlace.server'
import { performChiefOp } from '~/services/contest/chief/performChiefOp.server'
import type { LiveContest } from '~/services/contest/liveContest.server'
import { stagePath } from './paths'

const idParam = z.string().regex(/^[\w.-]{1,64}$/)

export const stageParams = z.object({ stageId: idParam })
export const sheetParams = stageParams.extend({ sheetId: idParam })
export const entrantParams = stageParams.extend({ codeId: idParam })
export const heldParams = stageParams.extend({ heldId: idParam })
export const seatParams = stageParams.extend({ seatId: idParam })

/** Who may open the pages of a stage: its contest's chief judge. */
export const chiefAccess = {
  may: 'chief.view',
  on: ({ params }: { params: { stageId: string } }, read: Application['read']) =>
    findChiefPlace(read, params.stageId),
} as const

/** The contest of a stage in memory, with its place. @throws AppError `notFound` */
export async function stageOf(app: Application, stageId: string) {
  const place = await findChiefPlace(app.read, stageId)
  const live: LiveContest | null = place && (await app.contests.load(place.contestId))
  if (!place || !live) throw new AppError('notFound')
  return { place, live }
}

/** Every form of the chief judge but the freeze: an op with its fields as `op.…`. */
const chiefForm = z.object({ opId: opIdSchema, op: chiefOpSchema })

/** Performs the op of a form and goes back to the stage; a refusal stays on the form. */
export const chiefAction = actionFor({
  access: chiefAccess,
  params: stageParams,
  form: chiefForm,
  run: async ({ app, params, viewer, signInId, form, reject }) => {
    const { stageId } = params
    const request = { stageId, ...form }
    const receivedAt = app.now()
    const answer = await performChiefOp(app, { viewer, request, device: signInId, receivedAt })
    if (answer.ok) return redirect(`${stagePath(stageId)}?done=${answer.seq}`)
    return reject({ form: [refusalKey(answer)] }, answer.code === 'rate' ? 429 : 409)
  },
})

/** The key of a refusal's text. */
export function refusalKey({ code }: Extract<ChiefOpAnswer, { ok: false }>): string {
  return `chief:refusal.${code.replace('lifecycle.', '')}`
}
