import type { ContestEvent } from '~/domain/contest/events'
import type { CommittedEvent } from '../log/committed.server'
import type { Tx, Writer } from '../log/writer.server'
import { LiveContest } from './liveContest.server'

export type CommittedListener = (contest: LiveContest, event: ContestEvent) => void
export type SettledListener = (contest: LiveContest, events: readonly ContestEvent[]) => void

/** Scope id of a contest's log. */
export function contestScope(contestId: string): string {
  return `contest:${contestId}`
}

/**
 * The contests in memory, kept equal to their logs: loaded inside the write queue, so that nothing
 * is committed between reading a log and following it.
 */
export class LiveContests {
  private readonly contests = new Map<string, LiveContest>()
  private readonly loading = new Map<string, Promise<LiveContest | null>>()
  private readonly eachEvent = new Set<CommittedListener>()
  private readonly eachCommit = new Set<SettledListener>()
  private readonly eachForgotten = new Set<(contestId: string) => void>()

  constructor(
    private readonly writer: Writer,
    /** Hears of a listener that failed: a defect of one screen must not stop the scoring. */
    private readonly report: (error: unknown) => void,
  ) {
    writer.onCommitted((events) => this.take(events))
  }

  /** A contest that is in memory already. */
  get(contestId: string): LiveContest | null {
    return this.contests.get(contestId) ?? null
  }

  /** The contest, read from its log at the first call; null when there is no such contest. */
  async load(contestId: string): Promise<LiveContest | null> {
    const known = this.contests.get(contestId)
    if (known) return known
    const underWay = this.loading.get(contestId)
    if (underWay) return underWay
    const loading = this.writer
      .write((tx) => this.loadWithin(tx, contestId))
      .finally(() => this.loading.delete(contestId))
    this.loading.set(contestId, loading)
    return loading
  }

  /** As `load`, for work that already runs in the write queue. */
  async loadWithin(tx: Tx, contestId: string): Promise<LiveContest | null> {
    const known = this.contests.get(contestId)
    if (known) return known
    const scopeId = contestScope(contestId)
    const scope = await tx.scope.findUnique({ where: { id: scopeId } })
    if (!scope) return null
    const contest = new LiveContest(contestId)
    const rows = await tx.event.findMany({ where: { scopeId }, orderBy: { seq: 'asc' } })
    for (const row of rows) {
      const payload: unknown = row.payload === null ? null : JSON.parse(row.payload)
      contest.commit({ ...row, payload })
    }
    this.contests.set(contestId, contest)
    return contest
  }

  /** Forgets a contest, such as one of a rehearsal that was deleted. */
  forget(contestId: string): void {
    this.contests.delete(contestId)
    for (const listener of this.eachForgotten) listener(contestId)
  }

  /** Calls back for each contest that is forgotten. */
  onForgotten(listener: (contestId: string) => void): () => void {
    this.eachForgotten.add(listener)
    return () => this.eachForgotten.delete(listener)
  }

  /** Calls back for each committed event, right after it went into the state. */
  onEvent(listener: CommittedListener): () => void {
    this.eachEvent.add(listener)
    return () => this.eachEvent.delete(listener)
  }

  /** Calls back once for each contest touched by a commit, with its events. */
  onCommit(listener: SettledListener): () => void {
    this.eachCommit.add(listener)
    return () => this.eachCommit.delete(listener)
  }

  private take(events: readonly CommittedEvent[]): void {
    const touched = new Map<LiveContest, ContestEvent[]>()
    for (const committed of events) {
      const contest = this.contests.get(committed.scopeId.replace(/^contest:/, ''))
      if (!contest || committed.scopeId !== contestScope(contest.id)) continue
      if (committed.seq <= contest.state.seq) continue
      const event = contest.commit(committed)
      this.tell(this.eachEvent, contest, event)
      const list = touched.get(contest)
      if (list) list.push(event)
      else touched.set(contest, [event])
    }
    for (const [contest, list] of touched) {
      this.tell(this.eachCommit, contest, list)
    }
  }

  private tell<T>(
    listeners: ReadonlySet<(contest: LiveContest, news: T) => void>,
    contest: LiveContest,
    news: T,
  ): void {
    for (const listener of listeners) {
      try {
        listener(contest, news)
      } catch (error) {
        this.report(error)
      }
    }
  }
}
