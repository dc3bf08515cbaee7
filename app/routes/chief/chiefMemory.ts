import type { ChiefSnapshot, ChiefUpdate } from '~/protocol/chief'

/** Lines of the log that a screen keeps. */
const KEPT_RECORDS = 12

/**
 * Takes an update into what the screen has: the next snapshot, `known` when it has it already, or
 * `gap` when something in between is missing and the server has to be asked.
 */
export function takeChiefUpdate(
  have: ChiefSnapshot,
  update: ChiefUpdate,
): ChiefSnapshot | 'known' | 'gap' {
  const { stageId, from, at, rows, records, ...header } = update
  if (stageId !== have.stageId || header.head.seq <= have.head.seq) return 'known'
  if (from > have.head.seq) return 'gap'
  const changed = new Map(rows.map((row) => [row.codeId, row]))
  const newest = records.filter(({ seq }) => seq > have.head.seq)
  return {
    ...have,
    ...header,
    rows: have.rows.map((row) => changed.get(row.codeId) ?? row),
    records: [...newest, ...have.records].slice(0, KEPT_RECORDS),
    ephemeral: { ...have.ephemeral, at },
  }
}
