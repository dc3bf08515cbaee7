import type { ContestEvent } from '~/domain/contest/events'
import { RECORDED_KINDS, recordLine, stagesOf, type RecordLine } from '~/domain/contest/chiefRecord'
import type { ContestState } from '~/domain/contest/state'
import type { ServiceContext } from '../../context'
import { toContestEvent } from '../liveContest.server'
import { contestScope } from '../liveContests.server'

/** Lines that the list of recent records has. */
const RECENT = 12
/** Rows that are read for them: a contest's other stages may be in between. */
const READ = RECENT * 5
/** What the canonical payload of an adopted op has, and no other. */
const ADOPTED = '"cites":"'

/** The latest records of a stage, latest first. */
export async function recentRecords(
  read: ServiceContext['read'],
  state: ContestState,
  stageId: string,
): Promise<RecordLine[]> {
  const rows = await read.event.findMany({
    where: {
      scopeId: contestScope(state.id),
      seq: { lte: state.seq },
      OR: [{ kind: { in: [...RECORDED_KINDS] } }, { payload: { contains: ADOPTED } }],
    },
    orderBy: { seq: 'desc' },
    take: READ,
  })
  return linesOf(state, rows.map(fromRow), stageId).slice(0, RECENT)
}

/** Everything that ever happened to one sheet, latest first. */
export async function sheetHistory(
  read: ServiceContext['read'],
  state: ContestState,
  sheetId: string,
): Promise<RecordLine[]> {
  const stageId = state.sheets.get(sheetId)?.stageId
  if (stageId === undefined) return []
  const rows = await read.event.findMany({
    where: {
      scopeId: contestScope(state.id),
      seq: { lte: state.seq },
      payload: { contains: `"${sheetId}"` },
      kind: { not: 'stage.drawn' },
    },
    orderBy: { seq: 'desc' },
  })
  return rows.map((row) => recordLine(state, fromRow(row)))
}

/** The lines of events that belong in the list of a stage, in their order. */
export function linesOf(
  state: ContestState,
  events: readonly ContestEvent[],
  stageId: string,
): RecordLine[] {
  return events.flatMap((event) =>
    isRecorded(event) && stagesOf(state, event).includes(stageId) ? [recordLine(state, event)] : [],
  )
}

/** A single mark is recorded only when it was adopted: that was a decision. */
function isRecorded({ kind, payload }: ContestEvent): boolean {
  const adopted = 'cites' in payload && payload.cites !== null
  return adopted || (RECORDED_KINDS as readonly string[]).includes(kind)
}

type EventRow = Awaited<ReturnType<ServiceContext['read']['event']['findMany']>>[number]

/** Rows whose payload was erased say nothing any more, but keep their place. */
function fromRow(row: EventRow): ContestEvent {
  return toContestEvent({ ...row, payload: JSON.parse(row.payload ?? '{}') as unknown })
}
