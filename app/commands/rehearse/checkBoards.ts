import { oracleBoard, type OracleRow } from '~/domain/contest/oracle'
import { orderRows } from '~/domain/contest/orderRows'
import type { PublicBoard, PublicRow } from '~/domain/contest/publicBoard'
import type { RuleSet } from '~/domain/contest/ruleSet'
import type { ContestRows, DatabaseCopy, MarkRow } from './database'

/** A board as the oracle computes it from the rows of the database, by row id. */
export type OracleRows = ReadonlyMap<string, OracleRow>

type State = 'active' | 'absent' | 'withdrawn' | 'disqualified'

/** What a contest's board must show: one blind stage alone, or all stages by entry. */
export function expectedRows(
  copy: DatabaseCopy,
  contest: ContestRows,
  view: PublicBoard['view'],
): OracleRows {
  const marks = new Map<string, MarkRow[]>()
  for (const row of copy.marks) marks.set(row.sheetId, [...(marks.get(row.sheetId) ?? []), row])
  const rows =
    view.kind === 'stage' ? stageRows(contest, view.stage, marks) : overallRows(contest, marks)
  return new Map(rows.map((row) => [row.id, row]))
}

/** What of a board differs from the oracle; nothing when it is right. */
export function boardProblems(board: PublicBoard, expected: OracleRows): string[] {
  const shown = orderRows(board.rows)
  const ids = new Set(shown.map(({ row }) => row.id))
  const missing = [...expected.keys()].filter((id) => !ids.has(id))
  return [
    ...missing.map((id) => `${board.slug}: ${id} is not shown`),
    ...shown.flatMap(({ row, rank }) => {
      const right = expected.get(row.id)
      if (!right) return [`${board.slug}: ${row.id} should not be shown`]
      return rowProblems(row, rank, right).map((text) => `${board.slug} ${row.code}: ${text}`)
    }),
  ]
}

type Marks = ReadonlyMap<string, readonly MarkRow[]>

function stageRows(contest: ContestRows, key: string, marks: Marks): OracleRow[] {
  const stage = contest.stages.find((one) => one.key === key)
  const rules = contest.ruleSet.stages.find((one) => one.key === key)
  if (!stage || !rules) throw new Error(`Contest ${contest.slug} has no stage ${key}`)
  const unrounded = { round: 'none', places: 0 } as const
  const ruleSet: RuleSet = {
    ...contest.ruleSet,
    stages: [{ ...rules, weight: { num: 1, den: 1 } }],
    rounding: { weight: unrounded, total: unrounded },
    ties: [
      ...contest.ruleSet.ties.filter(
        (tie) =>
          tie.by === 'unroundedTotal' ||
          ('stage' in tie && tie.by !== 'stage' && tie.stage === key),
      ),
      { by: 'equal' },
    ],
  }
  const entrants = contest.entrants.filter(({ stageId }) => stageId === stage.id)
  return oracleBoard({
    ruleSet,
    entries: entrants.map(({ codeId, status }) => ({ id: codeId, state: status as State })),
    sheets: countedSheets(contest, marks).map(({ codeId, ...sheet }) => ({
      ...sheet,
      entry: codeId,
    })),
  })
}

function overallRows(contest: ContestRows, marks: Marks): OracleRow[] {
  const entryOf = new Map(contest.entrants.map(({ codeId, entryId }) => [codeId, entryId]))
  const entries = contest.entries.map(({ id, status }) => {
    const statuses = contest.entrants.filter(({ entryId }) => entryId === id)
    const gone = (['disqualified', 'withdrawn', 'absent'] as const).find((state) =>
      statuses.some((entrant) => entrant.status === state),
    )
    const state: State = status === 'approved' ? (gone ?? 'active') : (status as State)
    return { id, state }
  })
  return oracleBoard({
    ruleSet: begunRules(contest),
    entries,
    sheets: countedSheets(contest, marks).flatMap(({ codeId, ...sheet }) => {
      const entry = entryOf.get(codeId)
      return entry ? [{ ...sheet, entry }] : []
    }),
  })
}

/** The rules of the stages that have begun; of all of them before the first has. */
function begunRules({ ruleSet, stages }: ContestRows): RuleSet {
  const waiting = ruleSet.stages.filter(({ key }) => {
    const phase = stages.find((stage) => stage.key === key)?.phase ?? 'pending'
    return phase === 'pending' || phase === 'drawn'
  })
  if (waiting.length === 0 || waiting.length === ruleSet.stages.length) return ruleSet
  const isBegun = (key: string): boolean => !waiting.some((stage) => stage.key === key)
  return {
    ...ruleSet,
    stages: ruleSet.stages.filter(({ key }) => isBegun(key)),
    ties: ruleSet.ties.filter(
      (tie) => tie.by !== 'decision' && (!('stage' in tie) || isBegun(tie.stage)),
    ),
  }
}

/** Submitted sheets that are required, with their marks. */
function countedSheets(contest: ContestRows, marks: Marks) {
  const keys = new Map(contest.stages.map(({ id, key }) => [id, key]))
  return contest.sheets
    .filter(({ status, excused }) => status !== 'open' && excused === null)
    .map(({ id, stageId, seatId, codeId }) => ({
      codeId,
      stage: keys.get(stageId) ?? '',
      seat: seatId,
      marks: new Map((marks.get(id) ?? []).map(({ aspectId, value }) => [aspectId, value])),
    }))
}

function rowProblems(row: PublicRow, rank: number | null, right: OracleRow): string[] {
  const problems: string[] = []
  if (row.state !== right.state) problems.push(`is ${row.state}, and should be ${right.state}`)
  if (rank !== right.rank) problems.push(`has rank ${rank ?? '-'}, not ${right.rank ?? '-'}`)
  const total = row.keys[0] ?? null
  if (!sameFraction(total, right.total)) {
    problems.push(`has total ${total ?? '-'}, not ${right.total ?? '-'}`)
  }
  if (!shows(row.total, right.total)) {
    problems.push(`shows ${row.total ?? '-'} for ${right.total ?? '-'}`)
  }
  for (const { key, score } of row.stages) {
    if (score !== null && !shows(score, right.stages[key] ?? null)) {
      problems.push(`shows ${score} in ${key}, not ${right.stages[key] ?? '-'}`)
    }
  }
  return problems
}

function fractionOf(text: string): [bigint, bigint] {
  const [top = '', bottom = '1'] = text.split('/')
  return [BigInt(top), BigInt(bottom)]
}

function sameFraction(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b
  const [[top, bottom], [otherTop, otherBottom]] = [fractionOf(a), fractionOf(b)]
  return top * otherBottom === otherTop * bottom
}

/** Whether a decimal is what a fraction rounds to at its places: no further off than half a step. */
function shows(decimal: string | null, fraction: string | null): boolean {
  if (decimal === null || fraction === null) return decimal === fraction
  const [whole = '', places = ''] = decimal.split('.')
  const scaled = BigInt(whole + places)
  const [top, bottom] = fractionOf(fraction)
  const off = scaled * bottom - top * 10n ** BigInt(places.length)
  return (off < 0n ? -off : off) * 2n <= bottom
}
