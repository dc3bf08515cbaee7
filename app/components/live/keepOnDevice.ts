/**
 * What a hall screen keeps on its device, so that a page opened while the server is away goes on
 * with exactly what the screen had. Written and read by one build only: another one may know
 * another shape.
 */
export interface Kept<T> {
  readonly value: T
  /** The server's time when it was heard from last. */
  readonly at: string
  /** The device's clock at that moment, for the age. */
  readonly heardAt: number
}

export interface DeviceStore<T> {
  /** What is kept, if it is later than what the page came with; else null. */
  load: () => Kept<T> | null
  save: (value: T) => void
  heard: (at: string, heardAt: number) => void
}

interface Storage {
  getItem: (key: string) => string | null
  setItem: (key: string, text: string) => void
}

/**
 * @param servedAt the server's time when it made the page; empty when the page has no data at all
 * @param storage the device's; null where there is none, or where it is forbidden
 */
export function deviceStore<T>(
  name: string,
  servedAt: string,
  build: string,
  storage: Storage | null,
): DeviceStore<T> {
  const write = (key: string, value: unknown) => {
    try {
      storage?.setItem(key, JSON.stringify({ build, value }))
    } catch {
      // A full store: the screen goes on with what is in memory.
      return
    }
  }
  const read = (key: string): unknown => {
    const text = storage?.getItem(key) ?? null
    if (text === null) return null
    const kept = JSON.parse(text) as { build: string; value: unknown }
    return kept.build === build ? kept.value : null
  }
  const times = `${name}:heard`
  return {
    load: () => {
      // Both were written by this build, from what the server sent.
      const value = read(name) as T | null
      const time = read(times) as Omit<Kept<T>, 'value'> | null
      return value !== null && time !== null && time.at > servedAt ? { value, ...time } : null
    },
    save: (value) => write(name, value),
    heard: (at, heardAt) => write(times, { at, heardAt }),
  }
}

/** This browser's store; null where it is forbidden. */
export function browserStorage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}

/** Names the build that this page runs. */
export function pageBuild(): string {
  const { __remixManifest: manifest } = window as { __remixManifest?: { version?: string } }
  return manifest?.version ?? ''
}
