import type { Random } from '~/services/rehearsal/random'

const LOOK_MS = 20

/** The shares of all marks after which the server is killed: seeded, spread, never at the end. */
export function killMoments(kills: number, random: Random): number[] {
  return Array.from(
    { length: kills },
    (_, index) => ((index + 0.15 + random.next() * 0.7) / kills) * 0.9,
  )
}

/** Kills at each moment, one after the other. Returns how often it did. */
export async function killAt(
  moments: readonly number[],
  {
    progress,
    kill,
    stopped,
  }: { progress: () => number; kill: () => Promise<void>; stopped: () => boolean },
): Promise<number> {
  let kills = 0
  for (const moment of moments) {
    while (!stopped() && progress() < moment) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
    if (stopped()) break
    await kill()
    kills += 1
  }
  return kills
}
