import { canonicalJson } from '~/domain/log/canonical'
import { sha256Hex, utf8 } from '~/domain/log/hash'
import type { Tx } from './writer.server'

export interface OpRequest {
  actor: string
  opId: string
  /** What was asked for, without the op id; the same id with another body is an error. */
  body: unknown
  receivedAt: Date
}

export type OpOutcome<T> = { kind: 'answered'; answer: T } | { kind: 'reused' }

/** SHA-256 of a request's canonical JSON: what an op id is bound to. */
export function requestDigest(body: unknown): string {
  return sha256Hex(utf8(canonicalJson(body)))
}

/**
 * Performs an op once. The same op again gets the first answer, also a final refusal; the same id
 * with another body is `reused`. An answer for which `isFinal` is false is not remembered.
 */
export async function performOp<T>(
  tx: Tx,
  request: OpRequest,
  perform: () => Promise<T>,
  isFinal: (answer: T) => boolean = () => true,
): Promise<OpOutcome<T>> {
  const { actor, opId } = request
  const digest = requestDigest(request.body)
  const known = await tx.opAnswer.findUnique({ where: { actor_opId: { actor, opId } } })
  if (known) {
    if (known.requestDigest !== digest) return { kind: 'reused' }
    return { kind: 'answered', answer: JSON.parse(known.answer) as T }
  }
  // An event of an op that was answered elsewhere, such as before the person had an account.
  if (await tx.event.findUnique({ where: { actor_opId: { actor, opId } } }))
    return { kind: 'reused' }
  const answer = await perform()
  if (isFinal(answer)) {
    await tx.opAnswer.create({
      data: {
        actor,
        opId,
        requestDigest: digest,
        answer: JSON.stringify(answer),
        answeredAt: request.receivedAt,
      },
    })
  }
  return { kind: 'answered', answer }
}
