import type { Target, Viewer } from '~/domain/people/permissions'

/**
 * The scope of the viewer's own office, for pages that are about people in it and ask about each of
 * them again; empty, and so covered by no grant, for a viewer without an office.
 */
export function officeTarget({ grants }: Viewer): Target {
  const office = grants.find(({ role }) => role === 'organiser' || role === 'zoneOfficer')
  const { editionId = null, zoneId = null, contestId = null } = office ?? {}
  return { editionId, zoneId, contestId, subjectRoles: ['contestant'] }
}
