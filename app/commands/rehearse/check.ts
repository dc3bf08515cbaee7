import type { PublicBoard } from '~/domain/contest/publicBoard'
import type { RehearsalContest } from '~/protocol/rehearsal'
import { boardProblems } from './checkBoards'
import { readEdition } from './database'
import { expectedRows, type ExpectedRows } from './expected'
import { freshBoard, type Screen } from './screen'

/** Screens have so long to catch up once nothing happens any more. */
const SETTLE_MS = 30_000
const LOOK_MS = 100

export interface BoardCheck {
  checked: number
  mismatches: string[]
  stale: string[]
}

/** Adds what was found later. */
export function addCheck(to: BoardCheck, later: BoardCheck): void {
  to.checked += later.checked
  to.mismatches.push(...later.mismatches)
  to.stale.push(...later.stale)
}

/**
 * Checks the boards of these contests as they stand now: what a new screen gets, and what each
 * screen has, against the oracle; and that each screen has the last version. Nothing may happen in
 * these contests meanwhile.
 */
export async function checkBoards(
  url: string,
  edition: { databasePath: string; editionId: string; contests: readonly RehearsalContest[] },
  screens: readonly Screen[],
): Promise<BoardCheck> {
  const check: BoardCheck = { checked: 0, mismatches: [], stale: [] }
  const copy = readEdition(edition.databasePath, edition.editionId)
  for (const { id, slug } of edition.contests) {
    const contest = copy.contests.find((one) => one.id === id)
    if (!contest) throw new Error(`The database has no contest ${slug}`)
    const fresh = await freshBoard(url, slug)
    const expected = expectedRows(copy, contest, fresh)
    check.checked += 1
    check.mismatches.push(...boardProblems(fresh, expected))
    const watching = screens.filter(({ options }) => options.contestId === id)
    await caughtUp(watching, fresh)
    for (const { board } of watching) {
      const { stale, mismatches } = checkScreen(board, fresh, expected)
      check.checked += stale.length === 0 ? 1 : 0
      check.stale.push(...stale)
      check.mismatches.push(...mismatches)
    }
  }
  return check
}

/** A screen must have the server's last version, be right by the oracle, and not differ from it. */
export function checkScreen(
  board: PublicBoard | null,
  fresh: PublicBoard,
  expected: ExpectedRows,
): { stale: string[]; mismatches: string[] } {
  if (board?.version !== fresh.version || board.hash !== fresh.hash) {
    const has = board?.version ?? 'nothing'
    return { stale: [`${fresh.slug}: a screen has ${has}, not ${fresh.version}`], mismatches: [] }
  }
  return {
    stale: [],
    mismatches: [...boardProblems(board, expected), ...differences(board, fresh)],
  }
}

async function caughtUp(screens: readonly Screen[], fresh: PublicBoard): Promise<void> {
  const until = Date.now() + SETTLE_MS
  while (!screens.every((screen) => screen.isAt(fresh)) && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}

/** A screen at the server's version must have the server's board, to the last letter. */
function differences(board: PublicBoard, fresh: PublicBoard): string[] {
  return JSON.stringify(sorted(board)) === JSON.stringify(sorted(fresh))
    ? []
    : [`${fresh.slug}: a screen's board is not the server's at version ${fresh.version}`]
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}
