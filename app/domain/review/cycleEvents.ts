/**
 * What can happen in the log of a review cycle. Every event is the one outcome of one op; totals and
 * proposals are computed from the marks, and recorded only where the meeting confirms them. People
 * are named by opaque ids; what a lead writes is in the tables, the log has its digest.
 */
import type { StudioLevel } from '../studio/events'
import type { NextYear } from './consequence'
import type { CyclePhase } from './cycleLifecycle'
import type { ReviewScheme, ReviewStageKey } from './scheme'

/** Figures by key, as decimal texts: JSON has no whole numbers of that size. */
export type FigureTexts = Readonly<Record<string, string>>

/** A studio as it was when it came into the cycle. */
export interface InvitedReview {
  readonly review: string
  readonly studio: string
  readonly unit: string
  readonly zone: string
  readonly level: StudioLevel
  readonly star: number
  /** What the register said of the year then. */
  readonly figures: FigureTexts
}

/** What the meeting confirmed for one review. */
export interface ConfirmedRating {
  readonly review: string
  /** An exact fraction, such as 8525/100; null for one that was not filed. */
  readonly total: string | null
  readonly rating: string
}

export type CycleEventBody =
  | {
      kind: 'cycle.opened'
      payload: {
        cycle: string
        year: number
        scheme: ReviewScheme
        sample: boolean
        reviews: readonly InvitedReview[]
      }
    }
  | { kind: 'cycle.moved'; payload: { to: CyclePhase; reason: string | null } }
  | {
      kind: 'deadline.changed'
      payload: { stage: ReviewStageKey; deadline: string; reason: string }
    }
  /** A lead applies for naming or promotion, or again with the review that was taken back. */
  | { kind: 'review.applied'; payload: InvitedReview }
  | {
      kind: 'assessment.saved'
      payload: {
        review: string
        /** Null takes a declared figure back. */
        declared: Readonly<Record<string, string | null>>
        /** SHA-256 of what was written to an item of the rubric. */
        statements: Readonly<Record<string, string>>
      }
    }
  | {
      kind: 'assessment.filed'
      payload: { review: string; figures: FigureTexts; isLate: boolean }
    }
  | { kind: 'assessment.returned'; payload: { review: string; reason: string } }
  | {
      kind: 'assessment.checked'
      payload: { review: string; confirmed: readonly string[]; recommended: boolean; note: string }
    }
  /** Given up by the organiser: the lead let the deadline pass, or did not file again. */
  | { kind: 'reviews.notFiled'; payload: { reviews: readonly string[]; reason: string } }
  | { kind: 'review.withdrawn'; payload: { review: string } }
  /** The studio was removed or cancelled while it was under review. */
  | { kind: 'review.ended'; payload: { review: string; reason: string } }
  | {
      kind: 'expert.added'
      payload: { expert: string; unit: string | null; zone: string | null }
    }
  | { kind: 'expert.declared'; payload: { expert: string; studio: string } }
  /** The register shows a tie that came up after the assignment; it counts as a declared one. */
  | {
      kind: 'expert.tieFound'
      payload: { expert: string; studio: string; why: 'ownStudio' | 'sameUnit' | 'sameZone' }
    }
  | { kind: 'expert.withdrew'; payload: { expert: string; reason: string } }
  | {
      kind: 'experts.assigned'
      payload: {
        /** 256 bits as hex: with the lists before it, it gives this assignment again. */
        seed: string
        panel: string
        assignment: readonly { review: string; experts: readonly string[] }[]
      }
    }
  | {
      kind: 'expert.replaced'
      payload: { review: string; from: string; to: string; reason: string }
    }
  /** A figure turned out to be wrong after the zone's check; what it was stays in the log. */
  | {
      kind: 'figure.corrected'
      payload: { review: string; key: string; value: string; reason: string }
    }
  | {
      kind: 'meeting.overrode'
      payload: {
        review: string
        rating: string
        reason: string
        votesFor: number
        votesAgainst: number
        abstentions: number
      }
    }
  /** Between two ratings that equal totals left open at a limit. */
  | { kind: 'meeting.chose'; payload: { review: string; rating: string; reason: string } }
  | { kind: 'meeting.confirmed'; payload: { ratings: readonly ConfirmedRating[] } }
  | { kind: 'meeting.reopened'; payload: { reason: string } }
  | { kind: 'notice.linked'; payload: { notice: string } }
  | {
      kind: 'review.decided'
      payload: {
        review: string
        on: string
        certificate: string | null
        /** What it leaves to the next year; absent in what was decided before this was kept. */
        next?: NextYear
      }
    }
  /** Another one in the place of one that was revoked. */
  | { kind: 'certificate.reissued'; payload: { review: string; certificate: string } }

export type CycleOpened = Extract<CycleEventBody, { kind: 'cycle.opened' }>
/** Everything that can happen in a cycle that is open. */
export type CycleChange = Exclude<CycleEventBody, CycleOpened>
