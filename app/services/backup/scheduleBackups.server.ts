import type { ServiceContext } from '../context'
import { automaticBackups } from './backupsFolder.server'

const LOOK_EVERY_MS = 60_000
/** How long a copy under way may still take when the server stops. */
const FINISH_WITHIN_MS = 5_000

export interface BackupSchedule {
  dataDir: string
  /** Minutes between two copies; 0 makes none. */
  everyMinutes: number
  /**
   * Makes a copy outside this event loop; rejects when it could not be made. Once the signal is
   * aborted, it ends the copy, and is settled when nothing writes any more.
   */
  copy: (signal: AbortSignal) => Promise<void>
  /** Told of each copy that was made, or could not be. */
  done: (error: unknown, seconds: number) => void
}

export interface Schedule {
  /** Looks whether a copy is due, and makes it. */
  look: () => Promise<void>
  /** Makes no more copies; resolves when the one under way is made, or was ended for being slow. */
  stop: () => Promise<void>
}

/**
 * Makes a copy every so many minutes while a contest is being scored, and one more when the scoring
 * is over. Copies of an earlier run of the server count, so a restart neither skips nor repeats one.
 */
export function scheduleBackups(
  context: Pick<ServiceContext, 'read' | 'now'>,
  schedule: BackupSchedule,
): Schedule {
  let wasScoring = false
  let underWay: Promise<void> | null = null
  const ending = new AbortController()

  async function copyIfDue(): Promise<void> {
    const started = context.now().getTime()
    try {
      const scoring = await isScoring(context)
      const last = automaticBackups(schedule.dataDir).at(-1)?.madeAt.getTime() ?? -Infinity
      const isDue = scoring && started - last >= schedule.everyMinutes * 60_000
      const isOver = wasScoring && !scoring
      wasScoring = scoring
      if (!isDue && !isOver) return
      await schedule.copy(ending.signal)
      schedule.done(null, (context.now().getTime() - started) / 1000)
    } catch (error) {
      schedule.done(error, (context.now().getTime() - started) / 1000)
    }
  }

  function look(): Promise<void> {
    underWay ??= copyIfDue().finally(() => (underWay = null))
    return underWay
  }

  const timer =
    schedule.everyMinutes > 0 ? setInterval(() => void look(), LOOK_EVERY_MS).unref() : undefined

  async function stop(): Promise<void> {
    clearInterval(timer)
    const late = setTimeout(() => ending.abort(), FINISH_WITHIN_MS)
    await underWay
    clearTimeout(late)
  }

  return { look, stop }
}

async function isScoring({ read }: Pick<ServiceContext, 'read'>): Promise<boolean> {
  const stages = await read.stage.count({ where: { phase: { in: ['scoring', 'signing'] } } })
  return stages > 0
}
