import type { PublicChange } from '~/domain/contest/publicProjection'
import type { BoardUpdate } from '~/protocol/boards'

/** The longest that a change waits for others to share a message with. */
const COALESCE_MS = 100

type Message = BoardUpdate | { contestId: string; version: number }

/**
 * The changes of one board on their way to the screens. The first after a quiet time leaves with
 * its own commit; those that follow share one message every 100 ms, each row as it is then.
 */
export class BoardOutbox {
  private pending: PublicChange | null = null
  private sentAt = Number.NEGATIVE_INFINITY
  private timer: NodeJS.Timeout | null = null

  constructor(
    private readonly contestId: string,
    private readonly now: () => Date,
    private readonly send: (message: Message) => void,
  ) {}

  add(change: PublicChange): void {
    this.pending = this.pending ? joined(this.pending, change) : change
    if (this.timer !== null) return
    const quiet = this.now().getTime() - this.sentAt
    const wait = Math.max(0, Math.min(COALESCE_MS, COALESCE_MS - quiet))
    this.timer = setTimeout(() => this.flush(), wait)
  }

  close(): void {
    if (this.timer === null) return
    clearTimeout(this.timer)
    this.timer = null
  }

  private flush(): void {
    this.timer = null
    const change = this.pending
    this.pending = null
    if (!change) return
    const now = this.now()
    this.sentAt = now.getTime()
    const { contestId } = this
    if (change.kind === 'reset') {
      this.send({ contestId, version: change.version })
      return
    }
    const { from, version, hash, rows, progress } = change
    this.send({ contestId, from, version, hash, at: now.toISOString(), rows, progress })
  }
}

/** Two changes as one: later rows take the place of earlier ones, and a reset takes all. */
function joined(first: PublicChange, next: PublicChange): PublicChange {
  if (first.kind === 'reset' || next.kind === 'reset') {
    return { kind: 'reset', version: next.version, hash: next.hash }
  }
  const rows = new Map([...first.rows, ...next.rows].map((row) => [row.id, row]))
  return { ...next, from: first.from, rows: [...rows.values()] }
}
