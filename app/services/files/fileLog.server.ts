import type { StoredFile } from '../../../prisma/generated/client'
import type { FileEvent } from '~/domain/files/events'
import { appendEvent } from '../log/appendEvent.server'
import { derivedId } from '../log/derivedId.server'
import type { Tx } from '../log/writer.server'
import { cycleScope } from '../review/cycleLog.server'
import { studioScope } from '../studio/studioScope'

/**
 * Notes in the log of what a file belongs to that it was added or deleted, within the caller's
 * transaction.
 */
export async function noteFile(
  tx: Tx,
  kind: FileEvent['kind'],
  { id, scope, purpose, sha256 }: Pick<StoredFile, 'id' | 'scope' | 'purpose' | 'sha256'>,
  by: { actor: string; receivedAt: Date },
): Promise<void> {
  const scopeId = await logOf(tx, scope)
  const payload = { file: id, scope, purpose, sha256: sha256 ?? '' }
  const opId = derivedId(kind, id)
  await appendEvent(tx, { ...by, scopeId, opId, kind, device: null, payload })
}

async function logOf(tx: Tx, scope: string): Promise<string> {
  const [kind, id = ''] = scope.split(':')
  if (kind === 'studio') return studioScope(id)
  const { cycleId } = await tx.review.findUniqueOrThrow({ where: { id } })
  return cycleScope(cycleId)
}
