/** How each entrant stands, as its board must show it: by the tables, or frozen as it was. */
import type { OracleSheet } from '~/domain/contest/oracle'
import { oracleDeviates } from '~/domain/contest/oracleDeviation'
import { judgeStage } from '~/domain/contest/oracleStage'
import { hiddenIn, isConfirmedIn, sheetIn, statusIn, until } from './contestLog'
import type { ContestRows, DatabaseCopy, MarkRow } from './database'

export interface Counted {
  readonly codeId: string
  readonly entryId: string | null
  /** Key of its stage. */
  readonly stage: string
  readonly status: string
  readonly required: number
  /** Submitted sheets that are required, with their marks. */
  readonly sheets: readonly OracleSheet[]
  /** Why its marks do not count yet; null when they do, or never will. */
  readonly waits: 'notScored' | 'scoring' | 'deviating' | null
}

interface Sheet extends OracleSheet {
  readonly id: string
  readonly isOpen: boolean
  readonly isExcused: boolean
}

/** All entrants of a contest. */
export function countedEntrants(
  { marks }: Pick<DatabaseCopy, 'marks'>,
  contest: ContestRows,
): Counted[] {
  const rows = new Map<string, MarkRow[]>()
  for (const row of marks) rows.set(row.sheetId, [...(rows.get(row.sheetId) ?? []), row])
  const hidden = hiddenIn(contest.log)
  return contest.entrants.map((entrant) => {
    const { codeId, entryId, stageId } = entrant
    const stage = contest.stages.find(({ id }) => id === stageId)?.key ?? ''
    const own = contest.sheets.filter((sheet) => sheet.codeId === codeId)
    const seq = hidden.get(codeId)
    const log = seq === undefined ? contest.log : until(contest.log, seq)
    const sheets = own.map(({ id, seatId, status, excused }): Sheet => {
      const place = { id, entry: codeId, stage, seat: seatId }
      if (seq !== undefined) return { ...place, ...sheetIn(log, id) }
      const values = (rows.get(id) ?? []).map(({ aspectId, value }) => [aspectId, value] as const)
      const marked = new Map(values)
      return { ...place, isOpen: status === 'open', isExcused: excused !== null, marks: marked }
    })
    const required = sheets.filter(({ isExcused }) => !isExcused)
    const submitted = required.filter(({ isOpen }) => !isOpen)
    const status = seq === undefined ? entrant.status : statusIn(log, codeId)
    const confirmed = isConfirmedIn(
      log,
      codeId,
      own.map(({ id }) => id),
    )
    const waits = waiting(contest, stage, submitted, required.length, confirmed)
    return { codeId, entryId, stage, status, required: required.length, sheets: submitted, waits }
  })
}

function waiting(
  { ruleSet }: ContestRows,
  stage: string,
  submitted: readonly OracleSheet[],
  required: number,
  confirmed: boolean,
): Counted['waits'] {
  if (submitted.length < required) return submitted.length === 0 ? 'notScored' : 'scoring'
  const rules = ruleSet.stages.find(({ key }) => key === stage)
  if (!rules) throw new Error(`The rules have no stage ${stage}`)
  const isComplete = judgeStage(rules, submitted) !== null
  return isComplete && !confirmed && oracleDeviates(rules, submitted) ? 'deviating' : null
}
