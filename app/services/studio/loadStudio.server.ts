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
  return (await loadStudios(read, [studioId])).get(studioId) ?? null
}

/** The states of several studios by their ids, as {@link loadStudio} gives one. */
export async function loadStudios(
  read: Pick<Tx, 'event'>,
  studioIds: readonly string[],
): Promise<Map<string, StudioState>> {
  const logs = new Map<string, StudioEventBody[]>(studioIds.map((id) => [studioScope(id), []]))
  const events = await read.event.findMany({
    where: { scopeId: { in: [...logs.keys()] } },
    orderBy: { seq: 'asc' },
    select: { scopeId: true, kind: true, payload: true, seq: true },
  })
  for (const { scopeId, kind, payload, seq } of events) {
    const isErased = payload === null && kind === 'member.linked'
    if (payload === null && !isErased) {
      throw new Error(`Event ${seq} of ${scopeId} has no payload`)
    }
    const event = { kind, payload: JSON.parse(payload ?? '{}') as unknown } as StudioEventBody
    logs.get(scopeId)?.push(isErased ? ERASED_LINK : event)
  }
  return new Map(
    studioIds.flatMap((id) => {
      const log = logs.get(studioScope(id)) ?? []
      return log.length === 0 ? [] : [[id, foldStudio(log)] as const]
    }),
  )
}
