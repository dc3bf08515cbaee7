/** What every database of the tablet keeps to. */
import { StoreError } from './store'

/** The disk itself must have it, not only the operating system's cache. */
export const STRICT = { durability: 'strict' } as const

/** A request that cannot even be made must not leave the ones before it to be committed alone. */
export async function allOrNothing(
  tx: { done: Promise<void>; abort: () => void },
  requests: readonly (() => Promise<unknown>)[],
): Promise<void> {
  const made: Promise<unknown>[] = [tx.done]
  try {
    for (const request of requests) made.push(request())
  } catch (error) {
    tx.abort()
    await Promise.allSettled(made)
    throw error
  }
  await Promise.all(made)
}

/** Names what the browser says when it cannot keep or read something. */
export async function named<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw new StoreError(reasonOf(error), error)
  }
}

function reasonOf(error: unknown): StoreError['reason'] {
  const name = error instanceof Error ? error.name : ''
  if (name === 'QuotaExceededError') return 'full'
  return name === 'SecurityError' || name === 'InvalidStateError' ? 'blocked' : 'broken'
}
