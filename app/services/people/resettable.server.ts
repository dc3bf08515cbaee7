import { ROLES, type Role } from '~/domain/people/permissionTable'
import { can, type Target, type Viewer } from '~/domain/people/permissions'
import type { Tx } from '../log/writer.server'

/** A place where a person belongs, with the edition whose log records what is done for them. */
type Place = Target & { editionId: string }

type Read = Pick<Tx, 'grant' | 'entry' | 'zone' | 'contest' | 'edition'>

/**
 * The place in which the viewer may issue a reset code for a person; null when there is none. The
 * roles that the person holds anywhere count, so nobody gets into a more powerful account.
 */
export async function placeToReset(
  read: Read,
  viewer: Viewer,
  personId: string,
): Promise<Place | null> {
  const { grants, entries, places } = await placesOf(read, personId)
  const roles = grants.map(({ role }) => role)
  // A role of a newer version is unknown here: better no code than one too many.
  if (!roles.every(isRole)) return null
  const subjectRoles: Role[] = entries.length > 0 ? [...roles, 'contestant'] : roles
  for (const { editionId, ...place } of places) {
    if (!editionId) continue
    const target = { ...place, editionId, subjectRoles }
    if (can(viewer, 'officer.issueResetCode', target)) return target
  }
  return null
}

/** The editions in whose logs stands what is done for a person: where they compete or hold an office. */
export async function editionsOf(read: Read, personId: string): Promise<string[]> {
  const { places } = await placesOf(read, personId)
  return [...new Set(places.flatMap(({ editionId }) => editionId ?? []))].sort()
}

async function placesOf(read: Read, personId: string) {
  const grants = await read.grant.findMany({ where: { personId } })
  const entries = await read.entry.findMany({
    where: { personId },
    select: { zoneId: true, contestId: true, contest: { select: { editionId: true } } },
  })
  const places = [
    ...entries.map(({ zoneId, contestId, contest }) => ({ zoneId, contestId, ...contest })),
    ...(await Promise.all(grants.map((grant) => placeOfGrant(read, grant)))),
  ]
  return { grants, entries, places }
}

async function placeOfGrant(
  read: Pick<Tx, 'zone' | 'contest' | 'edition'>,
  grant: {
    editionId: string | null
    zoneId: string | null
    contestId: string | null
    cycleId: string | null
  },
): Promise<{ editionId: string | null; zoneId: string | null; contestId: string | null }> {
  if (grant.editionId) return grant
  if (grant.cycleId) {
    // Experts belong to no edition: the organiser of the running programme helps them.
    const running = await read.edition.findFirst({
      where: { kind: 'programme' },
      orderBy: { year: 'desc' },
    })
    return { editionId: running?.id ?? null, zoneId: null, contestId: null }
  }
  const select = { editionId: true }
  const parent = grant.contestId
    ? await read.contest.findUnique({ where: { id: grant.contestId }, select })
    : await read.zone.findUnique({ where: { id: grant.zoneId ?? '' }, select })
  return { ...grant, editionId: parent?.editionId ?? null }
}

function isRole(role: string): role is Role {
  return (ROLES as readonly string[]).includes(role)
}
