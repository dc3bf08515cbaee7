import type { LocalText } from '~/domain/contest/ruleSet'
import type { ServiceContext } from '../../context'

/** Names of the studios whose reviews a panel scores, by review id; none for a contest's edition. */
export async function studioNames(
  { read }: Pick<ServiceContext, 'read'>,
  panelId: string,
): Promise<ReadonlyMap<string, LocalText>> {
  const reviews = await read.review.findMany({
    where: { cycle: { panelId } },
    select: { id: true, studio: { select: { name: true, nameEn: true } } },
  })
  return new Map(
    reviews.map(({ id, studio: { name, nameEn } }) => [id, { zh: name, en: nameEn ?? name }]),
  )
}
