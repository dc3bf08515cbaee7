/** An entrant, as a screen names it. */
export interface Entrant {
  readonly contestId: string
  /** Key of the stage. */
  readonly stage: string
  readonly code: string
}

/** One seat's sheet of an entrant. */
export interface Place extends Entrant {
  readonly seat: number
}

const entrantKey = ({ contestId, stage, code }: Entrant) => `${contestId} ${stage} ${code}`
const keyOf = (place: Place) => `${entrantKey(place)} ${place.seat}`

/** When each sheet was last submitted, and how long the screens took to show it. */
export class Submissions {
  readonly screenMs: number[] = []
  private readonly at = new Map<string, number>()

  private readonly hidden = new Set<string>()

  constructor(private readonly now: () => number) {}

  /** The public stops seeing an entrant: what is submitted from now on is shown much later. */
  hide(entrant: Entrant): void {
    this.hidden.add(entrantKey(entrant))
  }

  /** A judge submits: the clock runs for every screen of the contest. */
  submitted(place: Place): void {
    this.at.set(keyOf(place), this.now())
  }

  /** A screen shows the seat as submitted. */
  shown(place: Place): void {
    const at = this.at.get(keyOf(place))
    if (at !== undefined && !this.hidden.has(entrantKey(place))) this.screenMs.push(this.now() - at)
  }
}
