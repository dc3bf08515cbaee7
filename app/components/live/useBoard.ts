import { useEffect, useState } from 'react'
import { io } from 'socket.io-client'
import type { PublicBoard } from '~/domain/contest/publicBoard'
import { movesBetween, takeUpdate, type Moves } from './boardMemory'
import { CONNECTION, followBoard, SPREAD_MS } from './followBoard'

/** `live`: heard from within ten seconds; `stale`: connected, but silent; else reconnecting. */
export type BoardStatus = 'live' | 'reconnecting' | 'stale'

export interface LiveBoard {
  /** The last good board, whatever happens to the connection. */
  readonly board: PublicBoard
  readonly status: BoardStatus
  /** This device's clock when it last heard from the server; null before it has. */
  readonly lastHeardAt: number | null
  /** Rows that moved by themselves with the last change, for ten seconds. */
  readonly moves: Moves
}

const STALE_AFTER_MS = 10_000
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
 */
export function useBoard(initial: PublicBoard, namespace: keyof typeof SPREAD_MS): LiveBoard {
  const [shown, setShown] = useState<Shown>({ board: initial, moves: NO_MOVES })
  const [connected, setConnected] = useState(false)
  const [lastHeardAt, setLastHeardAt] = useState<number | null>(null)
  const [silent, setSilent] = useState(false)
  const { slug } = initial

  useEffect(() => {
    let current: Shown = { board: initial, moves: NO_MOVES }
    const show = (board: PublicBoard) => {
      current = { board, moves: movesBetween(current.board, board) }
      setShown(current)
    }
    const heard = () => setLastHeardAt(Date.now())
    show(initial)
    const stop = followBoard(io(namespace, CONNECTION), slug, SPREAD_MS[namespace], {
      have: () => current.board,
      replace: show,
      update: (update) => {
        const next = takeUpdate(current.board, update)
        if (next === 'gap') return false
        if (next !== 'known') show(next)
        return true
      },
      heard,
      connection: setConnected,
    })
    return stop
  }, [initial, namespace, slug])

  useEffect(() => {
    setSilent(false)
    const timer = setTimeout(() => setSilent(true), STALE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [lastHeardAt])

  useEffect(() => {
    if (shown.moves.size === 0) return
    const still = setTimeout(
      () => setShown(({ board }) => ({ board, moves: NO_MOVES })),
      MOVES_FOR_MS,
    )
    return () => clearTimeout(still)
  }, [shown])

  const status = !connected ? 'reconnecting' : silent ? 'stale' : 'live'
  return { ...shown, status, lastHeardAt }
}
