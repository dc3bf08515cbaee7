import { canonicalJson } from '../log/canonical'
import { sha256Hex, utf8 } from '../log/hash'
import type { FrozenStage } from './frozenView'
import { orderRows } from './orderRows'
import type {
  PublicBoard,
  PublicContest,
  PublicHead,
  PublicProgress,
  PublicRow,
} from './publicBoard'
import { publicHead } from './publicHead'
import type { RowEntry } from './publicRow'
import type { ContestState } from './state'

/**
 * The public board of one contest, kept up with its log. It is changed in place by
 * `advancePublic`, and is the same whether the log is folded at once or as it grows.
 */
export interface PublicProjection {
  readonly contest: PublicContest
  head: PublicHead
  rows: Map<string, RowEntry>
  /** By stage id. */
  frozen: Map<string, FrozenStage>
  /** Code ids whose public scores were corrected. */
  corrected: Set<string>
  /** Entry id -> stage key -> code id, where that is known. */
  codeIds: Map<string, Map<string, string>>
  progress: PublicProgress
  version: number
  hash: string
}

/** What an event changed for the public. */
export type PublicChange =
  | {
      readonly kind: 'rows'
      readonly from: number
      readonly version: number
      readonly hash: string
      readonly rows: PublicRow[]
      readonly progress: PublicProgress
    }
  | { readonly kind: 'reset'; readonly version: number; readonly hash: string }

/** The board of a contest whose log is still empty. */
export function emptyProjection(contest: PublicContest, state: ContestState): PublicProjection {
  return {
    contest,
    head: publicHead(state),
    rows: new Map(),
    frozen: new Map(),
    corrected: new Set(),
    codeIds: new Map(),
    progress: { scored: 0, total: 0, nowScoring: null },
    version: 0,
    hash: sha256Hex(utf8(canonicalJson({ contestId: contest.contestId }))),
  }
}

/** The board as it is sent to someone who has none yet. */
export function publicBoard(projection: PublicProjection): PublicBoard {
  const { contestId, slug, name } = projection.contest
  return {
    contestId,
    slug,
    name,
    ...projection.head,
    version: projection.version,
    hash: projection.hash,
    progress: projection.progress,
    rows: orderRows([...projection.rows.values()].map(({ row }) => row)).map(({ row }) => row),
  }
}
