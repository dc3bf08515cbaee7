/** A seeded world for the fuzz of the outbox: a clock, chance, and a queue of things to come. */

export interface World {
  now: number
  random: () => number
  /** A whole number from 0 up to, not including, `below`. */
  int: (below: number) => number
  chance: (probability: number) => boolean
  pick: <T>(items: readonly T[]) => T
  newId: () => string
  after: (delay: number, work: () => void) => void
  /** Runs what is due up to a time; true while anything is left. */
  runUntil: (time: number) => boolean
}

/** The same seed makes the same world. */
export function makeWorld(seed: number): World {
  const random = mulberry32(seed)
  let ids = 0
  let order = 0
  const queue: { at: number; order: number; work: () => void }[] = []
  const world: World = {
    now: Date.UTC(2026, 4, 1),
    random,
    int: (below) => Math.floor(random() * below),
    chance: (probability) => random() < probability,
    pick: (items) => {
      const item = items[Math.floor(random() * items.length)]
      if (item === undefined) throw new Error('Nothing to pick from')
      return item
    },
    newId: () => {
      ids += 1
      return `00000000-0000-4000-8000-${ids.toString(16).padStart(12, '0')}`
    },
    after: (delay, work) => {
      order += 1
      queue.push({ at: world.now + delay, order, work })
      queue.sort((a, b) => a.at - b.at || a.order - b.order)
    },
    runUntil: (time) => {
      for (let next = queue[0]; next && next.at <= time; next = queue[0]) {
        queue.shift()
        world.now = next.at
        next.work()
      }
      world.now = Math.max(world.now, time)
      return queue.length > 0
    },
  }
  return world
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
