import type { Target, Viewer } from '~/domain/people/permissions'
import type { Tx } from '~/services/log/writer.server'
import { studioTarget } from '../studio/studioTarget.server'

/** A review as permissions see it: its studio's, in its cycle; null when there is none of this id. */
export async function reviewTarget(read: Tx, reviewId: string): Promise<Target | null> {
  const review = await read.review.findUnique({
    where: { id: reviewId },
    select: { studioId: true, cycleId: true },
  })
  const target = review && (await studioTarget(read, review.studioId))
  return review && target && { ...target, cycleId: review.cycleId }
}

/** The studios that the viewer leads. */
export function ownStudioIds({ grants }: Viewer): string[] {
  return grants.flatMap(({ role, studioId }) => (role === 'studioLead' && studioId ? studioId : []))
}

/** One of the viewer's own studios, for the page of all of them; without one, what nobody may. */
export function ownStudioTarget(viewer: Viewer): Target {
  return { editionId: null, contestId: null, studioId: ownStudioIds(viewer)[0] ?? null }
}
