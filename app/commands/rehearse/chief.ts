import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import type { ChiefOp } from '~/domain/contest/decideChiefOp'
import type {
  ChiefOpAnswer,
  ChiefSnapshot,
  ChiefToServer,
  ChiefUpdate,
  ChiefWatchAnswer,
  ServerToChief,
} from '~/protocol/chief'
import { SIGN_IN_COOKIE } from '~/http/cookies.server'
import { takeChiefUpdate } from '~/routes/chief/chiefMemory'
import { ask } from './ask'
import { browserHeaders } from './cookie'

const ANSWER_WITHIN_MS = 4_000
const AGAIN_MS = 700

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** The chief judge's screen without pixels: what it shows of one stage, and its ops. */
export class Chief {
  stage: ChiefSnapshot | null = null
  private readonly socket: Socket<ServerToChief, ChiefToServer>
  private asking = false
  /** Something came while it asked, and may be newer than the answer. */
  private missed = false
  private closed = false

  constructor(
    url: string,
    private readonly stageId: string,
    token: string,
  ) {
    this.socket = io(`${url}/chief`, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 100,
      reconnectionDelayMax: 1_000,
      extraHeaders: browserHeaders(url, SIGN_IN_COOKIE, token),
    })
    this.socket.on('connect', () => void this.watch())
    this.socket.on('chief:update', (update) => this.take(update))
  }

  /**
   * Performs an op, again until it is answered; the same op again gets the first answer.
   *
   * @throws Error when it is not answered in two minutes.
   */
  async perform(op: ChiefOp): Promise<ChiefOpAnswer> {
    const request = { stageId: this.stageId, opId: randomUUID(), op }
    for (let attempt = 0; attempt < 100 && !this.closed; attempt += 1) {
      const answer = await ask<ChiefOpAnswer>((done) =>
        this.socket.timeout(ANSWER_WITHIN_MS).emit('op', request, done),
      )
      if (answer?.ok) return answer
      if (answer && answer.code !== 'busy' && answer.code !== 'rate') return answer
      await pause(AGAIN_MS)
    }
    throw new Error(`The chief's ${op.kind} was not answered`)
  }

  /**
   * The stage as it is now, or later.
   *
   * @throws Error when it is not told in two minutes.
   */
  async look(): Promise<ChiefSnapshot> {
    const watch = { stageId: this.stageId, have: null }
    for (let attempt = 0; attempt < 100 && !this.closed; attempt += 1) {
      const answer = await ask<ChiefWatchAnswer>((done) =>
        this.socket.timeout(ANSWER_WITHIN_MS).emit('watch', watch, done),
      )
      if (answer?.ok && answer.kind === 'snapshot') return answer.snapshot
      await pause(AGAIN_MS)
    }
    throw new Error('The chief was not told how the stage is')
  }

  close(): void {
    this.closed = true
    this.socket.disconnect()
  }

  private take(update: ChiefUpdate): void {
    this.missed ||= this.asking
    const next = this.stage ? takeChiefUpdate(this.stage, update) : 'gap'
    if (next === 'gap') void this.watch()
    else if (next !== 'known') this.stage = next
  }

  private async watch(): Promise<void> {
    if (this.asking) return
    this.asking = true
    while (!this.closed && this.socket.connected) {
      const have = this.stage?.head ?? null
      const watch = { stageId: this.stageId, have }
      const answer = await ask<ChiefWatchAnswer>((done) =>
        this.socket.timeout(ANSWER_WITHIN_MS).emit('watch', watch, done),
      )
      if (answer?.ok) {
        if (answer.kind === 'snapshot') this.stage = answer.snapshot
        if (!this.missed) break
        this.missed = false
      }
      await pause(AGAIN_MS)
    }
    this.asking = false
  }
}
