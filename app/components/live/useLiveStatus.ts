import { useCallback, useEffect, useState } from 'react'

/** `live`: heard from within ten seconds; `stale`: connected, but silent; else reconnecting. */
export type LiveState = 'live' | 'reconnecting' | 'stale'

export interface LiveStatus {
  readonly status: LiveState
  /** This device's clock when it last heard from the server; null before it has. */
  readonly lastHeardAt: number | null
}

const STALE_AFTER_MS = 10_000

/** How live a screen is, and the functions that its connection tells it by. */
export function useLiveStatus() {
  const [connected, setConnected] = useState(false)
  const [lastHeardAt, setLastHeardAt] = useState<number | null>(null)
  const [silent, setSilent] = useState(false)
  useEffect(() => {
    setSilent(false)
    const timer = setTimeout(() => setSilent(true), STALE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [lastHeardAt])
  const heard = useCallback((at = Date.now()) => setLastHeardAt(at), [])
  const status: LiveState = !connected ? 'reconnecting' : silent ? 'stale' : 'live'
  return { status, lastHeardAt, heard, connection: setConnected }
}
