/**
 * Which uploads this browser has begun and not finished, so that the same file chosen again after
 * the page was reloaded, or the browser crashed, goes on where the server is.
 */
import { UNFINISHED_FOR_MS } from '~/domain/files/limits'
import { sha256Hex, utf8 } from '~/domain/log/hash'

const NAME = 'uploads'

export interface UploadMemory {
  /** The op id under which this file was begun; null when it was not, or too long ago. */
  recall: (key: string) => string | null
  /** Remembers an op id from now on; said again while its upload goes on. */
  keep: (key: string, opId: string) => void
  forget: (key: string) => void
}

interface Storage {
  getItem: (key: string) => string | null
  setItem: (key: string, text: string) => void
}

interface Begun {
  readonly opId: string
  /** Milliseconds by the device's clock. */
  readonly at: number
}

/** @param storage the browser's; null where it is forbidden: then nothing is remembered */
export function uploadMemory(storage: Storage | null, now: () => number): UploadMemory {
  const load = (): Record<string, Begun> => {
    const found = Object.entries(read(storage)).filter(
      (entry): entry is [string, Begun] =>
        isBegun(entry[1]) && Math.abs(now() - entry[1].at) < UNFINISHED_FOR_MS,
    )
    return Object.fromEntries(found)
  }
  const save = (begun: Record<string, Begun>) => {
    try {
      storage?.setItem(NAME, JSON.stringify(begun))
    } catch {
      // A full store: this upload goes on, and would begin anew after a reload.
      return
    }
  }
  return {
    recall: (key) => load()[key]?.opId ?? null,
    keep: (key, opId) => save({ ...load(), [key]: { opId, at: now() } }),
    forget: (key) => {
      const { [key]: gone, ...rest } = load()
      if (gone !== undefined) save(rest)
    },
  }
}

/** What tells one file that is uploaded to a place from another; a digest, as names are personal. */
export function uploadKey(
  { scope, purpose }: { scope: string; purpose: string },
  { name, size, lastModified }: Pick<File, 'name' | 'size' | 'lastModified'>,
): string {
  return sha256Hex(utf8(JSON.stringify([scope, purpose, name, size, lastModified])))
}

/** What is stored, whoever wrote it; nothing when it cannot be read. */
function read(storage: Storage | null): object {
  try {
    const value: unknown = JSON.parse(storage?.getItem(NAME) ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

function isBegun(value: unknown): value is Begun {
  if (typeof value !== 'object' || value === null) return false
  const { opId, at } = value as Partial<Record<keyof Begun, unknown>>
  return typeof opId === 'string' && typeof at === 'number'
}
