import { canonicalJson } from '../log/canonical'
import { sha256Hex, utf8 } from '../log/hash'
import type { PublicRow } from './publicBoard'
import { sameRow, withPlaces } from './publicChanges'
import type { PublicChange, PublicProjection } from './publicProjection'
import type { RowEntry } from './publicRow'

/** Puts rows into the board and counts a version when the public can see a difference. */
export function settle(
  board: PublicProjection,
  next: ReadonlyMap<string, RowEntry>,
  nowScoring: string | null,
): PublicChange | null {
  let { scored, total } = board.progress
  const touched = new Set<string>(next.keys())
  for (const [id, entry] of next) {
    const before = board.rows.get(id)
    scored += Number(entry.done) - Number(before?.done ?? false)
    total += Number(takesPart(entry.row)) - Number(before ? takesPart(before.row) : false)
    if (board.head.publicMarks === 'totals') {
      for (const other of [before, entry]) for (const id of levelWith(board, other)) touched.add(id)
    }
  }
  const before = new Map([...touched].map((id) => [id, board.rows.get(id)?.row]))
  for (const [id, entry] of next) board.rows.set(id, entry)
  if (board.head.publicMarks === 'totals') placeEquals(board, touched)

  const rows = [...touched].flatMap((id) => {
    const was = before.get(id)
    const row = board.rows.get(id)?.row
    return row && !(was && sameRow(was, row)) ? [row] : []
  })
  const progress = { scored, total, nowScoring }
  if (rows.length === 0 && canonicalJson(progress) === canonicalJson(board.progress)) return null
  board.progress = progress
  const from = board.version
  count(board, { rows, progress })
  return { kind: 'rows', from, version: board.version, hash: board.hash, rows, progress }
}

function takesPart({ state }: PublicRow): boolean {
  return state !== 'absent' && state !== 'withdrawn' && state !== 'disqualified'
}

/** The rows with the same total, where only totals are shown. */
function levelWith(board: PublicProjection, entry: RowEntry | undefined): string[] {
  const key = entry?.row.keys[0]
  if (key === undefined) return []
  return [...board.rows].filter(([, { row }]) => row.keys[0] === key).map(([id]) => id)
}

function placeEquals(board: PublicProjection, ids: Iterable<string>): void {
  const groups = new Map<string, RowEntry[]>()
  for (const id of ids) {
    const entry = board.rows.get(id)
    const key = entry?.row.keys[0]
    if (entry && key !== undefined) groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  for (const group of groups.values()) {
    for (const entry of withPlaces(group)) board.rows.set(entry.row.id, entry)
  }
}

function count(board: PublicProjection, change: object): void {
  board.version += 1
  const text = canonicalJson({ version: board.version, ...change })
  board.hash = sha256Hex(utf8(board.hash), utf8(text))
}

/** Puts a board of another shape in place of the one there is. */
export function reset(board: PublicProjection, next: Map<string, RowEntry>): PublicChange {
  const shown = board.progress.nowScoring
  board.rows = new Map(next)
  if (board.head.publicMarks === 'totals') placeEquals(board, next.keys())
  const entries = [...board.rows.values()]
  board.progress = {
    scored: entries.filter(({ done }) => done).length,
    total: entries.filter(({ row }) => takesPart(row)).length,
    nowScoring: shown !== null && board.rows.has(shown) ? shown : null,
  }
  const rows = entries.map(({ row }) => row)
  count(board, { head: board.head, rows, progress: board.progress })
  return { kind: 'reset', version: board.version, hash: board.hash }
}
