/** Widths of the ranking's columns, in units of the design, and the room for a text in each. */
export interface Columns {
  /** For `grid-template-columns`. */
  readonly template: string
  readonly rank: number
  readonly code: number
  /** What is left for the zone. */
  readonly zone: number
  readonly stage: number
  readonly total: number
}

const TABLE = 1_276
const PADDING = 32
const RANK = 104
const CODE = 168
const TOTAL = 200
/** By the number of stages; with more of them each has the last width. */
const STAGES = [0, 216, 216, 184, 148, 120]

/** The room for a column's head: two lines of small type. */
export const HEAD = { height: 60, sizes: [24, 22, 20, 18, 16, 14, 12] }
/** The room for a row's text: its tenth of the height, less the rule above it. */
export const ROW_HEIGHT = 70

/** The columns of a ranking that shows the scores of so many stages. */
export function columnsOf(stages: number): Columns {
  const stage = STAGES[stages] ?? STAGES.at(-1) ?? 0
  const units = (width: number) => `calc(${width} * var(--u))`
  return {
    template: [
      units(RANK),
      units(CODE),
      'minmax(0, 1fr)',
      ...Array.from({ length: stages }, () => units(stage)),
      units(TOTAL),
    ].join(' '),
    rank: RANK - PADDING,
    code: CODE - PADDING,
    zone: TABLE - RANK - CODE - TOTAL - stages * stage - PADDING,
    stage: stage - PADDING,
    total: TOTAL - PADDING,
  }
}
