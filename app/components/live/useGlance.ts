import { useEffect, useState } from 'react'
import { io } from 'socket.io-client'
import type { Glance } from '~/protocol/glance'
import { CONNECTION, SPREAD_MS } from './follow'
import { followGlance } from './followGlance'
import { takeGlance } from './glanceMemory'
import type { DeviceStore } from './keepOnDevice'
import { useLiveStatus, type LiveStatus } from './useLiveStatus'

export interface LiveGlance extends LiveStatus {
  /** The last good one; null before there is a programme. */
  readonly glance: Glance | null
}

const NAMESPACE = '/boards'

/**
 * Keeps the year's contests at a glance live, as `useBoard` keeps one board.
 *
 * @param openStore for a screen that keeps it on the device; the same function each time
 */
export function useGlance(
  initial: Glance | null,
  openStore: (() => DeviceStore<Glance>) | null = null,
): LiveGlance {
  const [glance, setGlance] = useState(initial)
  const { status, lastHeardAt, heard, connection } = useLiveStatus()
  useEffect(() => {
    const store = openStore?.() ?? null
    const kept = store?.load() ?? null
    let current = kept?.value ?? initial
    const show = (next: Glance | null) => {
      current = next
      setGlance(next)
      if (next) store?.save(next)
    }
    show(current)
    if (kept) heard(kept.heardAt)
    return followGlance(io(NAMESPACE, CONNECTION), SPREAD_MS[NAMESPACE], {
      have: () => current,
      replace: show,
      update: (update) => {
        const next = current ? takeGlance(current, update) : 'gap'
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
    })
  }, [initial, openStore, heard, connection])
  return { glance, status, lastHeardAt }
}
