import { io, type Socket } from 'socket.io-client'
import type { JudgeToServer, OpAnswer, ServerToJudge } from '~/protocol/judging'
import type { BenchContest, BenchSeat } from './site'
import { opOn } from './site'
import { clock } from './clock'

const CONNECT_WITHIN_MS = 20_000

export type JudgeSocket = Socket<ServerToJudge, JudgeToServer>

/** A tablet's connection, once it stands. */
export function connectTablet(url: string, { token }: BenchSeat): Promise<JudgeSocket> {
  const socket: JudgeSocket = io(`${url}/judging`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin: new URL(url).origin, cookie: `seat=${token}` },
  })
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('A tablet was not let in')), CONNECT_WITHIN_MS)
    socket.once('connect', () => {
      clearTimeout(late)
      resolve(socket)
    })
    socket.once('connect_error', (error) => {
      clearTimeout(late)
      reject(error)
    })
  })
}

/** A judge who sends the next mark when the last one was acknowledged. */
export class MarkingTablet {
  private readonly places: (readonly [sheet: string, aspect: string, value: number])[]
  private readonly last = new Map<number, string>()
  private next = 0

  constructor(
    private readonly socket: JudgeSocket,
    private readonly seat: BenchSeat,
    contest: BenchContest,
  ) {
    this.places = seat.sheets.flatMap((sheet) =>
      contest.marks.map(([aspect, value]) => [sheet, aspect, value] as const),
    )
  }

  /** Marks until then; the number of marks that were acknowledged as stored in that time. */
  async markUntil(end: number): Promise<number> {
    let stored = 0
    while (clock() < end) {
      const at = this.next++ % this.places.length
      const place = this.places[at]
      if (!place) throw new Error('A tablet of the benchmark has no sheets')
      const [sheet, aspect, value] = place
      const previousOp = this.last.get(at) ?? null
      const op = { ...opOn(this.seat, sheet), kind: 'mark' as const, aspect, value, previousOp }
      const answer = (await this.socket.timeout(30_000).emitWithAck('op', op)) as OpAnswer
      if (!answer.ok) throw new Error(`A mark of the benchmark was refused: ${answer.code}`)
      this.last.set(at, op.opId)
      if (clock() <= end) stored += 1
    }
    return stored
  }

  close(): void {
    this.socket.disconnect()
  }
}
