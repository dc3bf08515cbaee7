import type { RehearsalPanel, RehearsedCycle, ReviewStep } from '~/protocol/rehearsal'
import { seededRandom, type Random } from '~/services/rehearsal/random'
import { Chief } from '../chief'
import { dismissLate, leadStage } from '../chiefPlan'
import { progressOf, type PlannedStep } from '../chiefSteps'
import { control } from '../control'
import { judge } from '../judge'
import type { Ledger } from '../ledger'
import { Tablet } from '../tablet'

export interface CycleRehearsal {
  readonly url: string
  readonly seed: number
  readonly ledger: Ledger
  /** True once everything must end. */
  readonly stopped: () => boolean
}

/** What happens in the middle of a stage beside the scoring, by its key. */
const MIDWAY: Readonly<Record<string, ReviewStep>> = { paper: 'withdraw', siteVisit: 'remove' }
const LOOK_MS = 50

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** A whole cycle: what people do before and after the scoring, and its stages one after another. */
export class CycleDay {
  /** Marks to be made if nothing had to be made twice. */
  expected: number
  /** Null before the experts are assigned. */
  panelId: string | null = null
  private readonly tablets: Tablet[] = []
  private readonly chiefs: Chief[] = []
  private devices = 0
  private step = 'assess'

  constructor(
    private readonly rehearsal: CycleRehearsal,
    private readonly cycle: RehearsedCycle,
  ) {
    this.expected = cycle.marks
  }

  /** From the self-assessments to the last signature. */
  async score(): Promise<void> {
    await this.take('assess')
    for (const key of this.cycle.stages) {
      if (this.rehearsal.stopped()) return
      if (key === 'siteVisit' || key === 'live') await this.take(key)
      await this.runStage(key)
    }
  }

  /** From the meeting to stars and certificates. */
  async conclude(): Promise<void> {
    for (const step of ['meeting', 'notice', 'decision'] as const) await this.take(step)
  }

  /** How far it is, in a line, for who wonders why it does not end. */
  describe(): string {
    const stage = this.chiefs.at(-1)?.stage
    const cells = stage?.rows.flatMap((row) => row.cells) ?? []
    const left = (status: string) => cells.filter((cell) => cell.status === status).length
    return (
      `${this.step}: stage ${this.chiefs.length} of ${this.cycle.stages.length}, ` +
      `${stage?.phase ?? 'unknown'}, ${left('open')} open, ${left('submitted')} submitted, ` +
      `${stage?.held.length ?? 0} held`
    )
  }

  /** Closes all; what a tablet still held goes to the ledger. */
  close(): string[] {
    for (const chief of this.chiefs) chief.close()
    for (const tablet of this.tablets) tablet.close()
    return this.tablets.flatMap(({ fault, seatId }) => (fault ? [`seat ${seatId}: ${fault}`] : []))
  }

  private async take(step: ReviewStep): Promise<void> {
    this.step = step
    const { cycleId } = this.cycle
    const answer = await control(this.rehearsal.url, { do: 'reviewStep', cycleId, step })
    if ('refused' in answer) throw new Error(`The server refused to ${step}: ${answer.refused}`)
  }

  private async runStage(key: string): Promise<void> {
    const { url, stopped } = this.rehearsal
    const { cycleId, chiefToken } = this.cycle
    const panel = await control(url, { do: 'panel', cycleId, key })
    this.panelId = panel.panelId
    const chief = new Chief(url, panel.stageId, chiefToken)
    this.chiefs.push(chief)
    const atWork: Promise<void>[] = []
    const sit = async (seatId: string) => {
      const { tablet, random } = await this.sit(key, panel, seatId)
      atWork.push(this.work(tablet, random, panel))
    }
    for (const seatId of panel.seats) await sit(seatId)
    const midway = this.midway(key, chief)
    const random = this.chance('chief', key)
    await Promise.all([
      midway,
      leadStage({
        ...{ chief, random, stopped, moveSeat: sit },
        steps: plannedSteps(random),
        // Whoever withdraws in the middle keeps the tablet, to sign what is in.
        canMove: (seatId) => panel.seats.indexOf(seatId) > 0,
        spare: (marks) => (this.expected -= marks),
        hide: () => undefined,
      }),
    ])
    await Promise.all(atWork)
    if (!stopped()) await dismissLate(chief)
  }

  /** Once a third of the sheets are in. */
  private async midway(key: string, chief: Chief): Promise<void> {
    const step = MIDWAY[key]
    if (!step) return
    while (!chief.stage || progressOf(chief.stage) < 0.3) {
      if (this.rehearsal.stopped()) return
      await pause(LOOK_MS)
    }
    await this.take(step)
  }

  /** An expert takes the own seat on a new tablet. */
  private async sit(key: string, { contestId }: RehearsalPanel, seatId: string) {
    const { url, ledger } = this.rehearsal
    const { cycleId } = this.cycle
    this.devices += 1
    const deviceId = `rehearsal-${this.devices}`
    const { token } = await control(url, { do: 'ownSeat', cycleId, seatId, deviceId })
    const random = this.chance('tablet', key, this.devices)
    const tablet = new Tablet({ url, contestId, seatId, token, ledger, random })
    this.tablets.push(tablet)
    return { tablet, random }
  }

  /** The expert at work, until the stage is signed or the seat moved. */
  private work(tablet: Tablet, random: Random, { skills }: RehearsalPanel): Promise<void> {
    const codeOf = (codeId: string): string => {
      const sheets = Object.values(tablet.outbox.server?.sheets ?? {})
      return sheets.find(({ view }) => view.codeId === codeId)?.view.code ?? ''
    }
    return judge({
      ...{ tablet, random, stopped: this.rehearsal.stopped },
      // Experts are less of one mind than judges; of the best they all think well.
      skillOf: (codeId) => (skills[codeOf(codeId)] ?? 0) + (random.next() - 0.5) * 0.1,
      onSubmit: () => undefined,
    })
  }

  private chance(...name: (string | number)[]): Random {
    return seededRandom(this.rehearsal.seed, 'review', ...name)
  }
}

/** A seat moves to another device, and a sheet is excused; who leaves is for the cycle to say. */
function plannedSteps(random: Random): PlannedStep[] {
  const steps: PlannedStep[] = [
    { at: random.int(40, 70) / 100, kind: 'moveSeat' },
    { at: random.int(10, 50) / 100, kind: 'excuse' },
  ]
  return steps.sort((a, b) => a.at - b.at)
}
