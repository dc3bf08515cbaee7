/** A tablet of the fuzz: the real outbox over a network that loses, repeats and reorders. */
import type { ContestEvent } from '~/domain/contest/events'
import type { HelloAnswer } from '~/protocol/judging'
import { askedNow, helloOf, onConnect, onHello, onMoved, onUpdate } from '../outbox/hello'
import { make, type Draft } from '../outbox/make'
import { onAnswer, onDisconnect, onTimeout } from '../outbox/receive'
import { markSent, nextSendAt, sendable } from '../outbox/send'
import { EMPTY_OUTBOX, type Outbox } from '../outbox/types'
import { changeBetween, restoreOutbox, type SeatRecord, type StoredEntry } from '../store'
import type { FakeServer } from './fakeServer'
import type { World } from './simulation'

const TIMEOUT_MS = 4000

/** Chances of a message being lost or repeated; set to 0 to let everything settle. */
export interface Weather {
  loss: number
  repeat: number
  delay: number
}

export class FakeTablet {
  outbox: Outbox = EMPTY_OUTBOX
  tenureId: string
  /** What the judge did, by the number of the op, until taken back before it was ever sent. */
  readonly made = new Set<number>()
  readonly seat: string
  /** How many ops got another id after one before them was refused. */
  reissued = 0
  private disk = new Map<number, StoredEntry>()
  private record: SeatRecord
  private wokenAt = 0
  private helloOut = false

  constructor(
    seat: string,
    private readonly server: FakeServer,
    private readonly world: World,
    private readonly weather: Weather,
  ) {
    this.seat = seat
    this.record = { seatId: seat, server: null, moved: false, confirmed: [], lock: null }
    this.tenureId = server.takeSeat(seat)
  }

  judge(draft: Draft, settle: number): void {
    const before = this.outbox
    const made = make(before, draft, this.outside(), settle)
    if (!made.ok) return
    this.become(made.outbox)
    const kept = new Set(made.outbox.entries.map(({ n }) => n))
    for (const { n } of before.entries) if (!kept.has(n)) this.made.delete(n)
    if (made.outbox.nextN > before.nextN) this.made.add(before.nextN)
    this.pump()
  }

  connect(): void {
    this.become(onConnect(this.outbox))
    this.helloOut = false
    this.sayHello()
  }

  disconnect(): void {
    this.become(onDisconnect(this.outbox))
  }

  /** The browser is killed and opened again: only what was on disk is left. */
  crash(): void {
    const { connection } = this.outbox
    const entries = structuredClone([...this.disk.values()].sort((a, b) => a.n - b.n))
    this.outbox = { ...restoreOutbox(structuredClone(this.record), entries), connection }
  }

  /** The judge takes the same seat again, as after a restored server forgot the device. */
  retakeSeat(): void {
    this.tenureId = this.server.takeSeat(this.seat)
    this.disconnect()
    this.outbox = { ...this.outbox, link: 'down' }
    this.connect()
  }

  hear(event: ContestEvent): void {
    if (this.outbox.link === 'down') return
    const isMine = this.server.state.seats.get(this.seat)?.tenureId === this.tenureId
    const { connection } = this.outbox
    if (!isMine) {
      this.deliver(connection, () => this.become(onMoved(this.outbox, null)))
      return
    }
    const update = structuredClone(this.server.update(this.seat, event))
    if (update) this.tell(connection, () => this.become(onUpdate(this.outbox, update)))
  }

  isQuiet(): boolean {
    const { entries, link, wantsHello } = this.outbox
    return link === 'ready' && !wantsHello && entries.every(({ due }) => !due)
  }

  private sayHello(): void {
    if (this.helloOut || this.outbox.link === 'down') return
    this.helloOut = true
    const { connection } = this.outbox
    const hello = helloOf(this.outbox, 'test')
    const asked = askedNow(this.outbox)
    const answered = (answer: HelloAnswer) => {
      this.become(onHello(this.outbox, asked, answer, this.outside()))
    }
    this.deliver(connection, () => {
      const answer = structuredClone(this.server.hello(hello, this.tenureId))
      this.deliver(connection, () => answered(answer))
    })
    this.world.after(TIMEOUT_MS, () => {
      if (connection !== this.outbox.connection) return
      this.helloOut = false
      if (this.outbox.link === 'greeting' || this.outbox.wantsHello) this.sayHello()
    })
  }

  private pump(): void {
    if (this.outbox.wantsHello) this.sayHello()
    const out = sendable(this.outbox, this.world.now)
    if (out.length > 0) {
      this.become(markSent(this.outbox, out), false)
      for (const { op } of out) this.send(structuredClone(op))
    }
    const at = nextSendAt(this.outbox, this.world.now)
    if (at !== null && at !== this.wokenAt) {
      this.wokenAt = at
      this.world.after(at - this.world.now, () => this.pump())
    }
  }

  private send(op: Parameters<FakeServer['op']>[0]): void {
    const { connection } = this.outbox
    const copies = this.world.chance(this.weather.repeat) ? 2 : 1
    for (let copy = 0; copy < copies; copy++) {
      this.deliver(connection, () => {
        const answer = structuredClone(this.server.op(op))
        this.deliver(connection, () =>
          this.become(onAnswer(this.outbox, connection, answer, this.outside())),
        )
      })
    }
    this.world.after(TIMEOUT_MS, () =>
      this.become(onTimeout(this.outbox, connection, op.opId, this.outside())),
    )
  }

  /** Carries a message over one connection; what is under way when it breaks is lost. */
  private deliver(connection: number, work: () => void): void {
    if (this.world.chance(this.weather.loss)) return
    this.world.after(1 + this.world.int(this.weather.delay), () => {
      if (connection === this.outbox.connection && this.outbox.link !== 'down') work()
    })
  }

  /** Updates are not asked for, so a lost one breaks the connection, as it does over TCP. */
  private tell(connection: number, work: () => void): void {
    if (this.world.chance(this.weather.loss)) {
      this.world.after(1, () => {
        if (connection === this.outbox.connection) this.disconnect()
      })
      return
    }
    this.deliver(connection, work)
  }

  private become(next: Outbox, pumps = true): void {
    const change = changeBetween(this.outbox, next)
    for (const entry of change.put ?? []) this.disk.set(entry.n, structuredClone(entry))
    for (const n of change.remove ?? []) this.disk.delete(n)
    const { server, moved, movedTo } = next
    this.record = { ...this.record, server, moved, movedTo }
    const before = new Map(this.outbox.entries.map(({ n, op }) => [n, op.opId]))
    for (const { n, op } of next.entries) {
      if (before.has(n) && before.get(n) !== op.opId) this.reissued += 1
    }
    this.outbox = next
    if (pumps) this.pump()
  }

  private outside() {
    return { now: this.world.now, newId: this.world.newId, random: this.world.random }
  }
}
