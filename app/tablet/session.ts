/**
 * The tablet while it is open: ties outbox, disk and connection together, one change after the
 * other, and tells React. A judge's op is on disk before it is shown as made or sent.
 */
import type { Hello } from '~/protocol/judging'
import type { Link } from './link'
import {
  askedNow,
  helloOf,
  onConnect,
  onHello,
  onMoved,
  onUpdate,
  type Asked,
} from './outbox/hello'
import { make, type Draft, type MarkDraft, type Obstacle } from './outbox/make'
import { onAnswer, onDisconnect, onTimeout } from './outbox/receive'
import { markSent, nextSendAt, sendable } from './outbox/send'
import type { Outbox, Outside } from './outbox/types'
import { countUnsent, showSheet } from './outbox/view'
import { changeBetween, StoreError, type SeatRecord, type TabletStore } from './store'

export interface SessionState {
  readonly outbox: Outbox
  /** Sheets whose entrant code the judge has confirmed. */
  readonly confirmed: readonly string[]
  /** The disk refused the last thing that should have been kept. */
  readonly problem: StoreError['reason'] | null
}

export interface SessionParts {
  readonly store: TabletStore
  readonly link: Link
  readonly seat: SeatRecord
  readonly outbox: Outbox
  readonly build: string
  readonly outside: () => Outside
}

/** A mark whose value follows from the one that stands when its turn comes. */
export interface FollowingMark extends Omit<MarkDraft, 'value'> {
  readonly valueAfter: (before: number | null) => number | null
}

export type Acted =
  /** `before` is the value that a mark replaced. */
  | { readonly ok: true; readonly before: number | null }
  | { readonly ok: false; readonly why: Obstacle | StoreError['reason'] }

const HELLO_AGAIN_MS = 2000
const BEAT_MS = 10_000

export class TabletSession {
  private state: SessionState
  private seat: SeatRecord
  private readonly listeners = new Set<() => void>()
  private work: Promise<unknown> = Promise.resolve()
  private helloUnderWay = false
  private closed = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private beats: ReturnType<typeof setInterval> | undefined

  constructor(private readonly parts: SessionParts) {
    this.seat = parts.seat
    this.state = { outbox: parts.outbox, confirmed: parts.seat.confirmed, problem: null }
  }

  readonly getState = (): SessionState => this.state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Connects, and stays connected until `close`. */
  open(): void {
    const { link, outside } = this.parts
    link.open({
      connected: () => this.change((outbox) => onConnect(outbox)),
      disconnected: () => this.change((outbox) => onDisconnect(outbox)),
      signedOut: () => this.change((outbox) => ({ ...onDisconnect(outbox), link: 'signedOut' })),
      updated: (update) => this.change((outbox) => onUpdate(outbox, update)),
      moved: (holder) => this.change((outbox) => onMoved(outbox, holder)),
    })
    this.beats = setInterval(() => {
      const { outbox } = this.state
      if (outbox.link === 'ready') link.beat(countUnsent(outbox))
      this.pump(outside())
    }, BEAT_MS)
  }

  close(): void {
    this.closed = true
    clearTimeout(this.timer)
    clearInterval(this.beats)
    this.parts.link.close()
    this.listeners.clear()
  }

  /**
   * Does what the judge did; resolves when it is on disk, or with the reason why it is not. Only here
   * is it known what a mark changes: what was done before it may still be on its way to the disk.
   */
  act(deed: Draft | FollowingMark, settle = 0): Promise<Acted> {
    return this.queue(async () => {
      const before = deed.kind === 'mark' ? valueOf(this.state.outbox, deed) : null
      const draft = 'valueAfter' in deed ? markAfter(deed, before) : deed
      const made = make(this.state.outbox, draft, this.parts.outside(), settle)
      if (!made.ok) return made
      if (draft.kind === 'mark' && draft.value === before) return { ok: true, before }
      const problem = await this.keep(made.outbox)
      if (problem) {
        this.publish({ ...this.state, problem })
        return { ok: false, why: problem }
      }
      this.publish({ ...this.state, outbox: made.outbox, problem: null })
      this.pump(this.parts.outside())
      return { ok: true, before }
    })
  }

  /** Notes that the judge compared an entrant's code with the one worn. */
  confirmCode(sheet: string): Promise<void> {
    return this.queue(async () => {
      const confirmed = [...new Set([...this.state.confirmed, sheet])]
      const seat = { ...this.seat, confirmed }
      const problem = await this.write({ seat })
      this.seat = seat
      this.publish({ ...this.state, confirmed, problem })
    })
  }

  /** Notes that the judge has read what became of an op. */
  markSeen(opId: string): void {
    this.change((outbox) => ({
      ...outbox,
      entries: outbox.entries.map((entry) =>
        entry.op.opId === opId ? { ...entry, seen: true } : entry,
      ),
    }))
  }

  /** Takes a change that did not come from the judge: it holds even if the disk is full. */
  private change(step: (outbox: Outbox, outside: Outside) => Outbox): void {
    void this.queue(async () => {
      const outside = this.parts.outside()
      const next = step(this.state.outbox, outside)
      if (next === this.state.outbox) return
      const problem = (await this.keep(next)) ?? this.state.problem
      this.publish({ ...this.state, outbox: next, problem })
      this.pump(outside)
    })
  }

  /** One thing after the other, in the order in which it happened. */
  private queue<T>(task: () => Promise<T>): Promise<T> {
    const done = this.work.then(task)
    this.work = done.catch(() => undefined)
    return done
  }

  private async keep(next: Outbox): Promise<StoreError['reason'] | null> {
    const { outbox } = this.state
    const change = changeBetween(outbox, next)
    const { server, moved, movedTo } = next
    const told = server !== outbox.server || moved !== outbox.moved || movedTo !== outbox.movedTo
    const seat = { ...this.seat, server, moved, movedTo }
    if (!told && !change.put?.length && !change.remove?.length) return null
    const problem = await this.write(told ? { ...change, seat } : change)
    if (!problem && told) this.seat = seat
    return problem
  }

  private async write(
    change: Parameters<TabletStore['write']>[1],
  ): Promise<StoreError['reason'] | null> {
    try {
      await this.parts.store.write(this.seat.seatId, change)
      return null
    } catch (error) {
      if (error instanceof StoreError) return error.reason
      throw error
    }
  }

  private publish(state: SessionState): void {
    this.state = state
    for (const listener of this.listeners) listener()
  }

  /** Sends what may be sent, asks what must be asked, and wakes up for what only has to wait. */
  private pump(outside: Outside): void {
    if (this.closed) return
    const { outbox } = this.state
    if (outbox.link === 'greeting' || outbox.wantsHello) this.sayHello()
    const out = sendable(outbox, outside.now)
    if (out.length > 0) {
      this.publish({ ...this.state, outbox: markSent(outbox, out) })
      for (const { op } of out) void this.send(op, outbox.connection)
    }
    const at = nextSendAt(this.state.outbox, outside.now)
    clearTimeout(this.timer)
    if (at !== null) {
      this.timer = setTimeout(() => this.change(touch), Math.max(0, at - outside.now) + 1)
    }
  }

  private async send(op: Parameters<Link['op']>[0], connection: number): Promise<void> {
    const answer = await this.parts.link.op(op)
    this.change((outbox, outside) =>
      answer
        ? onAnswer(outbox, connection, answer, outside)
        : onTimeout(outbox, connection, op.opId, outside),
    )
  }

  private sayHello(): void {
    if (this.helloUnderWay || this.state.outbox.link === 'down') return
    this.helloUnderWay = true
    const { outbox } = this.state
    void this.askHello(askedNow(outbox), helloOf(outbox, this.parts.build))
  }

  private async askHello(asked: Asked, hello: Hello): Promise<void> {
    const answer = await this.parts.link.hello(hello)
    this.helloUnderWay = false
    const passes = answer?.ok === false && (answer.code === 'busy' || answer.code === 'rate')
    const again = answer === null || passes
    if (again) {
      setTimeout(() => this.change(touch), HELLO_AGAIN_MS * (0.5 + Math.random()))
      return
    }
    this.change((outbox, outside) => onHello(outbox, asked, answer, outside))
  }
}

function markAfter({ valueAfter, ...mark }: FollowingMark, before: number | null): MarkDraft {
  return { ...mark, value: valueAfter(before) }
}

function valueOf(outbox: Outbox, { sheet, aspect }: { sheet: string; aspect: string }) {
  return showSheet(outbox, sheet)?.marks[aspect]?.value ?? null
}

/** Changes nothing, but makes the session look again at what there is to do. */
function touch(outbox: Outbox): Outbox {
  return { ...outbox }
}
