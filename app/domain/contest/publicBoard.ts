/** What the public gets of a contest. The rules that fill it are in publicProjection.ts. */
import type { EntrantStatus, StagePhase } from './events'
import type { RuleSummary } from './ruleSummary'
import type { LocalText, PublicMarks } from './ruleSet'

/** Why a row has no rank, or that it has one. */
export type RowState =
  'ranked' | 'notScored' | 'scoring' | 'incomplete' | 'deviating' | Exclude<EntrantStatus, 'active'>

/** One seat's part in an explained rank. */
export interface PublicSeatMark {
  /** The seat's ordinal, from 1. */
  seat: number
  /** The seat's subtotal, as a decimal. */
  value: string
  dropped: 'high' | 'low' | null
}

/** Title and weight of a stage are in the board's `rules`. */
export interface PublicStageScore {
  key: string
  /** After the stage factor, as a decimal; null while there is none. */
  score: string | null
  /** The score times the stage's weight; null while there is none, and where a stage is alone. */
  weighted: string | null
  /** Only where the rule set shows sheets to the public. */
  seats: PublicSeatMark[] | null
}

export interface PublicZone {
  code: string
  name: string
  nameEn: string
}

export interface PublicRow {
  /** Random id: the code id before decoding, the entry id afterwards. */
  id: string
  /** The only identity shown: the innermost code, or the entry code of a named contest. */
  code: string
  /** What it is called by name, where a contest is one of reviews; absent in all others. */
  name?: LocalText
  station: number | null
  order: number | null
  zone: PublicZone | null
  state: RowState
  /**
   * Seats that have submitted, by ordinal, for the stage now being scored; in a row with a name, by
   * their place among the row's own seats, since not every seat scores everybody there.
   */
  submitted: number[]
  required: number
  /** As a decimal; null without a total. */
  total: string | null
  /** Those that have begun; empty where the rule set shows totals only. */
  stages: PublicStageScore[]
  /**
   * Comparison keys as "n/d", higher first: the total, then one for each of the board's `ties`.
   * Where only totals are public, the second is the place among equal totals. Empty without a rank.
   */
  keys: string[]
  /** A public score was changed by a correction. */
  corrected: boolean
}

export interface PublicProgress {
  scored: number
  total: number
  /** Id of the row most recently touched by a submitted sheet, not hidden. */
  nowScoring: string | null
}

export type PublicViewKind = { kind: 'overall' } | { kind: 'stage'; stage: string }

/** All of a board that rarely changes; a change of it is a reset. */
export interface PublicHead {
  /** `overall` adds up all stages that have begun; `stage` shows one coded stage alone. */
  view: PublicViewKind
  /** Key of the stage now being scored, or last scored; null before the first draw. */
  stage: string | null
  stageTitle: LocalText | null
  /** Phase of the stage now being scored, or last scored; null before the first draw. */
  stagePhase: StagePhase | null
  ruleVersion: number
  publicMarks: PublicMarks
  /** Of an overall board: the stages that have begun, with the ties that these can settle. */
  rules: RuleSummary | null
  /** Titles of the stages that have not begun: an overall board's totals lack them. */
  toCome: readonly LocalText[]
  frozen: boolean
  /** Published results, or provisional. */
  provisional: boolean
}

export interface PublicBoard extends PublicHead {
  contestId: string
  slug: string
  name: LocalText
  version: number
  hash: string
  progress: PublicProgress
  /** In the order of `orderRows`. */
  rows: PublicRow[]
}

/** What is known of a contest outside its log. */
export interface PublicContest {
  readonly contestId: string
  readonly slug: string
  readonly name: LocalText
  /** By zone id. */
  readonly zones: ReadonlyMap<string, PublicZone>
  /** By entry id, where the entries are known by name: studios under review. */
  readonly names?: ReadonlyMap<string, LocalText>
}
