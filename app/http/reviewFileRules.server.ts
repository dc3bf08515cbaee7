import { can, type Viewer } from '~/domain/people/permissions'
import { isEditable, itemIds } from '~/domain/review/decideAssessment'
import { isExpertOf, SITE_VISIT, whyNoPhoto } from '~/domain/review/visitPhotos'
import { reviewTarget } from '~/queries/review/reviewTarget.server'
import type { FilePlace, FileRule } from '~/services/files/fileAccess.server'
import { loadCycle } from '~/services/review/cycleLog.server'
import type { Application } from './application.server'

type Read = Application['read']

/**
 * Evidence belongs to an item of the rubric: its lead adds it while the self-assessment is open.
 * Officers read it, and the experts to whom the studio is assigned. These add photos while studios
 * are visited, and delete their own.
 */
export const reviewFiles: FileRule = {
  async mayRead(read, viewer, { id }) {
    const target = viewer && (await reviewTarget(read, id))
    if (!viewer || !target) return false
    return can(viewer, 'review.read', target) || (await isReadByExpert(read, viewer, id))
  },
  async mayChange(read, viewer, place) {
    if (viewer === null) return false
    if (isVisitPhoto(place)) return mayChangePhoto(read, viewer, place)
    const { id, part, purpose } = place
    const target = await reviewTarget(read, id)
    if (purpose !== 'evidence' || !target || !can(viewer, 'review.assess', target)) return false
    const state = await loadCycle(read, target.cycleId ?? '')
    const own = state?.reviews.get(id)
    if (!state || !own || !isEditable(state, own)) return false
    return itemIds(state.scheme.rubric).includes(part)
  },
}

/** Whether the viewer is an expert who reviews this studio. */
export async function isReadByExpert(read: Read, viewer: Viewer, id: string): Promise<boolean> {
  const found = await expertsCycle(read, viewer, id)
  return found !== null && isExpertOf(found.state, id, found.personId)
}

/** Why the viewer may not add a photo of the visit to a review; null when they may. */
export async function whyNotAdd(read: Read, viewer: Viewer, id: string) {
  const found = await expertsCycle(read, viewer, id)
  return found === null ? 'notAssigned' : whyNoPhoto(found.state, id, found.personId)
}

/** What is there stays: only who sent a photo deletes it. */
async function mayChangePhoto(read: Read, viewer: Viewer, { id, owner }: FilePlace) {
  const isOwn = owner === null || owner === viewer.personId
  return isOwn && (await whyNotAdd(read, viewer, id)) === null
}

const isVisitPhoto = ({ part, purpose }: FilePlace) => part === SITE_VISIT && purpose === 'photo'

/** The cycle of a review of which the viewer is an expert. */
async function expertsCycle(read: Read, viewer: Viewer, reviewId: string) {
  const target = await reviewTarget(read, reviewId)
  const { personId } = viewer
  if (!target || personId === null || !can(viewer, 'review.score', target)) return null
  const state = await loadCycle(read, target.cycleId ?? '')
  return state && { state, personId }
}
