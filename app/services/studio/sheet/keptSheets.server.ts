import { createHash } from 'node:crypto'

/** How long a person may look at a dry run before its file has to be chosen again. */
const KEPT_FOR_MS = 60 * 60_000
/** Of all persons together, each of a few MB at most. */
const MOST_KEPT = 12

interface Kept {
  bytes: Uint8Array
  at: number
}

/** In memory only: the files name people, and nothing of a dry run should outlive it. */
const kept = new Map<string, Kept>()

/** Keeps a file between its dry run and its import; the oldest goes when there are too many. */
export function keepSheet(personId: string, bytes: Uint8Array, now: Date): string {
  const at = now.getTime()
  for (const [id, one] of kept) if (one.at + KEPT_FOR_MS < at) kept.delete(id)
  const id = sheetId(personId, bytes)
  kept.delete(id)
  kept.set(id, { bytes, at })
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  return id
}

/** The file that the same person had looked at; null when it is no longer kept. */
export function keptSheet(personId: string, id: string, now: Date): Uint8Array | null {
  const found = kept.get(id)
  if (!found || found.at + KEPT_FOR_MS < now.getTime()) return null
  return sheetId(personId, found.bytes) === id ? found.bytes : null
}

/** Says whose it is and what is in it, so that neither can be another. */
function sheetId(personId: string, bytes: Uint8Array): string {
  return createHash('sha256').update(`${personId}\n`).update(bytes).digest('hex')
}
