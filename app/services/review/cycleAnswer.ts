import type { CycleRefusal } from '~/domain/review/cycleRefusals'

/** Why nothing was entered in a cycle; in words under `cycle:problem`. */
export type CycleProblem =
  | CycleRefusal
  | 'cycle.notFound'
  | 'cycle.reused'
  | 'cycle.nobodyAdmitted'
  | 'cycle.missingGlyphs'
  | 'consequence.studioGone'
  | 'decision.already'
  | 'decision.leadBarred'
  | 'decision.studioRefused'
  | 'decision.certificateDiffers'
  | 'certificate.notDue'
  | 'certificate.missingGlyphs'
  | 'expert.unknownPhone'
  | 'expert.otherName'
  | 'expert.officer'
  | 'expert.unknownUnit'
  | 'expert.needsUnit'
  | 'expert.unknownZone'
  | 'review.applicationsOver'
  | 'review.notAdmitted'
  | 'review.barred'

export type CycleAnswer =
  | { ok: true; cycleId: string }
  /** `detail` is what the words of the problem name: a studio, a character. */
  | { ok: false; code: CycleProblem; detail?: string }
