import type { LocalText } from '~/domain/contest/ruleSet'
import type { Risk, RiskKind } from '~/domain/review/risks'
import type { InsightBy } from '~/domain/studio/insight'
import type { SheetToWrite } from '~/services/studio/sheet/writeSheet.server'

/** What the sheets of insight say, in the reader's language. */
export interface InsightWords {
  say: (key: string, values?: Record<string, string>) => string
  pick: (text: LocalText) => string
  group: (by: InsightBy, key: string) => string
  riskName: (kind: RiskKind) => string
  risk: (risk: Risk) => { what: string; why: string }
}

export type SheetRow = SheetToWrite['rows'][number]

/** A sheet whose columns are of one width, except the first ones that are given. */
export function insightSheet(
  name: string,
  head: string[],
  rows: SheetRow[],
  widths?: number[],
): SheetToWrite {
  return { name, head, rows, widths: head.map((_, index) => widths?.[index] ?? 14) }
}
