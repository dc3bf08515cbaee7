import type { Viewer } from '~/domain/people/permissions'
import type { PrismaClient } from '../../../prisma/generated/client'

export interface OfficeScope {
  editionId: string
  /** Null for the organiser, who has all zones. */
  zoneId: string | null
  /** An office is not of one contest. */
  contestId: null
}

/** What a viewer's office covers: the organiser's edition, or a zone officer's zone. */
export async function officeScope(
  read: PrismaClient,
  { grants }: Viewer,
): Promise<OfficeScope | null> {
  const organiser = grants.find(({ role }) => role === 'organiser')
  if (organiser?.editionId) return { editionId: organiser.editionId, zoneId: null, contestId: null }
  const officer = grants.find(({ role }) => role === 'zoneOfficer')
  if (!officer?.zoneId) return null
  const zone = await read.zone.findUnique({ where: { id: officer.zoneId } })
  return zone && { editionId: zone.editionId, zoneId: zone.id, contestId: null }
}
