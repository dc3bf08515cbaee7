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

/** What was entered wrong of a studio itself, as it should have been; nothing else. */
export interface StudioCorrection {
  nameEn?: string | null
  foundedOn?: string
  namedOn?: string | null
  level?: StudioLevel
  /** The lead's name was misspelt; it is the same person. */
  leadName?: true
}

export interface AgreementFacts {
  /** The opaque id of a member, or of who led the studio then. */
  master: string
  agreement: string
  goals: string
  startsOn: string
  endsOn: string
}

export interface GrantFacts {
  year: number
  source: string
  amountFen: string
  purpose: string
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
        /** Logs begun before names in English were in them have none. */
        nameEn?: string | null
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
  /** The first naming: from now on it is a studio of this level with its plaque. */
  | { kind: 'studio.named'; payload: { level: StudioLevel; cycle: string | null } & Because }
  | {
      kind: 'studio.levelChanged'
      payload: { level: StudioLevel; cycle?: string | null } & Because
    }
  /** `on` is the day on which the correction was entered; what is corrected was never otherwise. */
  | { kind: 'studio.corrected'; payload: StudioCorrection & Because }
  /** The unit itself has another name, for all its studios. */
  | { kind: 'studio.unitRenamed'; payload: { unit: string } & Because }
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
  | {
      kind: 'member.changed'
      payload: {
        member: string
        role: string
        certificates: string[]
        joinedOn: string
        leftOn: string | null
        /** The name, which is in the table only, was misspelt. */
        renamed: boolean
      } & Because
    }
  /**
   * The account of a member, or of the lead (null), whose results in contests the studio shows:
   * with that person's consent, and until it is withdrawn.
   */
  | { kind: 'member.linked'; payload: { member: string | null; person: string; consent: true } }
  | { kind: 'member.unlinked'; payload: { member: string | null } }
  | { kind: 'achievement.recorded'; payload: { achievement: string } & AchievementFacts }
  /** Logs begun before a correction had to say why have neither day nor reason. */
  | {
      kind: 'achievement.changed'
      payload: { achievement: string } & AchievementFacts & Partial<Because>
    }
  | { kind: 'achievement.withdrawn'; payload: { achievement: string; reason: string; on?: string } }
  | {
      kind: 'apprenticeship.signed'
      payload: Omit<AgreementFacts, 'master'> & {
        apprenticeship: string
        /** Null, in old logs, is who led the studio then. */
        master: string | null
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
      kind: 'apprenticeship.changed'
      payload: AgreementFacts & {
        apprenticeship: string
        status: 'running' | 'ended' | 'passed' | 'failed'
        /** The apprentice's name or evaluation, which are in the table only, were wrong. */
        renamed: boolean
        evaluated: boolean
      } & Because
    }
  | { kind: 'apprenticeship.withdrawn'; payload: { apprenticeship: string } & Because }
  | { kind: 'grant.received'; payload: GrantFacts & { grant: string; on: string } }
  | { kind: 'grant.changed'; payload: GrantFacts & { grant: string; receivedOn: string } & Because }
  | { kind: 'grant.withdrawn'; payload: { grant: string } & Because }
  | {
      kind: 'grant.spent'
      payload: {
        grant: string
        /** Old logs have none: there it is its place among those of the grant. */
        spending?: string
        amountFen: string
        what: string
        on: string
      }
    }
  | {
      kind: 'spending.changed'
      payload: {
        grant: string
        spending: string
        amountFen: string
        what: string
        spentOn: string
      } & Because
    }
  | { kind: 'spending.withdrawn'; payload: { grant: string; spending: string } & Because }

export type RegistrationEvent = Extract<StudioEventBody, { kind: 'studio.registered' }>
/** Everything that can happen to a studio that is in the register. */
export type StudioChange = Exclude<StudioEventBody, RegistrationEvent>
