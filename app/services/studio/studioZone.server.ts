import type { Tx } from '~/services/log/writer.server'

/** Whether a programme of any year has a zone of this code: studios outlive editions. */
export async function isZone(read: Pick<Tx, 'zone'>, code: string): Promise<boolean> {
  const zone = await read.zone.findFirst({
    where: { code, edition: { kind: 'programme' } },
    select: { id: true },
  })
  return zone !== null
}
