import type { OrderedRow } from './orderRows'
import type { PublicHead, PublicRow, PublicStageScore } from './publicBoard'
import type { StageSummary, TieSummary } from './ruleSummary'

/** Another row with the same total, and what told the two apart. */
export interface TieBreak {
  readonly other: PublicRow
  /** This row came out ahead of the other. */
  readonly ahead: boolean
  /** Null where the rule set does not show what decided. */
  readonly tie: TieSummary | null
}

/** Why a row is where it is, for the screen that opens on a touched rank. */
export interface Explanation {
  readonly stages: readonly { readonly score: PublicStageScore; readonly rules: StageSummary }[]
  readonly sharesWith: readonly PublicRow[]
  readonly tieBreaks: readonly TieBreak[]
}

type Head = Pick<PublicHead, 'rules' | 'publicMarks'>

function tieBreak(head: Head, upper: OrderedRow, lower: OrderedRow, own: OrderedRow): TieBreak[] {
  const key = lower.separatedBy
  if (key === null || key < 1) return []
  const hidden = head.publicMarks === 'totals'
  const tie = hidden ? null : (head.rules?.ties[key - 1] ?? null)
  return [{ other: (own === upper ? lower : upper).row, ahead: own === upper, tie }]
}

/** Explains the row at `index` of the ordered rows from what is public already. */
export function explainRow(
  head: Head,
  ordered: readonly OrderedRow[],
  index: number,
): Explanation | null {
  const own = ordered[index]
  if (!own) return null
  const stages = own.row.stages.flatMap((score) => {
    const rules = head.rules?.stages.find(({ key }) => key === score.key)
    return rules ? [{ score, rules }] : []
  })
  const [above, below] = [ordered[index - 1], ordered[index + 1]]
  return {
    stages,
    sharesWith: own.tied
      ? ordered.filter((o) => o !== own && o.rank === own.rank).map(({ row }) => row)
      : [],
    tieBreaks: [
      ...(above ? tieBreak(head, above, own, own) : []),
      ...(below ? tieBreak(head, own, below, own) : []),
    ],
  }
}
