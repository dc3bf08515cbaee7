import { useEffect } from 'react'
import type { LiveState } from '../live/useLiveStatus'

/**
 * Has the browser keep this page itself, so that it opens while the server is away. Kept again
 * each time the connection is back, because the server may have another build by then. Outside a
 * secure context browsers keep no pages; there the screen needs the server to be opened.
 */
export function useDisplayKeeper(status: LiveState): void {
  const live = status === 'live'
  useEffect(() => {
    const keeps = import.meta.env.PROD && 'serviceWorker' in navigator && window.isSecureContext
    if (!keeps || !live) return
    keepThisPage().catch((error: unknown) => reportError(error))
  }, [live])
}

async function keepThisPage(): Promise<void> {
  await navigator.serviceWorker.register('/display-sw.js', {
    scope: '/display/',
    updateViaCache: 'none',
  })
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage({ keep: location.pathname })
}
