import { useEffect, useState } from 'react'
import { z } from 'zod'
import type { PublicBoard } from '~/domain/contest/publicBoard'

const keptSchema = z.looseObject({ contestId: z.string(), rows: z.array(z.unknown()) })

function keyOf(slug: string): string {
  return `board:${slug}`
}

/** Keeps the board on this device, for a screen that is started while the server is away. */
export function useKeepBoard(board: PublicBoard): void {
  useEffect(() => {
    try {
      localStorage.setItem(keyOf(board.slug), JSON.stringify(board))
    } catch {
      // A full or forbidden store: the screen goes on with what is in memory.
      return
    }
  }, [board])
}

/** The last good board that this device has kept, once the page runs; null without one. */
export function useLastGood(slug: string): PublicBoard | null {
  const [board, setBoard] = useState<PublicBoard | null>(null)
  useEffect(() => setBoard(readBoard(slug)), [slug])
  return board
}

function readBoard(slug: string): PublicBoard | null {
  try {
    const text = localStorage.getItem(keyOf(slug))
    const kept: unknown = text === null ? null : JSON.parse(text)
    // It was written by this page, from a board that the server made.
    return keptSchema.safeParse(kept).success ? (kept as PublicBoard) : null
  } catch {
    return null
  }
}
