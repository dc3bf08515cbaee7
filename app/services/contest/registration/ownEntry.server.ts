import type { ServiceContext } from '~/services/context'
import { performOp } from '~/services/log/performOp.server'
import type { MoveEntryAnswer } from './entryAnswer'
import { moveEntryWithin } from './moveEntry.server'

interface OwnEntryOptions {
  entryId: string
  /** The contestant; another person's entry is not found. */
  personId: string
  opId: string
  receivedAt: Date
}

/** The contestant's answer to a return: the entry waits for review again. */
export function answerReturn(
  context: ServiceContext,
  options: OwnEntryOptions & { answer: string },
): Promise<MoveEntryAnswer> {
  return moveOwn(context, options, 'answer', options.answer)
}

/** Takes an own entry back, until the draw; the person may then enter another contest. */
export function withdrawEntry(
  context: ServiceContext,
  options: OwnEntryOptions,
): Promise<MoveEntryAnswer> {
  return moveOwn(context, options, 'withdraw', null)
}

async function moveOwn(
  context: ServiceContext,
  { entryId, personId, opId, receivedAt }: OwnEntryOptions,
  move: 'answer' | 'withdraw',
  text: string | null,
): Promise<MoveEntryAnswer> {
  const body = { entryId, move, text }
  const outcome = await context.writer.write((tx) =>
    performOp<MoveEntryAnswer>(tx, { actor: personId, opId, body, receivedAt }, async () => {
      const own = await tx.entry.findFirst({ where: { id: entryId, personId } })
      if (!own) return { ok: false, code: 'notFound', status: null }
      return moveEntryWithin(tx, {
        entryId,
        move,
        text,
        expected: null,
        opId,
        actor: personId,
        receivedAt,
      })
    }),
  )
  if (outcome.kind === 'reused') return { ok: false, code: 'reused', status: null }
  return outcome.answer
}
