import type { ContestEvent } from '~/domain/contest/events'
import type { ChiefEphemeral, ChiefUpdate } from '~/protocol/chief'
import type { ServiceContext } from '../../context'
import type { LiveContest } from '../liveContest.server'
import { onChange, presence } from '../seatPresence.server'
import { ChiefFeed } from './chiefFeed.server'
import { chiefEphemeral } from './chiefSnapshot.server'
import { noteCommitTime } from './commitTimes.server'

/** Changes that follow each other faster are joined; the first after a quiet time goes at once. */
const JOIN_WITHIN_MS = 100
const PULSE_MS = 5_000
/** A seat heard from after this long is news. */
const SILENT_AFTER_MS = 15_000

/** Who is told; `stageId` names the room. */
export interface ChiefAudience {
  update: (stageId: string, update: ChiefUpdate) => void
  ephemeral: (stageId: string, ephemeral: ChiefEphemeral) => void
}

interface Room {
  live: LiveContest
  feed: ChiefFeed
  sentAt: number
  timer: NodeJS.Timeout | null
  heard: Map<string, { at: number; pending: number }>
}

/** The stages that chief judges watch now: joins what changes and tells each room once. */
export class ChiefRooms {
  private readonly rooms = new Map<string, Room>()
  private readonly undo: (() => void)[]

  constructor(
    private readonly context: Pick<ServiceContext, 'contests' | 'now'>,
    private readonly audience: ChiefAudience,
  ) {
    const pulse = setInterval(() => this.pulse(), PULSE_MS)
    pulse.unref()
    this.undo = [
      context.contests.onCommit((contest, events) => this.commit(contest, events)),
      onChange((seatId) => this.beat(seatId)),
      () => clearInterval(pulse),
    ]
  }

  /** Follows a stage from its present state on; call it before making the watcher's snapshot. */
  open(live: LiveContest, stageId: string): void {
    if (this.rooms.has(stageId)) return
    const feed = new ChiefFeed(live, stageId)
    this.rooms.set(stageId, { live, feed, sentAt: 0, timer: null, heard: new Map() })
  }

  /** Nobody watches the stage any more. */
  close(stageId: string): void {
    const timer = this.rooms.get(stageId)?.timer
    if (timer) clearTimeout(timer)
    this.rooms.delete(stageId)
  }

  stop(): void {
    for (const stageId of [...this.rooms.keys()]) this.close(stageId)
    for (const undo of this.undo) undo()
  }

  private commit(contest: LiveContest, events: readonly ContestEvent[]): void {
    const now = this.context.now().getTime()
    for (const event of events) {
      if (event.kind !== 'sheet.submitted') continue
      const stageId = contest.state.sheets.get(event.payload.sheet)?.stageId
      if (stageId !== undefined) noteCommitTime(stageId, now - Date.parse(event.receivedAt))
    }
    for (const [stageId, room] of this.rooms) {
      if (room.live.id !== contest.id) continue
      room.feed.take(events)
      this.schedule(stageId, room, now)
    }
  }

  private schedule(stageId: string, room: Room, now: number): void {
    if (room.timer) return
    const wait = Math.max(0, room.sentAt + JOIN_WITHIN_MS - now)
    room.timer = setTimeout(() => this.tell(stageId, room), wait)
  }

  private tell(stageId: string, room: Room): void {
    room.timer = null
    const now = this.context.now()
    room.sentAt = now.getTime()
    const update = room.feed.update(now)
    if (update) this.audience.update(stageId, update)
  }

  private beat(seatId: string): void {
    for (const [stageId, room] of this.rooms) {
      if (room.live.state.seats.get(seatId)?.stageId !== stageId) continue
      const [now] = presence([seatId])
      if (!now?.heardAt) continue
      const at = now.heardAt.getTime()
      const before = room.heard.get(seatId)
      room.heard.set(seatId, { at, pending: now.pending })
      const back = before === undefined || at - before.at > SILENT_AFTER_MS
      if (back || before.pending !== now.pending) this.tellEphemeral(stageId, room)
    }
  }

  private pulse(): void {
    for (const [stageId, room] of this.rooms) this.tellEphemeral(stageId, room)
  }

  private tellEphemeral(stageId: string, { live }: Room): void {
    this.audience.ephemeral(stageId, chiefEphemeral(this.context, live, stageId))
  }
}
