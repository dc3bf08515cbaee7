import { can } from '~/domain/people/permissions'
import type { ServiceContext } from '~/services/context'
import { hasKnownRole } from '~/services/people/findSignIn.server'
import { findDutyFeed } from '~/services/review/dutyFeed.server'
import { studioTarget } from '../studio/studioTarget.server'
import { studioDuties } from './dutyList.server'

/**
 * The duties behind a secret address. Whoever made it must still be allowed to read the studio:
 * with a lead who is replaced, the address stops working.
 */
export async function dutiesOfFeed(context: ServiceContext, token: string) {
  const feed = await findDutyFeed(context, token)
  if (!feed) return null
  const { studioId, personId } = feed
  const target = await studioTarget(context.read, studioId)
  const rows = await context.read.grant.findMany({ where: { personId } })
  const viewer = { personId, grants: rows.filter(hasKnownRole) }
  if (!target || !can(viewer, 'studio.read', target)) return null
  const { name } = await context.read.studio.findUniqueOrThrow({
    where: { id: studioId },
    select: { name: true },
  })
  return { studioId, name, duties: await studioDuties(context, studioId) }
}
