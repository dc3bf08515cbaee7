/** Asks the browser to keep the page itself, so that it opens without a network. */
export function keepShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator) || !window.isSecureContext) return
  navigator.serviceWorker
    .register('/tablet-sw.js', { scope: '/tablet', updateViaCache: 'none' })
    .catch((error: unknown) => reportError(error))
}
