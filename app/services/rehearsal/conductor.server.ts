/**
 * The rehearsal built into the demo: simulated judges score the contests that are being scored, by
 * the same use-case as tablets do, at a pace that a person can follow. Seats of real judges are
 * left alone. What to do follows from the logs, so that a restart repeats nothing.
 */
import { randomUUID } from 'node:crypto'
import type { LiveContest } from '../contest/liveContest.server'
import { heard } from '../contest/seatPresence.server'
import { submitJudgeOp } from '../contest/submitJudgeOp.server'
import { findTenure } from '../contest/tenure.server'
import type { ServiceContext } from '../context'
import { nextJudgeOp } from './nextJudgeOp'
import { seededRandom, type Random } from './random'
import { fillVacantSeats, simulatedTenures } from './simulatedSeats.server'

/** `finished`: everything is scored; it goes on when a stage is opened or a sheet reopened. */
export type ConductorState = 'scoring' | 'paused' | 'finished'

export interface ConductorOptions {
  /** The contests that it may score. */
  readonly contestIds: readonly string[]
  /** The one whose vacant seats are offered to real judges: simulated ones step in there last. */
  readonly offered?: string
  readonly seed: number
  readonly onError: (error: unknown) => void
  /** Milliseconds between two taps of all judges together. */
  readonly tap?: { readonly from: number; readonly to: number }
}

const TAP = { from: 200, to: 600 }
const LOOK_AGAIN_MS = 3_000
/** An offered seat stays free so long after there is nothing else to do, in milliseconds. */
const OFFERED_FREE_MS = 10 * 60_000
/** Vacant seats are looked for once in so many steps. */
const SEATS_EVERY = 15

export class Conductor {
  private paused = false
  private idle = false
  private steps = 0
  /** Since when there is nothing to do; null while there is. */
  private idleSince: number | null = null
  private timer: NodeJS.Timeout | null = null
  private working: Promise<void> = Promise.resolve()
  private readonly random: Random

  constructor(
    private readonly context: ServiceContext,
    private readonly options: ConductorOptions,
  ) {
    this.random = seededRandom(options.seed, 'conductor')
  }

  get state(): ConductorState {
    if (this.paused) return 'paused'
    return this.idle ? 'finished' : 'scoring'
  }

  /** Begins, or goes on after a pause. */
  resume(): void {
    this.paused = false
    this.schedule(0)
  }

  pause(): void {
    this.paused = true
    if (this.timer) clearTimeout(this.timer)
  }

  /** Stops for good; resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    this.pause()
    await this.working
  }

  /** One tap of one judge; false when there was nothing to do. */
  async step(): Promise<boolean> {
    const { context } = this
    const contests = this.options.contestIds.flatMap((id) => context.contests.get(id) ?? [])
    if (this.steps % SEATS_EVERY === 0) {
      const due = contests.filter(({ id }) => this.mayFill(id))
      for (const contest of due) await fillVacantSeats(context, contest)
    }
    this.steps += 1
    const tenures = await simulatedTenures(context)
    const op = this.choose(contests, tenures)
    this.idleSince = op ? null : (this.idleSince ?? context.now().getTime())
    if (!op) return false
    const holder = await findTenure(context, op.tenure)
    if (!holder) throw new Error(`No tenure ${op.tenure}`)
    heard(holder.seatId, { at: context.now(), pending: 0 })
    const answer = await submitJudgeOp(context, holder, op, context.now())
    // A judge who sat down meanwhile, or a chief who closed the stage, came first.
    if (!answer.ok && answer.code === 'invalid') throw new Error('A simulated mark was invalid')
    return true
  }

  /** Whether simulated judges may sit down where nobody sits. */
  private mayFill(contestId: string): boolean {
    if (contestId !== this.options.offered) return true
    const { idleSince } = this
    return idleSince !== null && this.context.now().getTime() - idleSince >= OFFERED_FREE_MS
  }

  private choose(contests: readonly LiveContest[], tenures: ReadonlySet<string>) {
    const { random } = this
    const outside = { random, newId: randomUUID, now: this.context.now() }
    const ops = contests.flatMap(({ state }) =>
      [...state.stages.values()].flatMap(
        (stage) => nextJudgeOp(state, stage, tenures, outside) ?? [],
      ),
    )
    return ops.length === 0 ? null : random.pick(ops)
  }

  private schedule(delay: number): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.working = this.work()
    }, delay)
    this.timer.unref()
  }

  private async work(): Promise<void> {
    if (this.paused) return
    try {
      this.idle = !(await this.step())
    } catch (error) {
      this.idle = true
      this.options.onError(error)
    }
    const { from, to } = this.options.tap ?? TAP
    if (this.state !== 'paused')
      this.schedule(this.idle ? LOOK_AGAIN_MS : this.random.int(from, to))
  }
}
