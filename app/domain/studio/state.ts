/** What a studio's log adds up to; `applyStudioEvent` is the only thing that changes it. */
import type { AchievementFacts, StudioLevel, StudioStatus, StudioTexts } from './events'

export interface StudioState {
  id: string
  seq: number
  name: string
  zone: string
  unit: string
  lead: string
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
  sample: boolean
  texts: StudioTexts
  members: Map<string, MemberState>
  achievements: Map<string, AchievementState>
  apprenticeships: Map<string, ApprenticeshipState>
  grants: Map<string, GrantState>
  /** The last day on which each kind of thing in the history changed. */
  changedOn: Map<HistoryKind, string>
}

export type HistoryKind = 'lead' | 'unit' | 'level' | 'star' | 'status' | 'name'

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

export interface ApprenticeshipState {
  master: string | null
  agreement: string
  goals: string
  startsOn: string
  endsOn: string
  status: 'running' | 'ended' | 'passed' | 'failed'
  entry: string | null
}

export interface GrantState {
  year: number
  source: string
  amountFen: bigint
  purpose: string
  spentFen: bigint
  receivedOn: string
}
