import { figureOf, type Figure } from './arithmetic'
import type { InsertFor } from './bareInserts'
import { Child } from './child'
import { clock } from './clock'
import type { BenchContest } from './site'
import { connectTablet, MarkingTablet } from './tablets'

const ROUNDS = 5
const SECONDS = 4
const WARM_UP_SECONDS = 2

/**
 * Durable marks a second: acknowledged to tablets through the socket, against bare single inserts
 * on the same file system. Taken in turns, so that both see the same disk.
 */
export async function benchMarks(
  url: string,
  contests: readonly BenchContest[],
  folder: string,
): Promise<Figure> {
  const bare = Child.start<InsertFor, number>('bareInserts.ts')
  const tablets: MarkingTablet[] = []
  try {
    for (const contest of contests) {
      for (const seat of contest.seats) {
        const socket = await connectTablet(url, seat)
        tablets.push(new MarkingTablet(socket, seat, contest))
      }
    }
    await markFor(tablets, WARM_UP_SECONDS)
    await bare.ask({ folder, seconds: 0.5 })
    const rounds: { value: number; limit: number }[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const value = await markFor(tablets, SECONDS)
      const limit = await bare.ask({ folder, seconds: SECONDS })
      rounds.push({ value, limit })
    }
    return figureOf(rounds, 0)
  } finally {
    for (const tablet of tablets) tablet.close()
    await bare.stop()
  }
}

async function markFor(tablets: readonly MarkingTablet[], seconds: number): Promise<number> {
  const end = clock() + seconds * 1000
  const counts = await Promise.all(tablets.map((tablet) => tablet.markUntil(end)))
  return counts.reduce((sum, count) => sum + count, 0) / seconds
}
