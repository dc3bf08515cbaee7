import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import { aspectsOf } from '../app/domain/contest/sheetMarks'
import { sheetDigest } from '../app/domain/contest/sheetDigest'
import type { HelloAnswer, OpAnswer, SeatSnapshot } from '../app/protocol/judging'
import { seedData } from './seedData'

/** A contest of twelve entrants and three seats, in a data folder for a server. */
export interface SeededContest {
  dataDir: string
  slug: string
  tokens: string[]
}

/** Makes the contest through the use-cases, in a process of its own. */
export function seedContest(): SeededContest {
  const { dataDir, printed } = seedData('prisma/seedTestContest.ts')
  return { dataDir, ...(JSON.parse(printed) as { slug: string; tokens: string[] }) }
}

/** A judge's tablet at the wire. */
export class Judge {
  private constructor(
    private readonly socket: Socket,
    private readonly seat: SeatSnapshot,
  ) {}

  static async sit(url: string, token: string): Promise<Judge> {
    const socket = io(`${url}/judging`, {
      transports: ['websocket'],
      reconnection: false,
      extraHeaders: { cookie: `seat=${token}`, origin: url },
    })
    const hello = { build: 'test', have: null, pending: 0 }
    const answer = (await socket.timeout(60_000).emitWithAck('hello', hello)) as HelloAnswer
    if (!answer.ok) throw new Error(`The seat was not given: ${answer.code}`)
    return new Judge(socket, answer.snapshot)
  }

  /** Scores and submits the sheet of the entrant at this place of the draw; returns its code. */
  async score(place: number, width: number): Promise<string> {
    const sheet = [...this.seat.sheets].sort((a, b) => a.order - b.order)[place]
    if (!sheet) throw new Error(`Nobody at place ${place}`)
    const marks = { width, form: 2, safety: 0 }
    for (const [aspect, value] of Object.entries(marks)) {
      await this.send(sheet.id, { kind: 'mark', aspect, value, previousOp: null })
    }
    const digest = sheetDigest({ sheet: sheet.id, marks, note: '' })
    await this.send(sheet.id, { kind: 'submit', digest })
    return sheet.code
  }

  /** Gives every aspect of each sheet a level by the entrant's code, and submits the sheets. */
  async scoreAll(levelOf: (code: string) => number): Promise<void> {
    for (const { id, code } of this.ownSheets()) {
      const marks = this.marksOf(levelOf(code))
      for (const [aspect, value] of Object.entries(marks)) {
        await this.send(id, { kind: 'mark', aspect, value, previousOp: null })
      }
      await this.send(id, {
        kind: 'submit',
        digest: sheetDigest({ sheet: id, marks, note: '' }),
      })
    }
  }

  /** Signs what `scoreAll` submitted, once each total counts. */
  async signAll(levelOf: (code: string) => number): Promise<void> {
    for (const { id, code } of this.ownSheets()) {
      const marks = this.marksOf(levelOf(code))
      await this.send(id, { kind: 'sign', digest: sheetDigest({ sheet: id, marks, note: '' }) })
    }
  }

  leave(): void {
    this.socket.disconnect()
  }

  private ownSheets() {
    return this.seat.sheets.filter(({ excused }) => excused === null)
  }

  private marksOf(level: number): Record<string, number> {
    return Object.fromEntries(aspectsOf(this.seat.rules).map(({ id }) => [id, level]))
  }

  private async send(sheet: string, op: object): Promise<void> {
    const common = {
      opId: randomUUID(),
      sheet,
      tenure: this.seat.seat.tenureId,
      sheetEpoch: 1,
      claimedAt: new Date().toISOString(),
    }
    const message = { ...common, ...op }
    const answer = (await this.socket.timeout(60_000).emitWithAck('op', message)) as OpAnswer
    if (!answer.ok) throw new Error(`An op was refused: ${answer.code}`)
  }
}
