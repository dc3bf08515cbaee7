/**
 * What a hall screen keeps on its device, so that a page opened while the server is away goes on
 * with exactly what the screen had. Written and read by one build only: another one may know
 * another shape.
 */
export interface Kept<T> {
  /** Null when the page came with something later. */
  readonly value: T | null
  /** The server's time when it was heard from last, or made the page if that was later. */
  readonly at: string
  /** The device's clock at that moment, for the age. */
  readonly heardAt: number
}

interface Heard {
  readonly at: string
  readonly heardAt: number
}

export interface DeviceStore<T> {
  /** What the screen had, and when; null before the server was heard from. */
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
      const time = read(times) as Heard | null
      if (time === null) return null
      if (time.at <= servedAt)
        return { value: null, at: servedAt, heardAt: clockAt(servedAt, time) }
      return value === null ? null : { value, ...time }
    },
    save: (value) => write(name, value),
    heard: (at, heardAt) => write(times, { at, heardAt }),
  }
}

/** The device's clock at a moment of the server's: both ran as far since the server was heard from. */
function clockAt(moment: string, { at, heardAt }: Heard): number {
  return heardAt + Date.parse(moment) - Date.parse(at)
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
