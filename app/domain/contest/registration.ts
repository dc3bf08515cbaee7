/**
 * Who may move an entry, from where, and when. Pure: the caller brings the server's time, by which
 * alone deadlines are decided.
 */

export const ENTRY_STATUSES = [
  'submitted',
  'returned',
  'approved',
  'rejected',
  'withdrawn',
  'disqualified',
] as const
export type EntryStatus = (typeof ENTRY_STATUSES)[number]

/** Whoever has such an entry is a contestant there: has no office in it and takes no seat. */
export const COMPETING = [
  'submitted',
  'returned',
  'approved',
  'disqualified',
] as const satisfies readonly EntryStatus[]

export type ReviewMove = 'approve' | 'return' | 'reject'
export type ContestantMove = 'answer' | 'withdraw'
/** What ends an approved entry, before or after the draw: 退赛, 取消资格. */
export type EndMove = 'retire' | 'disqualify'
export type EntryMove = ReviewMove | ContestantMove | EndMove

/** Phases before the first draw, and those in which an approved entry can still end. */
const BEFORE_DRAW: readonly string[] = ['registration']
const UNTIL_RESULTS: readonly string[] = ['registration', 'running']
const UNTIL_REVEALED: readonly string[] = [...UNTIL_RESULTS, 'results']

interface EntryMoveRule {
  from: readonly EntryStatus[]
  to: EntryStatus
  /** Contest phases other than those before the draw. */
  phases?: readonly string[]
}

const MOVES: Record<EntryMove, EntryMoveRule> = {
  approve: { from: ['submitted'], to: 'approved' },
  return: { from: ['submitted'], to: 'returned' },
  reject: { from: ['submitted', 'returned'], to: 'rejected' },
  answer: { from: ['returned'], to: 'submitted' },
  withdraw: { from: ['submitted', 'returned', 'approved'], to: 'withdrawn' },
  retire: { from: ['approved'], to: 'withdrawn', phases: UNTIL_RESULTS },
  disqualify: { from: ['approved'], to: 'disqualified', phases: UNTIL_REVEALED },
}

export type MoveRefusal = 'changed' | 'drawn' | 'tooLate'

/**
 * The status an entry gets by a move, or why it cannot be made: `drawn` once the contest has left
 * registration and review, `tooLate` once its results stand, `changed` when the entry is not where
 * the move starts.
 */
export function moveEntry(
  status: string,
  move: EntryMove,
  contestPhase: string,
): { ok: true; to: EntryStatus } | { ok: false; code: MoveRefusal } {
  const { from, to, phases } = MOVES[move]
  if (!(phases ?? BEFORE_DRAW).includes(contestPhase)) {
    return { ok: false, code: phases ? 'tooLate' : 'drawn' }
  }
  if (!(from as readonly string[]).includes(status)) return { ok: false, code: 'changed' }
  return { ok: true, to }
}

/** The moves that can be made from a status, for the buttons of a screen. */
export function movesFrom(status: string, contestPhase: string): EntryMove[] {
  const moves = Object.keys(MOVES) as EntryMove[]
  return moves.filter((move) => moveEntry(status, move, contestPhase).ok)
}

export interface RegistrationPeriod {
  phase: string
  registrationOpensAt: Date
  registrationClosesAt: Date
}

export type RegistrationState = 'notYetOpen' | 'open' | 'closed'

/** Whether new entries are taken. The opening instant is inside the period, the closing one is not. */
export function registrationState(period: RegistrationPeriod, now: Date): RegistrationState {
  if (period.phase !== 'registration' || now >= period.registrationClosesAt) return 'closed'
  return now < period.registrationOpensAt ? 'notYetOpen' : 'open'
}

/** The public entry code of the n-th approved entry of a contest: E001, E002… */
export function entryCode(number: number): string {
  return `E${String(number).padStart(3, '0')}`
}
