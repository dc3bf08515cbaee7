import { appendEvent, createScope } from '../log/appendEvent.server'
import type { Tx } from '../log/writer.server'
import { editionScope } from '../people/editionScope'

export interface NewEdition {
  id: string
  year: number
  title: string
  titleEn: string
  theme: string
  kind: 'programme' | 'rehearsal' | 'review'
  zones: readonly { id: string; code: string; name: string; nameEn: string; kind: string }[]
}

/** Makes an edition with its zones, in their order, and starts its log. */
export async function createEditionWithin(
  tx: Tx,
  { zones, ...edition }: NewEdition,
  by: { actor: string; opId: string; receivedAt: Date },
): Promise<void> {
  await tx.edition.create({ data: edition })
  await tx.zone.createMany({
    data: zones.map((zone, ordinal) => ({ ...zone, ordinal, editionId: edition.id })),
  })
  const scopeId = editionScope(edition.id)
  await createScope(tx, scopeId, 'edition')
  const payload = { edition: edition.id, kind: edition.kind, year: edition.year }
  await appendEvent(tx, { ...by, scopeId, kind: 'edition.created', device: null, payload })
}
