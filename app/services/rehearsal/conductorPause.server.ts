/** Whether the demo's simulated judges are paused, kept so that a restart does not wake them. */
import type { ServiceContext } from '../context'
import { editionScope } from '../people/editionScope'

const keyOf = (editionId: string) => `conductorPaused:${editionId}`

export async function isKeptPaused({ read }: ServiceContext, editionId: string): Promise<boolean> {
  return (await read.claim.count({ where: { key: keyOf(editionId) } })) > 0
}

/** Keeps that they are paused, or no longer; on disk when it resolves. */
export async function keepPaused(
  { writer, now }: ServiceContext,
  editionId: string,
  paused: boolean,
): Promise<void> {
  const key = keyOf(editionId)
  const row = { key, scopeId: editionScope(editionId), holder: 'conductor', claimedAt: now() }
  await writer.write(async (tx) => {
    if (paused) await tx.claim.upsert({ where: { key }, create: row, update: {} })
    else await tx.claim.deleteMany({ where: { key } })
  })
}
