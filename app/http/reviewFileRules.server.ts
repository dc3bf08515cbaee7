import { can, type Viewer } from '~/domain/people/permissions'
import { isEditable, itemIds } from '~/domain/review/decideAssessment'
import type { CycleState } from '~/domain/review/cycleState'
import { isCycleOver, type CyclePhase } from '~/domain/review/cycleLifecycle'
import { isBeingJudged, type ReviewPhase } from '~/domain/review/reviewLifecycle'
import { isExpertOf, SITE_VISIT, whyNoPhoto } from '~/domain/review/visitPhotos'
import type { StudioEventBody } from '~/domain/studio/events'
import { reviewTarget } from '~/queries/review/reviewTarget.server'
import type { FilePlace, FileRule } from '~/services/files/fileAccess.server'
import { loadCycle } from '~/services/review/cycleLog.server'
import type { Tx } from '~/services/log/writer.server'
import { studioScope } from '~/services/studio/studioScope'

/**
 * Evidence belongs to an item of the rubric: its lead adds it while the self-assessment is open.
 * Officers read it, and until the cycle is over the experts to whom the studio is assigned. These
 * add photos while studios are visited, and delete their own.
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

/** Whether the viewer is an expert who now reviews this studio. */
export async function isReadByExpert(read: Tx, viewer: Viewer, id: string): Promise<boolean> {
  const found = await expertsCycle(read, viewer, id)
  return found !== null && isAtWork(found, id)
}

interface ResultEvidence {
  studioId: string
  achievementId: string
}

/**
 * Whether the viewer is an expert who now reviews a year for which the register has or had this result:
 * its evidence stands behind a figure that the self-assessment begins with.
 */
export async function isUnderReview(
  read: Tx,
  viewer: Viewer,
  evidence: ResultEvidence,
): Promise<boolean> {
  const counted = await reviewsOn(read, evidence)
  if (counted?.result.status !== 'recorded') return false
  for (const review of counted.reviews) {
    const found = await expertsCycle(read, viewer, review.id)
    if (found && isAtWork(found, review.id)) return true
  }
  return false
}

/** Whether a result's evidence stands behind figures that were filed and wait for the decision. */
export async function isFiledOn(read: Tx, evidence: ResultEvidence): Promise<boolean> {
  const found = await reviewsOn(read, evidence)
  return (found?.reviews ?? []).some(
    ({ phase, cycle }) =>
      isBeingJudged(phase as ReviewPhase) && !isCycleOver(cycle.phase as CyclePhase),
  )
}

/**
 * A result of a studio with the reviews that count it, of its year and of any that it had before: it
 * may have been filed for that one. Null for a result of another studio.
 */
async function reviewsOn(read: Tx, { studioId, achievementId: id }: ResultEvidence) {
  const result = await read.achievement.findUnique({ where: { id } })
  if (result?.studioId !== studioId) return null
  const years = [result.year, ...(await formerYears(read, { studioId, achievementId: id }))]
  const reviews = await read.review.findMany({
    where: { studioId, cycle: { year: { in: years } } },
    select: { id: true, phase: true, cycle: { select: { phase: true } } },
  })
  return { result, reviews }
}

type Recorded = Extract<
  StudioEventBody,
  { kind: 'achievement.recorded' | 'achievement.changed' }
>['payload']

/** Every year for which the studio's log has had a result. */
async function formerYears(
  read: Tx,
  { studioId, achievementId }: ResultEvidence,
): Promise<number[]> {
  const events = await read.event.findMany({
    where: {
      scopeId: studioScope(studioId),
      kind: { in: ['achievement.recorded', 'achievement.changed'] },
      payload: { not: null },
    },
    select: { payload: true },
  })
  return events
    .map(({ payload }) => JSON.parse(payload ?? '') as Recorded)
    .flatMap(({ achievement, year }) => (achievement === achievementId ? [year] : []))
}

/** Whether the expert reviews the studio, in a cycle that is not over. */
function isAtWork({ state, personId }: ExpertsCycle, reviewId: string): boolean {
  return !isCycleOver(state.phase) && isExpertOf(state, reviewId, personId)
}

/** Why the viewer may not add a photo of the visit to a review; null when they may. */
export async function whyNotAdd(read: Tx, viewer: Viewer, id: string) {
  const found = await expertsCycle(read, viewer, id)
  return found === null ? 'notAssigned' : whyNoPhoto(found.state, id, found.personId)
}

/** What is there stays: only who sent a photo deletes it. */
async function mayChangePhoto(read: Tx, viewer: Viewer, { id, owner }: FilePlace) {
  const isOwn = owner === null || owner === viewer.personId
  return isOwn && (await whyNotAdd(read, viewer, id)) === null
}

const isVisitPhoto = ({ part, purpose }: FilePlace) => part === SITE_VISIT && purpose === 'photo'

interface ExpertsCycle {
  state: CycleState
  personId: string
}

/** The cycle of a review of which the viewer is an expert. */
async function expertsCycle(
  read: Tx,
  viewer: Viewer,
  reviewId: string,
): Promise<ExpertsCycle | null> {
  const target = await reviewTarget(read, reviewId)
  const { personId } = viewer
  if (!target || personId === null || !can(viewer, 'review.score', target)) return null
  const state = await loadCycle(read, target.cycleId ?? '')
  return state && { state, personId }
}
