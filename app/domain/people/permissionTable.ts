/** What a person can be; each grant gives one role within one scope. */
export const ROLES = [
  'organiser',
  'zoneOfficer',
  'codingOfficer',
  'chiefJudge',
  'arbitrator',
  'judge',
  'studioLead',
  'expert',
  'contestant',
] as const

export type Role = (typeof ROLES)[number]

export interface ActionRule {
  /** the target has to name its edition and contest, or nobody may: conflicts are judged by them */
  readonly inContest?: true
  /** roles that may, within the scope of their grant */
  readonly roles: readonly Role[]
  /** roles that may once the stage has been decoded, whatever bars them before */
  readonly onceDecoded?: readonly Role[]
  /** roles that take the right away from whoever holds them as well, in the same scope */
  readonly bars?: readonly Role[]
  /** the public */
  readonly anyone?: true
  /** every signed-in person, for themselves */
  readonly signedIn?: true
  /** the people of the entry */
  readonly entrant?: true
  /** the holder of the seat that the sheet belongs to */
  readonly seat?: true
  /** for each role, what the person acted on may hold at most */
  readonly subjects?: Partial<Record<Role, readonly Role[]>>
}

const OFFICES = ROLES.filter((role) => role !== 'contestant')
const PUBLISHERS: readonly Role[] = ['organiser', 'zoneOfficer']
/** Who keeps a studio's entry in the register: its lead the own one, an officer those of the zone. */
const KEEPERS: readonly Role[] = [...PUBLISHERS, 'studioLead']
/** Codes are for nobody who marks, signs or publishes. */
const NO_CODES: readonly Role[] = ['organiser', 'chiefJudge', 'judge', 'arbitrator']
/** Marks are for nobody who knows the codes, publishes or decides appeals. */
const NO_MARKS: readonly Role[] = ['organiser', 'zoneOfficer', 'codingOfficer', 'arbitrator']

const CHIEF = { inContest: true, roles: ['chiefJudge'], bars: ['codingOfficer'] } as const
const CODING = { inContest: true, roles: ['codingOfficer'], bars: NO_CODES } as const
const SEAT = { inContest: true, roles: [], seat: true, bars: NO_MARKS } as const

/** Who may do what. An action that is not here does not exist; a role that is not named may not. */
export const ACTIONS = {
  'edition.overview': { roles: ['organiser'] },
  'entry.register': { inContest: true, roles: [], signedIn: true, bars: OFFICES },
  'entry.readOwn': { roles: [], entrant: true },
  'entry.review': { inContest: true, roles: PUBLISHERS },
  /** By name, so for nobody who marks; a chief judge does it by code (`entrant.setStatus`). */
  'entry.end': { inContest: true, roles: ['organiser'], bars: ['chiefJudge', 'judge'] },
  'entry.readZone': { roles: PUBLISHERS },
  /** Nobody gets into an account that can do more than their own; the rest is reset at the console. */
  'officer.issueResetCode': {
    roles: PUBLISHERS,
    subjects: {
      zoneOfficer: ['contestant'],
      organiser: ['contestant', 'judge', 'chiefJudge', 'zoneOfficer', 'expert'],
    },
  },
  'draw.commit': CODING,
  'draw.readCodes': { ...CODING, onceDecoded: ['organiser', 'chiefJudge', 'arbitrator'] },
  'stage.decode': CODING,
  'stage.start': CHIEF,
  'chief.view': CHIEF,
  'sheet.reopen': CHIEF,
  'deviation.confirm': CHIEF,
  'sheet.excuse': CHIEF,
  'seat.move': CHIEF,
  'seat.showCode': CHIEF,
  'seat.take': { inContest: true, roles: ['judge'], bars: NO_MARKS },
  'held.decide': { ...SEAT, roles: ['chiefJudge'] },
  'stage.sign': CHIEF,
  'entrant.setStatus': CHIEF,
  'board.freeze': { ...CHIEF, roles: ['chiefJudge', ...PUBLISHERS] },
  'sheet.mark': SEAT,
  'sheet.readOwn': SEAT,
  'result.publish': { inContest: true, roles: PUBLISHERS },
  'board.readPublic': { roles: [], anyone: true },
  'rehearsal.control': { roles: ['organiser', 'chiefJudge'] },
  'studio.list': { roles: PUBLISHERS },
  'studio.read': { roles: KEEPERS },
  /** What a studio says of itself: texts, members, results, apprentices, spending. */
  'studio.edit': { roles: KEEPERS },
  /** Name, lead and unit; grants, which the lead spends but does not give. */
  'studio.place': { roles: PUBLISHERS },
  /** Into the register and out of it, and the level. Stars come from reviews. */
  'studio.decide': { roles: ['organiser'] },
  /** A cycle of reviews: opening, moving, experts, the meeting, the decision. */
  'cycle.run': { roles: ['organiser'] },
  'cycle.list': { roles: PUBLISHERS },
  /** One studio's review: its lead the own one, an officer those of the zone. */
  'review.read': { roles: KEEPERS },
  'review.assess': { roles: ['studioLead'] },
  /** The zone's check; the organiser's, too, where the zone has nobody who may: else all would wait. */
  'review.check': { roles: PUBLISHERS, bars: ['studioLead'] },
  /** What an expert of the cycle does for themselves: ties, withdrawing, the own seat. */
  'review.score': { roles: ['expert'], bars: PUBLISHERS },
  'notice.publish': { roles: ['organiser'] },
  'objection.rule': { roles: ['organiser'] },
  /** The service map, the doubling plan's targets, the workdays, the rules of dynamic management. */
  'register.arrange': { roles: ['organiser'] },
  'log.read': { roles: ['organiser', 'chiefJudge', 'arbitrator'] },
} as const satisfies Record<string, ActionRule>

export type Action = keyof typeof ACTIONS
