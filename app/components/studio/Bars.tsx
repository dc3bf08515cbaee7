import { lazy, Suspense, useEffect, useState } from 'react'
import type { BarsProps } from './BarsChart'

const BarsChart = lazy(() => import('./BarsChart'))

/** A chart in the browser: its library draws nothing on the server, and loads only when shown. */
export function Bars(props: BarsProps) {
  const [mounted, setMounted] = useState(false)
  useEffect(() => setMounted(true), [])
  const room = <div className="h-60" />
  if (!mounted) return room
  return (
    <Suspense fallback={room}>
      <BarsChart {...props} />
    </Suspense>
  )
}
