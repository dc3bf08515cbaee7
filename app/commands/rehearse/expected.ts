import { oracleBoard, type OracleRow } from '~/domain/contest/oracle'
import type { PublicBoard } from '~/domain/contest/publicBoard'
import type { RuleSet, StageRules } from '~/domain/contest/ruleSet'
import { decisionIn, hiddenIn, until } from './contestLog'
import { countedEntrants, type Counted } from './counted'
import type { ContestRows, DatabaseCopy } from './database'

/** A row as the oracle computes it, with what it shows before anything counts. */
export interface ExpectedRow extends Omit<OracleRow, 'state'> {
  readonly state: OracleRow['state'] | 'scoring' | 'deviating'
  /** Sheets of the stage that the board is about. */
  readonly submitted: number
  readonly required: number
}

/** A board as it must be, by row id. */
export type ExpectedRows = ReadonlyMap<string, ExpectedRow>

type State = 'active' | 'absent' | 'withdrawn' | 'disqualified'

/** One row: the entrants that it is made of, and what the entry says itself. */
interface Subject {
  readonly id: string
  readonly state: State
  readonly parts: readonly Counted[]
}

/** What a contest's board must show: one blind stage alone, or all stages by entry. */
export function expectedRows(
  copy: Pick<DatabaseCopy, 'marks'>,
  contest: ContestRows,
  { view, stage }: Pick<PublicBoard, 'view' | 'stage'>,
): ExpectedRows {
  const entrants = countedEntrants(copy, contest)
  const ruleSet = view.kind === 'stage' ? aloneRules(contest, view.stage) : begunRules(contest)
  const parts = entrants.filter((part) => ruleSet.stages.some(({ key }) => key === part.stage))
  const subjects = view.kind === 'stage' ? byCode(parts) : byEntry(contest, parts)
  const rows = oracleBoard({
    ruleSet,
    entries: subjects,
    sheets: subjects.flatMap(({ id, parts: own }) =>
      own
        .filter(({ waits, status }) => waits === null && status === 'active')
        .flatMap(({ sheets }) => sheets.map((sheet) => ({ ...sheet, entry: id }))),
    ),
    decision: decisionNow(contest),
  })
  return new Map(
    rows.map((row) => {
      const own = subjects.find(({ id }) => id === row.id)?.parts ?? []
      const current = own.find((part) => part.stage === stage)
      const submitted = current?.sheets.length ?? 0
      const required = current?.required ?? 0
      return [row.id, { ...row, state: stateOf(row, own), submitted, required }]
    }),
  )
}

/** A decision made while anything is hidden is not for the public yet. */
function decisionNow({ log }: ContestRows): readonly string[] {
  const since = [...hiddenIn(log).values()]
  return decisionIn(since.length === 0 ? log : until(log, Math.min(...since)))
}

/** What a row without a rank waits for, the gravest first. */
function stateOf(row: OracleRow, parts: readonly Counted[]): ExpectedRow['state'] {
  if (row.state !== 'incomplete' && row.state !== 'notScored') return row.state
  const waits = parts.map((part) => part.waits)
  if (waits.includes('deviating')) return 'deviating'
  if (waits.includes('scoring')) return 'scoring'
  const isShort = parts.some((part) => part.waits === null && !(part.stage in row.stages))
  return isShort ? 'incomplete' : 'notScored'
}

function byCode(parts: readonly Counted[]): Subject[] {
  return parts.map((part) => ({ id: part.codeId, state: part.status as State, parts: [part] }))
}

/** An entry that left takes its entrants with it. */
function byEntry({ entries }: ContestRows, parts: readonly Counted[]): Subject[] {
  return entries.map(({ id, status }) => {
    const isIn = status === 'approved'
    const own = parts
      .filter(({ entryId }) => entryId === id)
      .map((part) => (isIn ? part : { ...part, status }))
    const gone = (['disqualified', 'withdrawn', 'absent'] as const).find((state) =>
      own.some((part) => part.status === state),
    )
    return { id, state: isIn ? (gone ?? 'active') : (status as State), parts: own }
  })
}

/** The rules of a blind stage alone: its score is the total, and only its own ties can settle. */
function aloneRules({ slug, ruleSet }: ContestRows, key: string): RuleSet {
  const rules = ruleSet.stages.find((one): one is StageRules => one.key === key)
  if (!rules) throw new Error(`Contest ${slug} has no stage ${key}`)
  const unrounded = { round: 'none', places: 0 } as const
  return {
    ...ruleSet,
    stages: [{ ...rules, weight: { num: 1, den: 1 } }],
    rounding: { weight: unrounded, total: unrounded },
    ties: [
      ...ruleSet.ties.filter(
        (tie) =>
          tie.by === 'unroundedTotal' ||
          ('stage' in tie && tie.by !== 'stage' && tie.stage === key),
      ),
      { by: 'equal' },
    ],
  }
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
