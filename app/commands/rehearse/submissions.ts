/** When each sheet was last submitted, and how long the screens took to show it. */
export class Submissions {
  readonly screenMs: number[] = []
  private readonly at = new Map<string, number>()

  constructor(private readonly now: () => number) {}

  /** A judge submits: the clock runs for every screen of the contest. */
  submitted(contestId: string, code: string, seat: number): void {
    this.at.set(`${contestId} ${code} ${seat}`, this.now())
  }

  /** A screen shows the seat as submitted. */
  shown(contestId: string, code: string, seat: number): void {
    const at = this.at.get(`${contestId} ${code} ${seat}`)
    if (at !== undefined) this.screenMs.push(this.now() - at)
  }
}
