/**
 * How long submitted sheets took from the server's receipt to their commit, for each stage since
 * the process started. It is what the server can measure by its own clock alone.
 */
const KEPT = 200
const FEWEST = 5
const KEY = Symbol.for('jiangsai.commitTimes')
const holder = globalThis as { [KEY]?: Map<string, number[]> }
const stages: Map<string, number[]> = (holder[KEY] ??= new Map<string, number[]>())

/** Notes one submission's way, in milliseconds. */
export function noteCommitTime(stageId: string, milliseconds: number): void {
  const times = stages.get(stageId) ?? []
  times.push(Math.max(0, milliseconds))
  if (times.length > KEPT) times.shift()
  stages.set(stageId, times)
}

/** The 95th percentile of the latest ones; null while there are too few to say. */
export function commitTimes(stageId: string): { p95: number; of: number } | null {
  const times = [...(stages.get(stageId) ?? [])].sort((a, b) => a - b)
  const p95 = times[Math.ceil(times.length * 0.95) - 1]
  return times.length < FEWEST || p95 === undefined ? null : { p95, of: times.length }
}
