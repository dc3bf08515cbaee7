import { ACTIONS, type Action, type ActionRule, type Role } from './permissionTable'

export { ACTIONS, ROLES, type Action, type Role } from './permissionTable'

/** A role within one scope: an edition, a zone, a contest, a studio, a review cycle, or (for a judge) one seat of a contest. */
export interface Grant {
  readonly role: Role
  readonly editionId?: string | null
  readonly zoneId?: string | null
  readonly contestId?: string | null
  readonly studioId?: string | null
  readonly cycleId?: string | null
  /** a judge's grant may be for one seat only */
  readonly seatId?: string | null
}

/** Who asks: a signed-in person with their grants, and the seat that this device holds, if any. */
export interface Viewer {
  readonly personId: string | null
  readonly grants: readonly Grant[]
  readonly seat?: ViewerSeat | undefined
}

/** The tenure of a seat: one person with one device. */
export interface ViewerSeat {
  readonly seatId: string
  readonly tenureId: string
  readonly contestId: string
  readonly stageId: string
}

/** The scope of the thing acted on. What is null or left out is covered by no grant. */
export interface Target {
  readonly editionId: string | null
  readonly contestId: string | null
  /** of the entry, for actions on entries; else the zone whose own contest it is, if it is a zone's */
  readonly zoneId?: string | null | undefined
  readonly studioId?: string | null | undefined
  readonly cycleId?: string | null | undefined
  readonly stageId?: string | null | undefined
  readonly seatId?: string | null | undefined
  /** the people of the entry */
  readonly entrantIds?: readonly string[] | undefined
  /** the stage has been decoded: names are no secret any more */
  readonly decoded?: boolean | undefined
  /** every role that the person acted on holds anywhere; unknown is a refusal where it matters */
  readonly subjectRoles?: readonly Role[] | undefined
}

/**
 * Whether the viewer may do this to that: the one rule for pages, actions and sockets. It denies
 * unless {@link ACTIONS} allows, and on top of the table:
 *
 * - who is a contestant in a contest has no office in it, whatever the grants say;
 * - offices that must not meet in one person are refused together (`bars`);
 * - a seat's tenure gives the right to that seat's sheets and to nothing else.
 *
 * It does not ask about the state of things (phase, epoch, former tenure): that is the use-case's part.
 */
export function can(viewer: Viewer, action: Action, target: Target): boolean {
  const rule: ActionRule = ACTIONS[action]
  const { personId } = viewer
  if (rule.anyone) return true
  if (personId === null) return false
  if (rule.inContest && !(target.editionId && target.contestId)) return false
  if (rule.entrant && target.entrantIds?.includes(personId)) return true
  const held = rolesHeld(viewer, target)
  if (rule.signedIn) return !meets(rule.bars, held)
  if (held.has('contestant')) return false
  if (target.decoded && meets(rule.onceDecoded, held)) return true
  if (meets(rule.bars, held)) return false
  if (rule.seat && isOwnSeat(viewer, target)) return true
  return viewer.grants.some((grant) => gives(grant, rule, target))
}

/** Every role the viewer has for this target; a seat makes its holder a judge of the contest. */
function rolesHeld(viewer: Viewer, target: Target): ReadonlySet<Role> {
  const roles = viewer.grants.filter((grant) => covers(grant, target)).map((grant) => grant.role)
  const seated = viewer.seat !== undefined && same(viewer.seat.contestId, target.contestId)
  return new Set<Role>(seated ? [...roles, 'judge'] : roles)
}

function meets(roles: readonly Role[] | undefined, held: ReadonlySet<Role>): boolean {
  return roles?.some((role) => held.has(role)) ?? false
}

function gives(grant: Grant, rule: ActionRule, target: Target): boolean {
  if (!rule.roles.includes(grant.role) || !covers(grant, target)) return false
  if (grant.seatId && grant.seatId !== target.seatId) return false
  const subjects = rule.subjects?.[grant.role]
  if (rule.subjects === undefined) return true
  return target.subjectRoles?.every((role) => subjects?.includes(role)) ?? false
}

function covers(grant: Grant, target: Target): boolean {
  switch (grant.role) {
    case 'organiser':
      return same(grant.editionId, target.editionId)
    case 'zoneOfficer':
      return same(grant.zoneId, target.zoneId)
    case 'studioLead':
      return same(grant.studioId, target.studioId)
    case 'expert':
      return same(grant.cycleId, target.cycleId)
    case 'judge':
    case 'chiefJudge':
    case 'codingOfficer':
    case 'arbitrator':
    case 'contestant':
      return same(grant.contestId, target.contestId)
  }
}

function isOwnSeat({ seat }: Viewer, target: Target): boolean {
  return (
    seat !== undefined &&
    same(seat.seatId, target.seatId) &&
    same(seat.stageId, target.stageId) &&
    same(seat.contestId, target.contestId)
  )
}

function same(a: string | null | undefined, b: string | null | undefined): boolean {
  return typeof a === 'string' && a !== '' && a === b
}
