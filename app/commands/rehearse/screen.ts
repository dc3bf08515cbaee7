import { io } from 'socket.io-client'
import { takeUpdate } from '~/components/live/boardMemory'
import { CONNECTION, SPREAD_MS, type ScreenSocket } from '~/components/live/follow'
import { followBoard } from '~/components/live/followBoard'
import type { PublicBoard } from '~/domain/contest/publicBoard'
import type { WatchAnswer } from '~/protocol/boards'
import { ask } from './ask'
import type { Place } from './submissions'

const ANSWER_WITHIN_MS = 20_000
/** The server may be killed and started again meanwhile. */
const ATTEMPTS = 4

export interface ScreenOptions {
  readonly url: string
  readonly namespace: keyof typeof SPREAD_MS
  readonly contestId: string
  readonly slug: string
  /** Told of each submission that appears on the screen. */
  readonly onSubmission: (place: Place) => void
}

/** A screen without pixels: it follows a board by the client code of the real ones. */
export class Screen {
  board: PublicBoard | null = null
  private readonly stop: () => void

  constructor(readonly options: ScreenOptions) {
    const { url, namespace, slug } = options
    const socket: ScreenSocket = io(url + namespace, {
      ...CONNECTION,
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { origin: new URL(url).origin },
    })
    this.stop = followBoard(socket, slug, SPREAD_MS[namespace], {
      have: () => this.board,
      replace: (board) => this.show(board),
      update: (update) => {
        const next = this.board ? takeUpdate(this.board, update) : 'gap'
        if (next === 'gap') return false
        if (next !== 'known') this.show(next)
        return true
      },
      heard: () => undefined,
      connection: () => undefined,
      gone: () => undefined,
    })
  }

  /** Whether it shows this version of this board. */
  isAt({ version, hash }: Pick<PublicBoard, 'version' | 'hash'>): boolean {
    return this.board?.version === version && this.board.hash === hash
  }

  close(): void {
    this.stop()
  }

  private show(board: PublicBoard): void {
    const old = this.board
    this.board = board
    const { stage, view } = board
    // What a board of another stage, or with other names, shows at once was not submitted now.
    if (stage === null || old?.stage !== stage || old.view.kind !== view.kind) return
    const before = new Map(old.rows.map((row) => [row.code, row.submitted]))
    const { contestId } = this.options
    for (const { code, submitted } of board.rows) {
      const known = before.get(code) ?? []
      for (const seat of submitted) {
        if (!known.includes(seat)) this.options.onSubmission({ contestId, stage, code, seat })
      }
    }
  }
}

/** The board as a new screen would get it now. @throws when the server does not give it. */
export async function freshBoard(url: string, slug: string): Promise<PublicBoard> {
  const socket: ScreenSocket = io(`${url}/boards`, {
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { origin: new URL(url).origin },
  })
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const answer = await ask<WatchAnswer>((done) =>
        socket.timeout(ANSWER_WITHIN_MS).emit('watch', { slug, have: null }, done),
      )
      if (answer?.ok && answer.kind === 'snapshot') return answer.board
    }
  } finally {
    socket.disconnect()
  }
  throw new Error(`The server gave no board of ${slug}`)
}
