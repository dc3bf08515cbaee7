import { aspectsOf } from '~/domain/contest/sheetMarks'
import type { RehearsalContest } from '~/protocol/rehearsal'
import { seededRandom, type Random } from '~/services/rehearsal/random'
import { Chief } from './chief'
import { leadStage } from './chiefPlan'
import { control } from './control'
import { judge } from './judge'
import type { Ledger } from './ledger'
import type { Submissions } from './submissions'
import { Tablet } from './tablet'

export interface Rehearsal {
  readonly url: string
  readonly seed: number
  readonly ledger: Ledger
  readonly submissions: Submissions
  /** True once everything must end. */
  readonly stopped: () => boolean
}

/** One contest's day: its judges at their tablets, and its chief judge. */
export class ContestDay {
  /** Marks to be made if nothing had to be made twice. */
  expected = 0
  private readonly tablets: Tablet[] = []
  private readonly atWork: Promise<void>[] = []
  private readonly chief: Chief
  private devices = 0

  constructor(
    private readonly rehearsal: Rehearsal,
    private readonly contest: RehearsalContest,
  ) {
    this.chief = new Chief(rehearsal.url, contest)
  }

  /** Runs it from the first seat taken to the chief's signature. */
  async run(): Promise<void> {
    const { stopped } = this.rehearsal
    for (const seatId of this.contest.seats) await this.sit(seatId)
    await leadStage({
      chief: this.chief,
      random: this.chance('chief'),
      moveSeat: (seatId) => this.sit(seatId),
      stopped,
    })
    await Promise.all(this.atWork)
  }

  /** How far it is, in a line, for who wonders why it does not end. */
  describe(): string {
    const { stage } = this.chief
    const cells = stage?.rows.flatMap((row) => row.cells) ?? []
    const left = (status: string) => cells.filter((cell) => cell.status === status).length
    const tablets = this.tablets.map(({ outbox, isDone }) => {
      const due = outbox.entries.filter((entry) => entry.due).length
      const sees = outbox.moved ? 'moved' : (outbox.server?.seat.stage.phase ?? 'nothing')
      return `${outbox.link} ${sees}${isDone ? '' : ` ${due} due`}`
    })
    return (
      `${this.contest.slug}: ${stage?.phase ?? 'unknown'}, ${left('open')} open, ` +
      `${left('submitted')} submitted, ${stage?.held.length ?? 0} held; ${tablets.join(', ')}`
    )
  }

  /** Closes all; what a tablet still held goes to the ledger. */
  close(): string[] {
    this.chief.close()
    for (const tablet of this.tablets) tablet.close()
    return this.tablets.flatMap(({ fault, seatId }) => (fault ? [`seat ${seatId}: ${fault}`] : []))
  }

  /** A judge takes the seat on a new tablet and begins. */
  private async sit(seatId: string): Promise<void> {
    const { url, ledger, submissions, stopped } = this.rehearsal
    const { id: contestId, seats } = this.contest
    this.devices += 1
    const place = seats.indexOf(seatId)
    const deviceId = `rehearsal-${this.devices}`
    const { token } = await control(url, { do: 'seat', seatId, judge: place, deviceId })
    const random = this.chance('tablet', place, this.devices)
    const tablet = new Tablet({ url, contestId, seatId, token, ledger, random })
    this.tablets.push(tablet)
    this.atWork.push(
      this.prepared(tablet).then(() =>
        judge({
          tablet,
          random,
          stopped,
          skillOf: (codeId) => 0.7 + this.chance('skill', codeId).next() * 0.28,
          onSubmit: ({ server }) => submissions.submitted(contestId, server.code, place + 1),
        }),
      ),
    )
  }

  /** The tablet knows its sheets; the first of a seat tells how many marks they want. */
  private async prepared(tablet: Tablet): Promise<void> {
    while (!tablet.outbox.server && !this.rehearsal.stopped()) {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const { server } = tablet.outbox
    if (!server || this.tablets.some((one) => one !== tablet && one.seatId === tablet.seatId))
      return
    this.expected += Object.keys(server.sheets).length * aspectsOf(server.seat.rules).length
  }

  private chance(...name: (string | number)[]): Random {
    return seededRandom(this.rehearsal.seed, this.contest.slug, ...name)
  }
}
