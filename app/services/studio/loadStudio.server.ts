import { foldStudio } from '~/domain/studio/apply'
import type { StudioEventBody } from '~/domain/studio/events'
import type { StudioState } from '~/domain/studio/state'
import type { Tx } from '~/services/log/writer.server'
import { studioScope } from './studioScope'

/** A link whose person was erased: it keeps its place in the order and links nobody. */
const ERASED_LINK: StudioEventBody = { kind: 'studio.changed', payload: {} }

/**
 * A studio's state, replayed from its log; null when there is no such studio. Payloads name nobody
 * but the account of a link, so erasing a person leaves all others as they are.
 */
export async function loadStudio(
  read: Pick<Tx, 'event'>,
  studioId: string,
): Promise<StudioState | null> {
  const events = await read.event.findMany({
    where: { scopeId: studioScope(studioId) },
    orderBy: { seq: 'asc' },
    select: { kind: true, payload: true, seq: true },
  })
  if (events.length === 0) return null
  return foldStudio(
    events.map(({ kind, payload, seq }) => {
      if (payload === null && kind === 'member.linked') return ERASED_LINK
      if (payload === null) throw new Error(`Event ${seq} of studio ${studioId} has no payload`)
      return { kind, payload: JSON.parse(payload) as unknown } as StudioEventBody
    }),
  )
}
