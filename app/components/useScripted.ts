import { useSyncExternalStore } from 'react'

const subscribe = () => () => undefined

/**
 * Whether the page's scripts run, which is not so while it is only what the server sent. What
 * cannot work without them is disabled until then, so that nothing pressed early is lost.
 */
export function useScripted(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  )
}
