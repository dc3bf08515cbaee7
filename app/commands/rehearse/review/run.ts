import { seededRandom } from '~/services/rehearsal/random'
import { checkChains } from '../checkChains'
import { checkMarks } from '../checkMarks'
import { control, greetServer } from '../control'
import { readDatabase } from '../database'
import { giveUpAfter, interruption } from '../ending'
import { percentiles } from '../figures'
import { killAt, killMoments } from '../killer'
import { Ledger } from '../ledger'
import type { Options } from '../options'
import type { Progress } from '../run'
import type { OwnServer } from '../server'
import { checkRatings } from './checkRatings'
import { CycleDay } from './cycleDay'
import type { ReviewFigures } from './figures'
import { readCycle } from './readCycle'

export interface ReviewResult {
  readonly figures: ReviewFigures
  /** What was found to be wrong, in words. */
  readonly findings: readonly string[]
}

/** Runs a whole cycle of reviews on a server of the rehearsal's own, and checks it. */
export async function rehearseReviews(
  { kills: wanted, seed, timeout }: Pick<Options, 'kills' | 'seed' | 'timeout'>,
  { studios, experts }: NonNullable<Options['reviews']>,
  server: OwnServer,
  onProgress: (progress: Progress) => void,
  interrupted: AbortSignal,
): Promise<ReviewResult> {
  const started = performance.now()
  const { url } = server
  const { databasePath } = await greetServer(url)
  const stop = interruption(interrupted)
  const starting = control(url, { do: 'startReview', studios, experts, seed })
  const cycle = await Promise.race([starting, stop])
  const ledger = new Ledger(() => performance.now())
  let over = false
  let scored = false
  let kills = 0
  const day = new CycleDay({ url, seed, ledger, stopped: () => over }, cycle)
  const progress = () => Math.min(1, ledger.marks / Math.max(1, day.expected))
  const tell = () => onProgress({ share: progress(), marks: ledger.marks, kills })
  const ticker = setInterval(tell, 250)
  const findings: string[] = []
  const left = timeout - (performance.now() - started) / 1_000
  const limit = giveUpAfter(left, () => [`${kills} kills`, day.describe()].join('\n'))
  try {
    const killing = killAt(killMoments(wanted, seededRandom(seed, 'kills')), {
      progress,
      stopped: () => over || scored,
      kill: async () => {
        await server.kill()
        kills += 1
      },
    })
    const scoring = day.score().finally(() => (scored = true))
    const running = Promise.all([scoring, killing]).then(() => day.conclude())
    await Promise.race([running, limit.passed, stop])
  } finally {
    limit.clear()
    over = true
    clearInterval(ticker)
    findings.push(...day.close())
  }
  const copy = readDatabase(databasePath, day.panelId ?? '')
  const { lost, duplicated, ...marks } = checkMarks(ledger, copy)
  const chains = checkChains(copy.logs)
  const ratings = checkRatings(readCycle(databasePath, cycle.cycleId))
  findings.push(...lost, ...duplicated, ...ratings.mismatches, ...chains)
  return {
    findings,
    figures: {
      ...{ studios, experts, kills, ...marks },
      ...{ lost: lost.length, duplicated: duplicated.length },
      ...{ ratingsChecked: ratings.checked, ratingMismatches: ratings.mismatches.length },
      chainBroken: chains.length,
      ackMs: percentiles(ledger.ackMs),
      seconds: Math.round((performance.now() - started) / 100) / 10,
    },
  }
}
