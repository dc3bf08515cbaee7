/** One seat's sheet of one entrant, as a screen names it. */
export interface Place {
  readonly contestId: string
  /** Key of the stage. */
  readonly stage: string
  readonly code: string
  readonly seat: number
}

const keyOf = ({ contestId, stage, code, seat }: Place) => `${contestId} ${stage} ${code} ${seat}`

/** When each sheet was last submitted, and how long the screens took to show it. */
export class Submissions {
  readonly screenMs: number[] = []
  private readonly at = new Map<string, number>()

  constructor(private readonly now: () => number) {}

  /** A judge submits: the clock runs for every screen of the contest. */
  submitted(place: Place): void {
    this.at.set(keyOf(place), this.now())
  }

  /** A screen shows the seat as submitted. */
  shown(place: Place): void {
    const at = this.at.get(keyOf(place))
    if (at !== undefined) this.screenMs.push(this.now() - at)
  }
}
