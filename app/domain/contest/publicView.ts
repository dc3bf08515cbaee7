/** What the public gets of a contest: types; the rules that fill them are in this folder too. */
import type { LocalText, PublicMarks } from './ruleSet'
import type { EntrantStatus } from './events'

/** Why a row has no rank, or that it has one. */
export type RowState =
  | 'ranked'
  | 'notScored'
  | 'scoring'
  | 'incomplete'
  | 'deviating'
  | Exclude<EntrantStatus, 'active'>

/** One seat's part in an explained rank. */
export interface PublicSeatMark {
  /** The seat's ordinal, from 1. */
  seat: number
  /** The seat's subtotal, as a decimal. */
  value: string
  dropped: 'high' | 'low' | null
}

export interface PublicStageScore {
  key: string
  title: LocalText
  /** After the stage factor, as a decimal; null while there is none. */
  score: string | null
  weight: { num: number; den: number }
  weighted: string | null
  /** Only where the rule set shows sheets to the public. */
  seats: PublicSeatMark[] | null
}

export interface PublicRow {
  /** Random id: the code id before decoding, the entry id afterwards. */
  id: string
  /** The only identity shown: the innermost code, or the entry code of a named contest. */
  code: string
  station: number | null
  order: number | null
  zone: { code: string; name: string; nameEn: string } | null
  state: RowState
  /** Seats that have submitted, by ordinal, for the stage now being scored. */
  submitted: number[]
  required: number
  /** As a decimal; null without a total. */
  total: string | null
  stages: PublicStageScore[]
  /** Comparison keys as "n/d", best first when descending; empty without a rank. */
  keys: string[]
  /** The row was changed by a correction after its total was first public. */
  corrected: boolean
}

export interface PublicProgress {
  scored: number
  total: number
  /** Code id of the entrant most recently touched by a submitted sheet, not hidden. */
  nowScoring: string | null
}

export interface PublicBoard {
  contestId: string
  slug: string
  name: LocalText
  /** `overall` adds up all stages; `stage` shows one coded stage alone. */
  view: { kind: 'overall' } | { kind: 'stage'; stage: string }
  stageTitle: LocalText | null
  version: number
  hash: string
  ruleVersion: number
  publicMarks: PublicMarks
  frozen: boolean
  /** Published results, or provisional. */
  provisional: boolean
  progress: PublicProgress
  /** In the order of `orderRows`. */
  rows: PublicRow[]
}
