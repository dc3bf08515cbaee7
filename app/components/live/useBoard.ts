import { useEffect, useState } from 'react'
import { io } from 'socket.io-client'
import type { PublicBoard } from '~/domain/contest/publicBoard'
import { movesBetween, takeUpdate, type Moves } from './boardMemory'
import { CONNECTION, SPREAD_MS } from './follow'
import { followBoard } from './followBoard'
import type { DeviceStore } from './keepOnDevice'
import { useLiveStatus, type LiveStatus } from './useLiveStatus'

export interface LiveBoard extends LiveStatus {
  /** The last good board, whatever happens to the connection. */
  readonly board: PublicBoard
  /** Rows that moved by themselves with the last change, for ten seconds. */
  readonly moves: Moves
}

const MOVES_FOR_MS = 10_000
const NO_MOVES: Moves = new Map()

interface Shown {
  readonly board: PublicBoard
  readonly moves: Moves
}

/**
 * Keeps a server-rendered board live. Updates are applied in order; after a gap, a reset or a new
 * connection the server is asked what is missing. It recovers by itself from anything, and the
 * last good board stays meanwhile.
 *
 * @param openStore for a screen that keeps its board on the device; the same function each time
 */
export function useBoard(
  initial: PublicBoard,
  namespace: keyof typeof SPREAD_MS,
  openStore: (() => DeviceStore<PublicBoard>) | null = null,
): LiveBoard {
  const [shown, setShown] = useState<Shown>({ board: initial, moves: NO_MOVES })
  const { status, lastHeardAt, heard, connection } = useLiveStatus()
  const { slug } = initial

  useEffect(() => {
    const store = openStore?.() ?? null
    const kept = store?.load() ?? null
    let current: Shown = { board: kept?.value ?? initial, moves: NO_MOVES }
    setShown(current)
    if (kept) heard(kept.heardAt)
    const show = (board: PublicBoard) => {
      current = { board, moves: movesBetween(current.board, board) }
      setShown(current)
      store?.save(board)
    }
    store?.save(current.board)
    const stop = followBoard(io(namespace, CONNECTION), slug, SPREAD_MS[namespace], {
      have: () => current.board,
      replace: show,
      update: (update) => {
        const next = takeUpdate(current.board, update)
        if (next === 'gap') return false
        if (next !== 'known') show(next)
        return true
      },
      heard: (at) => {
        const now = Date.now()
        heard(now)
        store?.heard(at, now)
      },
      connection,
      // Its page says so: a board that was taken off must not stay on a screen.
      gone: () => window.location.reload(),
    })
    return stop
  }, [initial, namespace, slug, openStore, heard, connection])

  useEffect(() => {
    if (shown.moves.size === 0) return
    const still = setTimeout(
      () => setShown(({ board }) => ({ board, moves: NO_MOVES })),
      MOVES_FOR_MS,
    )
    return () => clearTimeout(still)
  }, [shown])

  return { ...shown, status, lastHeardAt }
}
