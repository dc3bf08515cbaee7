import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import type {
  HelloAnswer,
  JudgeOp,
  JudgeToServer,
  OpAnswer,
  ServerToJudge,
} from '~/protocol/judging'
import type { Random } from '~/services/rehearsal/random'
import { helloOf, onConnect, onHello, onMoved, onUpdate } from '~/tablet/outbox/hello'
import { make, type Draft, type Obstacle } from '~/tablet/outbox/make'
import { onAnswer, onDisconnect, onTimeout } from '~/tablet/outbox/receive'
import { markSent, nextSendAt, sendable } from '~/tablet/outbox/send'
import { EMPTY_OUTBOX, type Outbox } from '~/tablet/outbox/types'
import { countUnsent } from '~/tablet/outbox/view'
import { changeBetween, restoreOutbox, type SeatRecord, type TabletStore } from '~/tablet/store'
import { memoryStore } from '~/tablet/storeInMemory'
import type { Ledger } from './ledger'

const ANSWER_WITHIN_MS = 4_000
/** How often a message is sent twice, as a bad network does. */
const REPEATS = 0.03

export interface TabletOptions {
  readonly url: string
  readonly contestId: string
  readonly seatId: string
  readonly token: string
  readonly ledger: Ledger
  readonly random: Random
}

/**
 * A judge's tablet without a screen: the real outbox, the store's contract in memory, and the real
 * messages over a socket of its own. Its network breaks and its page is closed on request.
 */
export class Tablet {
  outbox: Outbox = EMPTY_OUTBOX
  /** A refusal that no tablet should get; null while all is well. */
  fault: string | null = null
  private readonly store: TabletStore = memoryStore()
  private readonly socket: Socket<ServerToJudge, JudgeToServer>
  private timer: NodeJS.Timeout | null = null
  private helloOut = false

  constructor(private readonly options: TabletOptions) {
    const { url, token } = options
    this.socket = io(`${url}/judging`, {
      transports: ['websocket'],
      forceNew: true,
      autoConnect: false,
      reconnectionDelay: 100,
      reconnectionDelayMax: 1_000,
      extraHeaders: { origin: new URL(url).origin, cookie: `seat=${token}` },
    })
    this.socket.on('connect', () => this.greet())
    this.socket.on('disconnect', () => this.become(onDisconnect(this.outbox)))
    this.socket.on('connect_error', ({ message }) => this.refused(message))
    this.socket.on('seat:update', (update) => this.become(onUpdate(this.outbox, update)))
    this.socket.on('seat:moved', ({ tenureId }) => this.become(onMoved(this.outbox, tenureId)))
  }

  get seatId(): string {
    return this.options.seatId
  }

  /** Nothing is left to send. */
  get isDone(): boolean {
    return this.outbox.entries.every(({ due }) => !due)
  }

  connect(): void {
    this.socket.connect()
  }

  /** The network is gone, without a word to the server. */
  cut(): void {
    if (this.socket.connected) this.socket.io.engine.close()
    this.socket.disconnect()
  }

  /** The page is closed and opened again: only what is stored is left. */
  async reopen(): Promise<void> {
    this.cut()
    const { connection } = this.outbox
    const kept = await this.store.readSeat(this.seatId)
    if (kept) this.outbox = { ...restoreOutbox(kept.seat, kept.entries), connection }
    this.connect()
  }

  /** Adds what the judge did; what stands in the way, if anything. */
  judge(draft: Draft): Obstacle | null {
    const made = make(this.outbox, draft, this.outside())
    if (!made.ok) return made.why
    this.become(made.outbox)
    return null
  }

  /** Ends it. What was never answered goes to the ledger. */
  close(): void {
    if (this.timer) clearTimeout(this.timer)
    this.socket.removeAllListeners()
    this.socket.disconnect()
    for (const { op, outcome } of this.outbox.entries) {
      if (outcome === null) this.options.ledger.unanswered.push(op)
    }
  }

  private refused(message: string): void {
    if (message === 'signedOut') this.fault = 'the server does not know the seat'
    if (!this.socket.active) setTimeout(() => this.socket.connect(), 500).unref()
  }

  private greet(): void {
    this.helloOut = false
    this.become(onConnect(this.outbox))
    this.sayHello()
  }

  private sayHello(): void {
    if (this.helloOut || !this.socket.connected) return
    this.helloOut = true
    const { connection } = this.outbox
    const hello = helloOf(this.outbox, 'rehearsal')
    this.socket
      .timeout(ANSWER_WITHIN_MS)
      .emit('hello', hello, (late: Error | null, answer: HelloAnswer) => {
        if (connection !== this.outbox.connection) return
        this.helloOut = false
        if (!late) {
          this.become(onHello(this.outbox, connection, hello.have, answer, this.outside()))
        }
        const again = this.outbox.link === 'greeting' || this.outbox.wantsHello
        if (again) setTimeout(() => this.sayHello(), 300).unref()
      })
  }

  private pump(): void {
    if (this.outbox.wantsHello) this.sayHello()
    const out = sendable(this.outbox, Date.now())
    if (out.length > 0) {
      this.become(markSent(this.outbox, out), false)
      for (const { op } of out) this.send(op)
    }
    if (this.timer) clearTimeout(this.timer)
    const at = nextSendAt(this.outbox, Date.now())
    this.timer = at === null ? null : setTimeout(() => this.pump(), at - Date.now())
  }

  private send(op: JudgeOp): void {
    const { contestId, ledger, random } = this.options
    const { connection } = this.outbox
    ledger.noteSent(op)
    const copies = random.chance(REPEATS) ? 2 : 1
    for (let copy = 0; copy < copies; copy += 1) {
      this.socket
        .timeout(ANSWER_WITHIN_MS)
        .emit('op', op, (late: Error | null, answer: OpAnswer) => {
          if (late) {
            this.become(onTimeout(this.outbox, connection, op.opId, this.outside()))
            return
          }
          ledger.noteAnswer(contestId, op, answer)
          this.become(onAnswer(this.outbox, connection, answer, this.outside()))
        })
    }
  }

  private become(next: Outbox, pumps = true): void {
    const before = this.outbox
    this.outbox = next
    const { server, moved } = next
    const seat: SeatRecord = { seatId: this.seatId, server, moved, confirmed: [], lock: null }
    const sameSeat = before.server === server && before.moved === moved
    const change = changeBetween(before, next)
    this.store
      .write(this.seatId, sameSeat ? change : { ...change, seat })
      .catch((error: unknown) => {
        this.fault = String(error)
      })
    if (pumps) this.pump()
  }

  /** How many ops the server has not answered yet. */
  get unsent(): number {
    return countUnsent(this.outbox)
  }

  private outside() {
    return { now: Date.now(), newId: randomUUID, random: this.options.random.next }
  }
}
