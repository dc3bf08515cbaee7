import type { ContestEvent } from '~/domain/contest/events'
import type { PublicBoard, PublicContest } from '~/domain/contest/publicBoard'
import type { PublicChange } from '~/domain/contest/publicProjection'
import type { BoardUpdate, Watch, WatchAnswer } from '~/protocol/boards'
import { BoardOutbox } from './boardOutbox.server'
import { LiveBoard } from './liveBoard.server'

/** Where boards come from: the contests, their logs, and what is committed from now on. */
export interface BoardSource {
  find(slug: string): Promise<PublicContest | null>
  /** The committed log so far; what is committed later is announced to who follows. */
  history(contestId: string): Promise<readonly ContestEvent[]>
  follow(listener: (contestId: string, event: ContestEvent) => void): () => void
  /** Tells of contests that were deleted. */
  onGone(listener: (contestId: string) => void): () => void
}

/** What is told to screens: at once when it was quiet, else within 100 ms. */
export interface BoardListener {
  update: (update: BoardUpdate) => void
  reset: (notice: { contestId: string; version: number }) => void
}

interface Kept {
  readonly live: LiveBoard
  readonly outbox: BoardOutbox
}

/**
 * The public boards in memory, each the fold of its contest's log. Everything a public surface
 * shows comes from here.
 */
export class PublicBoards {
  private readonly kept = new Map<string, Promise<Kept | null>>()
  private readonly ready = new Map<string, Kept>()
  private readonly waiting = new Map<string, ContestEvent[]>()
  private readonly listeners = new Set<BoardListener>()
  private readonly stopFollowing: () => void
  private readonly stopHearing: () => void

  constructor(
    private readonly source: BoardSource,
    private readonly now: () => Date,
  ) {
    this.stopFollowing = source.follow((contestId, event) => this.take(contestId, event))
    this.stopHearing = source.onGone((contestId) => this.drop(contestId))
  }

  /** The board of a contest as it is now; null when there is no such contest. */
  async find(slug: string): Promise<PublicBoard | null> {
    return (await this.load(slug))?.live.board() ?? null
  }

  /** A board that is in memory already, without waiting. */
  peek(slug: string): PublicBoard | null {
    for (const { live } of this.ready.values()) {
      if (live.contest.slug === slug) return live.board()
    }
    return null
  }

  /**
   * Answers a screen: it has the board as it is, or gets all of it.
   *
   * @param join called right before the board is read, so that no change falls in between
   */
  async watch({ slug, have }: Watch, join: (contestId: string) => void): Promise<WatchAnswer> {
    const live = (await this.load(slug))?.live
    if (!live) return { ok: false, code: 'notFound' }
    join(live.contest.contestId)
    const at = this.now().toISOString()
    const known = have === null ? null : live.knows(have)
    if (known === 'current') return { ok: true, kind: 'current', at }
    return { ok: true, kind: 'snapshot', at, diverged: known === 'diverged', board: live.board() }
  }

  onChange(listener: BoardListener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  close(): void {
    this.stopFollowing()
    this.stopHearing()
    for (const { outbox } of this.ready.values()) outbox.close()
  }

  /** Forgets a contest that was deleted, or whose name or zones changed, and lets its screens ask again. */
  private drop(contestId: string): void {
    this.waiting.delete(contestId)
    const gone = this.ready.get(contestId)
    if (!gone) return
    gone.outbox.close()
    this.ready.delete(contestId)
    this.kept.delete(gone.live.contest.slug)
    this.tell({ contestId, version: gone.live.board().version })
  }

  private load(slug: string): Promise<Kept | null> {
    const known = this.kept.get(slug)
    if (known) return known
    const loading = this.start(slug)
    this.kept.set(slug, loading)
    loading.then(
      (found) => found ?? this.kept.delete(slug),
      () => this.kept.delete(slug),
    )
    return loading
  }

  private async start(slug: string): Promise<Kept | null> {
    const contest = await this.source.find(slug)
    if (!contest) return null
    const { contestId } = contest
    const waiting: ContestEvent[] = []
    this.waiting.set(contestId, waiting)
    try {
      const live = new LiveBoard(contest)
      for (const event of await this.source.history(contestId)) live.take(event)
      if (this.waiting.get(contestId) !== waiting) return null
      for (const event of waiting) live.take(event)
      const outbox = new BoardOutbox(contestId, this.now, (message) => this.tell(message))
      const kept = { live, outbox }
      this.ready.set(contestId, kept)
      return kept
    } finally {
      this.waiting.delete(contestId)
    }
  }

  private take(contestId: string, event: ContestEvent): void {
    const kept = this.ready.get(contestId)
    if (!kept) {
      this.waiting.get(contestId)?.push(event)
      return
    }
    const change: PublicChange | null = kept.live.take(event)
    if (change) kept.outbox.add(change)
  }

  private tell(message: BoardUpdate | { contestId: string; version: number }): void {
    for (const listener of this.listeners) {
      if ('rows' in message) listener.update(message)
      else listener.reset(message)
    }
  }
}
