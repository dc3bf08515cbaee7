/** What a cycle's log adds up to; `applyCycleEvent` is the only thing that changes it. */
import type { StudioLevel } from '../studio/events'
import type { Expert } from './assignment'
import type { FigureTexts } from './cycleEvents'
import type { CyclePhase } from './cycleLifecycle'
import type { Override } from './override'
import type { ReviewPhase } from './reviewLifecycle'
import type { ReviewScheme } from './scheme'

export interface ReviewState {
  readonly id: string
  readonly studioId: string
  readonly unitId: string
  readonly zone: string
  /** As they were when it came into the cycle. */
  readonly level: StudioLevel
  readonly star: number
  phase: ReviewPhase
  /** The register's figures: as of the invitation until it is filed, then as of filing. */
  figures: FigureTexts
  declared: Record<string, string>
  /** Digests of what the lead wrote, by item. */
  statements: Record<string, string>
  isLate: boolean
  confirmed: readonly string[]
  /** The zone's recommendation; null before its check. */
  recommended: boolean | null
  checkNote: string
  /** Why it was last returned or ended; empty for none. */
  reason: string
  /** In the order of their seats. */
  experts: readonly string[]
  override: Override | null
  choice: { readonly rating: string; readonly reason: string } | null
  /** What the meeting confirmed. */
  total: string | null
  rating: string | null
  decidedOn: string | null
  certificate: string | null
}

/** An expert of the pool; ids are those of persons. */
export interface ExpertState extends Expert {
  readonly withdrawReason: string | null
}

export interface CycleState {
  readonly id: string
  seq: number
  readonly year: number
  readonly scheme: ReviewScheme
  readonly sample: boolean
  phase: CyclePhase
  readonly reviews: Map<string, ReviewState>
  readonly experts: Map<string, ExpertState>
  /** The edition that holds the scoring; null before experts are assigned. */
  panel: string | null
  /** The notice of its ratings, the latest one. */
  notice: string | null
  /** The meeting confirmed the ratings, and nothing reopened it since. */
  isConfirmed: boolean
}
