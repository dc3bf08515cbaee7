/**
 * What can happen in a studio's log. People are named by opaque ids only; their names are in the
 * tables beside it. Money is a decimal text of fen, since JSON has no whole numbers of that size.
 */

/** From the lowest to the highest. */
export const STUDIO_LEVELS = ['enterprise', 'county', 'city', 'province', 'national'] as const
export type StudioLevel = (typeof STUDIO_LEVELS)[number]

export const STUDIO_STATUSES = ['active', 'rectifying', 'removed', 'cancelled'] as const
export type StudioStatus = (typeof STUDIO_STATUSES)[number]

/** The five small ones (五小), then patents, papers, standards and methods. */
export const ACHIEVEMENT_KINDS = [
  'invention',
  'creation',
  'renovation',
  'design',
  'suggestion',
  'patent',
  'paper',
  'standard',
  'method',
] as const
export type AchievementKind = (typeof ACHIEVEMENT_KINDS)[number]

/** What a studio says of itself and may rewrite at any time. */
export interface StudioTexts {
  industry: string
  trades: string[]
  premises: string
  rules: string
  plan: string
  leadHonours: string[]
}

export interface AchievementFacts {
  kind: AchievementKind
  title: string
  year: number
  doneOn: string
  /** Ids of members. */
  byWhom: string[]
  benefitFen: string
  /** How the benefit was reckoned. */
  benefitBasis: string
  adopted: boolean
  adoptedBy: string
}

/** When a change took effect, and why. */
interface Because {
  on: string
  reason: string
}

export type StudioEventBody =
  | {
      kind: 'studio.registered'
      payload: StudioTexts & {
        studio: string
        name: string
        zone: string
        unit: string
        lead: string
        level: StudioLevel
        /** What it has from the paper register; later stars come from reviews. */
        star: number
        foundedOn: string
        namedOn: string | null
        sample: boolean
      }
    }
  | { kind: 'studio.changed'; payload: Partial<StudioTexts> }
  | { kind: 'studio.nameChanged'; payload: { name: string } & Because }
  | { kind: 'studio.leadChanged'; payload: { lead: string; honours: string[] } & Because }
  | { kind: 'studio.unitChanged'; payload: { unit: string; zone: string } & Because }
  /** The lead has retired or moved, the unit is closed: noted until somebody else is entered. */
  | { kind: 'studio.leadGone' | 'studio.unitClosed'; payload: Because }
  | { kind: 'studio.levelChanged'; payload: { level: StudioLevel } & Because }
  /** A star rests on a review cycle. */
  | { kind: 'studio.starChanged'; payload: { star: number; cycle: string } & Because }
  | {
      kind: 'studio.statusChanged'
      payload: {
        status: StudioStatus
        /** The last day to rectify; given with `rectifying` and no other. */
        rectifyBy: string | null
        /** The last day of a bar; given with `removed` only, if at all. */
        barredUntil: string | null
        cycle: string | null
      } & Because
    }
  | {
      kind: 'member.joined'
      payload: { member: string; role: string; certificates: string[]; on: string }
    }
  | { kind: 'member.left'; payload: { member: string; on: string } }
  /**
   * The account of a member, or of the lead (null), whose results in contests the studio shows:
   * with that person's consent, and until it is withdrawn.
   */
  | { kind: 'member.linked'; payload: { member: string | null; person: string; consent: true } }
  | { kind: 'member.unlinked'; payload: { member: string | null } }
  | { kind: 'achievement.recorded'; payload: { achievement: string } & AchievementFacts }
  | { kind: 'achievement.changed'; payload: { achievement: string } & AchievementFacts }
  | { kind: 'achievement.withdrawn'; payload: { achievement: string; reason: string } }
  | {
      kind: 'apprenticeship.signed'
      payload: {
        apprenticeship: string
        /** A member; null is the lead. */
        master: string | null
        agreement: string
        goals: string
        startsOn: string
        endsOn: string
        /** The winner's entry of a contest that it follows from. */
        entry: string | null
      }
    }
  /** The evaluation is about a person and is in the table only. */
  | {
      kind: 'apprenticeship.ended'
      payload: { apprenticeship: string; status: 'ended' | 'passed' | 'failed'; on: string }
    }
  | {
      kind: 'grant.received'
      payload: {
        grant: string
        year: number
        source: string
        amountFen: string
        purpose: string
        on: string
      }
    }
  | { kind: 'grant.spent'; payload: { grant: string; amountFen: string; what: string; on: string } }

export type RegistrationEvent = Extract<StudioEventBody, { kind: 'studio.registered' }>
/** Everything that can happen to a studio that is in the register. */
export type StudioChange = Exclude<StudioEventBody, RegistrationEvent>
