import { verifyChain } from '~/domain/log/chain'
import type { LogRow } from './database'

/** Checks every log from its first event to the head that its scope carries. */
export function checkChains(logs: readonly LogRow[]): string[] {
  return logs.flatMap(({ scope, lastSeq, headHash, events }) => {
    const result = verifyChain(events)
    if (!result.ok) return [`${scope}: ${result.problem} at ${result.seq}`]
    const { seq, hash } = result.head
    const foreign = events.some((event) => event.scope !== scope)
    return seq === lastSeq && hash === headHash && !foreign
      ? []
      : [`${scope}: ends at ${seq}, and its head says ${lastSeq}`]
  })
}
