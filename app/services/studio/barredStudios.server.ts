import type { BarredStudio } from '~/domain/studio/bar'
import type { Tx } from '../log/writer.server'

/** Every studio whose bar is not over on this day. */
export async function barredStudios(
  read: Pick<Tx, 'studio'>,
  today: string,
): Promise<BarredStudio[]> {
  const rows = await read.studio.findMany({
    where: { barredUntil: { gte: today } },
    orderBy: { id: 'asc' },
    select: {
      ...{ id: true, name: true, unitId: true, leadName: true, leadPersonId: true },
      barredUntil: true,
    },
  })
  return rows.flatMap(({ barredUntil, ...studio }) =>
    barredUntil === null ? [] : [{ ...studio, barredUntil }],
  )
}
