import { barInUnit } from '~/domain/studio/bar'
import type { ServiceContext } from '~/services/context'
import { barredStudios } from '~/services/studio/barredStudios.server'
import { dayOf } from '~/services/studio/dayOf'

interface ShownBar {
  name: string
  barredUntil: string
}

/** Another studio of the same unit whose bar is not over: for whoever decides about this one alone. */
export async function barOfUnit(
  { read, now }: Pick<ServiceContext, 'read' | 'now'>,
  id: string,
): Promise<ShownBar | null> {
  const studio = await read.studio.findUnique({ where: { id }, select: { unitId: true } })
  if (!studio) return null
  const today = dayOf(now())
  const others = (await barredStudios(read, today)).filter((one) => one.id !== id)
  const bar = barInUnit(studio, others, today)
  return bar && { name: bar.name, barredUntil: bar.barredUntil }
}
