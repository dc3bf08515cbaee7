import type { Role } from '~/domain/people/permissionTable'
import type { Grant, Viewer } from '~/domain/people/permissions'
import type { ServiceContext } from '~/services/context'
import { hasKnownRole } from '~/services/people/findSignIn.server'
import type { MenuItem, ViewerMenu } from '~/protocol/menu'

interface Entry extends MenuItem {
  roles: readonly Role[]
}

/** Pages that exist, in the order of the menu, with the roles that may open them. */
const ENTRIES: readonly Entry[] = [
  { to: '/office', label: 'office:overview.menu', roles: ['organiser', 'zoneOfficer'] },
  { to: '/office/entries', label: 'office:entries.menu', roles: ['organiser', 'zoneOfficer'] },
  { to: '/office/stages', label: 'office:stages.menu', roles: ['organiser', 'codingOfficer'] },
  { to: '/office/studios', label: 'studio:menu', roles: ['organiser', 'zoneOfficer'] },
  { to: '/office/reviews', label: 'assessment:menu.zone', roles: ['zoneOfficer'] },
  { to: '/office/my-reviews', label: 'assessment:menu.own', roles: ['studioLead'] },
  { to: '/office/cycles', label: 'cycle:menu', roles: ['organiser'] },
  { to: '/office/duties', label: 'duty:menu', roles: ['organiser', 'zoneOfficer'] },
  { to: '/office/notices', label: 'notice:menu', roles: ['organiser'] },
  { to: '/office/insight', label: 'insight:menu', roles: ['organiser'] },
  { to: '/office/second-factor', label: 'office:factor.menu', roles: ['codingOfficer'] },
  { to: '/chief', label: 'chief:menu', roles: ['chiefJudge'] },
  { to: '/expert', label: 'expert:menu', roles: ['expert'] },
  { to: '/me', label: 'registration:menu', roles: ['contestant'] },
  {
    to: '/office/reset-codes',
    label: 'people:resetCodes.menu',
    roles: ['organiser', 'zoneOfficer'],
  },
]

const BY_REACH: readonly Role[] = [
  'organiser',
  'zoneOfficer',
  'chiefJudge',
  'codingOfficer',
  'arbitrator',
  'judge',
  'studioLead',
  'expert',
  'contestant',
]

/** The menu of the pages that the viewer may open, and no others. */
export function viewerMenu(viewer: Viewer): ViewerMenu {
  const held = new Set(viewer.grants.map((grant: Grant) => grant.role))
  return {
    items: [
      ...ENTRIES.filter((entry) => entry.roles.some((role) => held.has(role))).map(
        ({ to, label }) => ({ to, label }),
      ),
      ...viewer.grants.flatMap(({ role, studioId }) =>
        role === 'studioLead' && studioId
          ? [{ to: `/office/studios/${studioId}`, label: 'studio:own' }]
          : [],
      ),
    ],
    role: BY_REACH.find((role) => held.has(role)) ?? null,
  }
}

/** The menu of a person who has just signed in. */
export async function viewerMenuOfPerson(
  { read }: Pick<ServiceContext, 'read'>,
  personId: string,
): Promise<ViewerMenu> {
  const rows = await read.grant.findMany({ where: { personId } })
  const entries = await read.entry.findMany({ where: { personId }, select: { contestId: true } })
  const competes = entries.map(({ contestId }) => ({ role: 'contestant', contestId }) as const)
  return viewerMenu({ personId, grants: [...rows.filter(hasKnownRole), ...competes] })
}
