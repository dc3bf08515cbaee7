import type { WhyEnded } from '~/domain/review/reviewLifecycle'
import type { ReviewScheme } from '~/domain/review/scheme'
import { barOfStudio } from '~/domain/studio/bar'
import { isStanding } from '~/domain/studio/standing'
import type { Tx } from '~/services/log/writer.server'
import { barredStudios } from '~/services/studio/barredStudios.server'

/**
 * Which of these reviews have to be ended, and why: the studio was removed or cancelled meanwhile,
 * or it applies to be named or promoted and a bar came over it or its lead after it had applied.
 * A yearly review goes on despite a bar.
 *
 * @param today the day in Asia/Shanghai; a bar holds on its last day too
 */
export async function reviewsToEnd(
  read: Pick<Tx, 'studio'>,
  { kind }: Pick<ReviewScheme, 'kind'>,
  reviews: readonly { readonly id: string; readonly studioId: string }[],
  today: string,
): Promise<ReadonlyMap<string, WhyEnded>> {
  const rows = await read.studio.findMany({
    where: { id: { in: reviews.map(({ studioId }) => studioId) } },
    select: { id: true, status: true, unitId: true, leadName: true, leadPersonId: true },
  })
  const studios = new Map(rows.map((row) => [row.id, row]))
  const barred = kind === 'review' ? [] : await barredStudios(read, today)
  return new Map(
    reviews.flatMap(({ id, studioId }): [string, WhyEnded][] => {
      const studio = studios.get(studioId)
      if (!studio || !isStanding(studio.status)) return [[id, 'gone']]
      return barOfStudio(studio, barred, today) === null ? [] : [[id, 'barred']]
    }),
  )
}
