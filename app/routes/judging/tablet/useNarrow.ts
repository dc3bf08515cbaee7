import { useSyncExternalStore } from 'react'

/** Tailwind's `max-sm`, for what a phone has elsewhere and not only in another form. */
const NARROW = '(width < 40rem)'

/** Whether the window is a phone's: too narrow for the list, the sheet and the keys at once. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(NARROW).matches,
    () => false,
  )
}

function subscribe(listener: () => void): () => void {
  const query = matchMedia(NARROW)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
