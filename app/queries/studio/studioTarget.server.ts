import type { Target } from '~/domain/people/permissions'
import type { Tx } from '~/services/log/writer.server'
import { currentEdition } from '../contest/currentEdition.server'

/**
 * A studio as permissions see it: in the running programme, in the zone that carries its code there.
 * Null when there is no such studio; without a zone it is the organiser's and the lead's only.
 */
export async function studioTarget(
  read: Pick<Tx, 'studio' | 'edition' | 'zone'>,
  studioId: string,
): Promise<Target | null> {
  const studio = await read.studio.findUnique({
    where: { id: studioId },
    select: { zoneCode: true },
  })
  if (!studio) return null
  const editionId = (await currentEdition(read))?.id ?? null
  const zone =
    editionId === null
      ? null
      : await read.zone.findUnique({
          where: { editionId_code: { editionId, code: studio.zoneCode } },
          select: { id: true },
        })
  return { editionId, zoneId: zone?.id ?? null, contestId: null, studioId }
}
