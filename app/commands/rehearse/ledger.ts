import type { JudgeOp, OpAnswer } from '~/protocol/judging'

/** What one judge's op came to, as its tablet was told. */
export interface LedgerEntry {
  readonly contestId: string
  readonly op: JudgeOp
  readonly outcome: 'stored' | 'held' | 'refused'
  readonly seq: number | null
  readonly code: string | null
}

/** An op that got two answers that do not agree. */
export interface Contradiction {
  readonly opId: string
  readonly first: string
  readonly then: string
}

/**
 * What the tablets sent and were answered, kept apart from the outbox so that the outbox is checked
 * too. An answer that never came leaves no entry.
 */
export class Ledger {
  readonly sent = new Map<string, { op: JudgeOp; at: number }>()
  readonly entries = new Map<string, LedgerEntry>()
  readonly contradictions: Contradiction[] = []
  /** From the first sending of a mark to its acknowledgement, in milliseconds. */
  readonly ackMs: number[] = []
  /** Ops that no answer was had for when their tablet was done. */
  readonly unanswered: JudgeOp[] = []
  /** How many marks were acknowledged: what progress is measured by. */
  marks = 0

  constructor(private readonly now: () => number) {}

  /** Notes that an op is handed to the connection; only the first time counts. */
  noteSent(op: JudgeOp): void {
    if (!this.sent.has(op.opId)) this.sent.set(op.opId, { op, at: this.now() })
  }

  /** Notes an answer; one that asks to try again later says nothing. */
  noteAnswer(contestId: string, op: JudgeOp, answer: OpAnswer): void {
    if (!answer.ok && !answer.final) return
    const entry = entryOf(contestId, op, answer)
    const known = this.entries.get(op.opId)
    if (known) {
      const [first, then] = [describe(known), describe(entry)]
      if (first !== then) this.contradictions.push({ opId: op.opId, first, then })
      return
    }
    this.entries.set(op.opId, entry)
    if (op.kind !== 'mark' || entry.outcome === 'refused') return
    this.marks += 1
    this.ackMs.push(this.now() - (this.sent.get(op.opId)?.at ?? this.now()))
  }
}

function entryOf(contestId: string, op: JudgeOp, answer: OpAnswer): LedgerEntry {
  if (answer.ok) return { contestId, op, outcome: 'stored', seq: answer.seq, code: null }
  const outcome = answer.code === 'held' ? 'held' : 'refused'
  return { contestId, op, outcome, seq: null, code: answer.code }
}

function describe({ outcome, seq, code }: LedgerEntry): string {
  return `${outcome} ${seq ?? code ?? ''}`
}
