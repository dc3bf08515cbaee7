/** What a cycle's log adds up to; `applyCycleEvent` is the only thing that changes it. */
import type { StudioLevel } from '../studio/events'
import type { Expert } from './assignment'
import type { NextYear } from './consequence'
import type { FigureTexts } from './cycleEvents'
import type { CyclePhase } from './cycleLifecycle'
import type { Override } from './override'
import type { ReviewPhase } from './reviewLifecycle'
import type { ReviewScheme, ReviewStageKey } from './scheme'

/** A figure that the meeting corrected, with what it was before. */
export interface FigureCorrection {
  readonly key: string
  readonly from: string | null
  readonly to: string
  readonly reason: string
}

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
  /** In their order; the last one of a figure holds. */
  corrections: readonly FigureCorrection[]
  isLate: boolean
  confirmed: readonly string[]
  /** The zone's recommendation; null before its check. */
  recommended: boolean | null
  checkNote: string
  /** Why it was last returned, given up or ended; empty for none. */
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
  /** Null while it is undecided. */
  next: NextYear | null
}

/** An expert of the pool; ids are those of persons. */
export interface ExpertState extends Expert {
  readonly withdrawReason: string | null
}

/** The last day that a stage had, and why it has another one. */
export interface ChangedDeadline {
  readonly stage: ReviewStageKey
  readonly from: string | null
  readonly to: string
  readonly reason: string
}

export interface CycleState {
  readonly id: string
  seq: number
  readonly year: number
  /** As it was opened, with the last days as they are now. */
  scheme: ReviewScheme
  /** Last days that were changed after the opening, in their order. */
  deadlines: readonly ChangedDeadline[]
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

/** The same state, which can be changed without the other one. */
export function copyOfCycle(state: CycleState): CycleState {
  const reviews = [...state.reviews].map(([id, review]) => [id, { ...review }] as const)
  return { ...state, reviews: new Map(reviews), experts: new Map(state.experts) }
}
