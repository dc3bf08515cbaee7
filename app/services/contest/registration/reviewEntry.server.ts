import type { ReviewForm } from '~/protocol/registration'
import type { ServiceContext } from '~/services/context'
import { performOp } from '~/services/log/performOp.server'
import type { MoveEntryAnswer } from './entryAnswer'
import { moveEntryWithin } from './moveEntry.server'

export interface ReviewEntryOptions {
  entryId: string
  form: ReviewForm
  /** The officer, who was authorised for the entry's zone. */
  actor: string
  receivedAt: Date
}

/**
 * An officer's decision on an entry: approve, return or reject it; later take it out of the contest
 * or disqualify it; all but approval with a reason. What it means for entrants of a coded stage shows
 * when that is decoded: until then nothing joins the entry to a code.
 * Approval gives the entry code and counts against the zone's quota. The same op again gets the
 * first answer.
 */
export async function reviewEntry(
  context: ServiceContext,
  { entryId, form, actor, receivedAt }: ReviewEntryOptions,
): Promise<MoveEntryAnswer> {
  const { opId, ...decision } = form
  const text = form.move === 'approve' ? null : form.reason
  const outcome = await context.writer.write((tx) =>
    performOp(tx, { actor, opId, body: { entryId, ...decision }, receivedAt }, () =>
      moveEntryWithin(tx, { ...decision, entryId, text, opId, actor, receivedAt }),
    ),
  )
  if (outcome.kind === 'reused') return { ok: false, code: 'reused', status: null }
  return outcome.answer
}
