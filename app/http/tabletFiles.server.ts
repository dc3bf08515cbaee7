/**
 * What a tablet may do with the files of reviews. It is known by its seat, not by a sign-in, so the
 * rules of signed-in people do not hold here: a seat reads the reviews on its own expert's list and
 * adds photos of the visit to them, and nothing else, whatever else that person may do.
 */
import type { StoredFile } from '../../prisma/generated/client'
import type { Viewer } from '~/domain/people/permissions'
import { SITE_VISIT } from '~/domain/review/visitPhotos'
import { AppError } from '~/protocol/errors'
import type { Tx } from '~/services/log/writer.server'
import { findSeatHolder, findTenure, type SeatHolder } from '~/services/contest/tenure.server'
import { hasKnownRole } from '~/services/people/findSignIn.server'
import type { Application } from './application.server'
import { readCookie, SEAT_COOKIE } from './cookies.server'
import { isReadByExpert, isUnderReview, whyNotAdd } from './reviewFileRules.server'

/** The tables, or what a transaction makes of them. */
interface Reads {
  read: Tx
}

/**
 * Whose seat a request comes from. A former tenure is known, too: it holds photos still to be sent.
 *
 * @throws AppError `signedOut` without a seat
 */
export async function seatOf(app: Application, request: Request): Promise<SeatHolder> {
  const token = readCookie(request.headers.get('cookie'), SEAT_COOKIE, app.settings)
  const holder = token === null ? null : await findSeatHolder(app, token)
  if (!holder) throw new AppError('signedOut')
  return holder
}

/** The scope of a review's photos of the visit. */
export const visitScope = (reviewId: string) => `review:${reviewId}:${SITE_VISIT}`

/**
 * Why a seat, a former tenure of it included, may not send a photo taken in a tenure; null when it
 * may. A device that another person holds by now does not send in that person's name.
 */
export async function whyNotSend(
  app: Reads,
  holder: SeatHolder,
  { reviewId, tenure }: { reviewId: string; tenure: string },
): Promise<'notAssigned' | 'visitOver' | 'otherPerson' | null> {
  const taker = await findTenure(app, tenure)
  if (taker?.personId !== holder.personId) return 'otherPerson'
  if (!(await isOfItsCycle(app, holder, reviewId))) return 'notAssigned'
  return whyNotAdd(app.read, await viewerOf(app, holder), reviewId)
}

/** Whether the present tenure of a seat may read a file of a review, or the evidence that the register has for it. */
export async function mayReadFile(
  app: Application,
  holder: SeatHolder,
  { scope, purpose }: Pick<StoredFile, 'scope' | 'purpose'>,
): Promise<boolean> {
  if (holder.ended) return false
  const [kind, id = '', part = ''] = scope.split(':')
  if (kind === 'review') {
    if (!(await isOfItsCycle(app, holder, id))) return false
    return isReadByExpert(app.read, await viewerOf(app, holder), id)
  }
  if (kind !== 'studio' || purpose !== 'evidence') return false
  const evidence = { studioId: id, achievementId: part }
  return isUnderReview(app.read, await viewerOf(app, holder), evidence)
}

/** Whether the present tenure of a seat may delete a photo: its person's own, during the visits. */
export async function mayDeletePhoto(
  app: Reads,
  holder: SeatHolder,
  { scope, purpose, createdBy }: Pick<StoredFile, 'scope' | 'purpose' | 'createdBy'>,
): Promise<boolean> {
  const [, reviewId = ''] = scope.split(':')
  const isPhoto = scope === visitScope(reviewId) && purpose === 'photo'
  if (holder.ended || !isPhoto || createdBy !== holder.personId) return false
  const tenure = holder.tenureId
  return (await whyNotSend(app, holder, { reviewId, tenure })) === null
}

async function isOfItsCycle({ read }: Reads, { editionId }: SeatHolder, reviewId: string) {
  const where = { id: reviewId, cycle: { panelId: editionId } }
  return (await read.review.count({ where })) > 0
}

/** With all grants, since some offices take the right to score away. */
async function viewerOf({ read }: Reads, { personId }: SeatHolder): Promise<Viewer> {
  const grants = await read.grant.findMany({ where: { personId } })
  return { personId, grants: grants.filter(hasKnownRole) }
}
