/** What a studio's log adds up to; `applyStudioEvent` is the only thing that changes it. */
import type {
  AchievementFacts,
  AgreementFacts,
  StudioLevel,
  StudioStatus,
  StudioTexts,
} from './events'
import type { Subject } from './stale'

export interface StudioState {
  id: string
  seq: number
  name: string
  nameEn: string | null
  zone: string
  unit: string
  lead: string
  /** All who ever led it, the first one first, with the place in the log of each one's coming. */
  leads: { id: string; seq: number }[]
  level: StudioLevel
  /** 0 is not rated. */
  star: number
  status: StudioStatus
  rectifyBy: string | null
  barredUntil: string | null
  /** Since when the lead is gone or the unit closed; null again once replaced. */
  leadGoneOn: string | null
  unitClosedOn: string | null
  /** The lead's account, while its results in contests are to show. */
  linkedLead: string | null
  foundedOn: string
  namedOn: string | null
  /** The review cycle that named it, if one did. */
  namedIn: string | null
  sample: boolean
  texts: StudioTexts
  members: Map<string, MemberState>
  achievements: Map<string, AchievementState>
  apprenticeships: Map<string, ApprenticeshipState>
  grants: Map<string, GrantState>
  /** The first and the last day on which each kind of thing in the history changed. */
  firstOn: Map<HistoryKind, string>
  changedOn: Map<HistoryKind, string>
  /** The place in the log of the last change of each subject. */
  changedSeq: Map<Subject, number>
}

/** What the history tells of, in the words of `studio:history`. */
export type HistoryKind =
  | ('lead' | 'unit' | 'zone' | 'level' | 'named' | 'star' | 'status' | 'name')
  | ('leadGone' | 'unitClosed' | 'unitRenamed')
  /** Something was entered wrong; `from` and `to` are {@link CorrectedFacts} as JSON. */
  | ('corrected' | 'member' | 'achievement' | 'apprenticeship' | 'grant' | 'spending')

/** Values before or after a correction, by their fields; names of people are left out. */
export type CorrectedFacts = Readonly<Record<string, string>>

export interface MemberState {
  role: string
  certificates: string[]
  joinedOn: string
  leftOn: string | null
  /** The account whose results in contests are to show; null again when the member leaves. */
  person: string | null
}

export interface AchievementState extends Omit<AchievementFacts, 'benefitFen'> {
  benefitFen: bigint
  status: 'recorded' | 'withdrawn'
}

export interface ApprenticeshipState extends AgreementFacts {
  status: 'running' | 'ended' | 'passed' | 'failed' | 'withdrawn'
  entry: string | null
}

export interface GrantState {
  year: number
  source: string
  amountFen: bigint
  purpose: string
  /** The sum of what stands below. */
  spentFen: bigint
  receivedOn: string
  status: 'received' | 'withdrawn'
  spendings: Map<string, SpendingState>
}

export interface SpendingState {
  amountFen: bigint
  what: string
  spentOn: string
  status: 'recorded' | 'withdrawn'
}
