import { useEffect, useState } from 'react'
import type { PublicBoard } from '~/domain/contest/publicBoard'

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
    // It was written by this page, from a board that the server made.
    return text === null ? null : (JSON.parse(text) as PublicBoard)
  } catch {
    return null
  }
}
