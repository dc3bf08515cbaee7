import type { RehearsalContest, RehearsalStage } from '~/protocol/rehearsal'
import { seededRandom, type Random } from '~/services/rehearsal/random'
import { Chief } from './chief'
import { dismissLate, insist, leadStage } from './chiefPlan'
import { planSteps, REASON } from './chiefSteps'
import { control } from './control'
import { judge } from './judge'
import type { Ledger } from './ledger'
import { levelEntries } from './levelEntries'
import { freshBoard } from './screen'
import type { Submissions } from './submissions'
import { Tablet } from './tablet'

export interface Rehearsal {
  readonly url: string
  readonly seed: number
  readonly ledger: Ledger
  readonly submissions: Submissions
  /** Checks the contest's board; nothing happens in it meanwhile. */
  readonly check: (contest: RehearsalContest) => Promise<void>
  /** True once everything must end. */
  readonly stopped: () => boolean
}

/** One contest's day: its stages one after another, each with its judges and the chief judge. */
export class ContestDay {
  /** Marks to be made if nothing had to be made twice. */
  expected: number
  private readonly tablets: Tablet[] = []
  private readonly chiefs: Chief[] = []
  private devices = 0

  constructor(
    private readonly rehearsal: Rehearsal,
    private readonly contest: RehearsalContest,
  ) {
    this.expected = contest.stages.reduce((sum, { marks }) => sum + marks, 0)
  }

  /** Runs it from the first seat taken to the last signature; only the last stage is not decoded. */
  async run(): Promise<void> {
    const { check, stopped } = this.rehearsal
    for (const stage of this.contest.stages) {
      if (stopped()) return
      await this.runStage(stage)
      if (stage === this.contest.stages.at(-1)) return
      await check(this.contest)
      await this.decode(stage)
      await check(this.contest)
    }
  }

  /** Decodes the last stage. */
  async finish(): Promise<void> {
    const last = this.contest.stages.at(-1)
    if (last) await this.decode(last)
  }

  /** Ends freezes, and settles the ties that only the chief judge can. */
  async reveal(): Promise<void> {
    for (const chief of this.chiefs) {
      if (chief.stage?.frozen) await insist(chief, { kind: 'unfreeze', reason: REASON })
    }
    const order = levelEntries(await freshBoard(this.rehearsal.url, this.contest.slug))
    const chief = this.chiefs.at(-1)
    if (!chief || order.length === 0) return
    const shuffled = order
      .map((id) => ({ id, at: this.chance('tie', id).next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ id }) => id)
    await insist(chief, { kind: 'decideTies', order: shuffled, reason: REASON })
  }

  /** How far it is, in a line, for who wonders why it does not end. */
  describe(): string {
    const stage = this.chiefs.at(-1)?.stage
    const cells = stage?.rows.flatMap((row) => row.cells) ?? []
    const left = (status: string) => cells.filter((cell) => cell.status === status).length
    const tablets = this.tablets.map(({ outbox, isDone }) => {
      const due = outbox.entries.filter((entry) => entry.due).length
      const sees = outbox.moved ? 'moved' : (outbox.server?.seat.stage.phase ?? 'nothing')
      return `${outbox.link} ${sees}${isDone ? '' : ` ${due} due`}`
    })
    return (
      `${this.contest.slug}: stage ${this.chiefs.length} of ${this.contest.stages.length}, ` +
      `${stage?.phase ?? 'unknown'}, ${left('open')} open, ` +
      `${left('submitted')} submitted, ${stage?.held.length ?? 0} held; ${tablets.join(', ')}`
    )
  }

  /** Closes all; what a tablet still held goes to the ledger. */
  close(): string[] {
    for (const chief of this.chiefs) chief.close()
    for (const tablet of this.tablets) tablet.close()
    return this.tablets.flatMap(({ fault, seatId }) => (fault ? [`seat ${seatId}: ${fault}`] : []))
  }

  private async runStage(stage: RehearsalStage): Promise<void> {
    const { url, stopped, submissions } = this.rehearsal
    const { seats } = await control(url, { do: 'draw', stageId: stage.id })
    const chief = new Chief(url, stage.id, this.contest.chiefToken)
    this.chiefs.push(chief)
    const atWork: Promise<void>[] = []
    const sit = async (seatId: string) => {
      const { tablet, ...at } = await this.sit(stage.key, seatId, seats.indexOf(seatId))
      atWork.push(this.work(tablet, at))
    }
    for (const seatId of seats) await sit(seatId)
    const isLast = stage === this.contest.stages.at(-1)
    const random = this.chance('chief', stage.key)
    const steps = planSteps(random, isLast && this.chance('freeze').chance(0.5))
    await insist(chief, { kind: 'moveStage', to: 'scoring', reason: REASON })
    await leadStage({
      ...{ chief, random, steps },
      canMove: () => true,
      moveSeat: sit,
      spare: (marks) => (this.expected -= marks),
      hide: (codes) => {
        const { id: contestId } = this.contest
        for (const code of codes) submissions.hide({ contestId, stage: stage.key, code })
      },
      stopped,
    })
    await Promise.all(atWork)
    if (!stopped()) await dismissLate(chief)
  }

  private async decode({ id }: RehearsalStage): Promise<void> {
    await control(this.rehearsal.url, { do: 'decode', stageId: id })
  }

  /** A judge takes the seat on a new tablet. */
  private async sit(stage: string, seatId: string, place: number) {
    const { url, ledger } = this.rehearsal
    const { id: contestId } = this.contest
    this.devices += 1
    const deviceId = `rehearsal-${this.devices}`
    const { token } = await control(url, { do: 'seat', seatId, judge: place, deviceId })
    const random = this.chance('tablet', stage, place, this.devices)
    const tablet = new Tablet({ url, contestId, seatId, token, ledger, random })
    this.tablets.push(tablet)
    return { tablet, random, stage, seat: place + 1 }
  }

  /** The judge at work, until the stage is signed or the seat moved. */
  private work(tablet: Tablet, at: { random: Random; stage: string; seat: number }): Promise<void> {
    const { submissions, stopped } = this.rehearsal
    const { random, stage, seat } = at
    return judge({
      tablet,
      random,
      stopped,
      skillOf: (codeId) => 0.7 + this.chance('skill', codeId).next() * 0.28,
      onSubmit: ({ server: { code } }) =>
        submissions.submitted({ contestId: this.contest.id, stage, code, seat }),
    })
  }

  private chance(...name: (string | number)[]): Random {
    return seededRandom(this.rehearsal.seed, this.contest.slug, ...name)
  }
}
