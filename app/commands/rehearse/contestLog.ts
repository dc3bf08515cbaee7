/**
 * What a board rests on that no table holds, read from the contest's log in the plainest way:
 * whom a freeze hides and how they stood then, which deviations are confirmed, how ties were
 * decided. Shares nothing with the server's own reading of the log.
 */
import type { ContestEvent } from '~/domain/contest/events'

/** An event as it stands in the log. */
export interface LogLine {
  readonly seq: number
  readonly kind: string
  readonly payload: unknown
}

type Of<Kind extends ContestEvent['kind']> = Extract<ContestEvent, { kind: Kind }>['payload']

/** One sheet as the log has it. */
export interface PastSheet {
  isOpen: boolean
  isExcused: boolean
  readonly marks: Map<string, number>
}

/** Entry ids in the order that was decided last; nothing when none was. */
export function decisionIn(log: readonly LogLine[]): readonly string[] {
  const last = log.filter(({ kind }) => kind === 'ties.decided').at(-1)
  return last ? (last.payload as Of<'ties.decided'>).order : []
}

/** The entrants that are hidden now, each with the number of the event that hid it. */
export function hiddenIn(log: readonly LogLine[]): Map<string, number> {
  const byStage = new Map<string, Map<string, number>>()
  for (const { seq, kind, payload } of log) {
    if (kind === 'board.unfrozen') byStage.delete((payload as Of<'board.unfrozen'>).stage)
    if (kind !== 'board.frozen') continue
    const { stage, hidden } = payload as Of<'board.frozen'>
    const before = byStage.get(stage)
    byStage.set(stage, new Map(hidden.map((codeId) => [codeId, before?.get(codeId) ?? seq])))
  }
  return new Map([...byStage.values()].flatMap((hidden) => [...hidden]))
}

/** The events up to and including this one. */
export function until(log: readonly LogLine[], seq: number): LogLine[] {
  return log.filter((line) => line.seq <= seq)
}

/** A sheet by its events alone. */
export function sheetIn(log: readonly LogLine[], id: string): PastSheet {
  const sheet: PastSheet = { isOpen: true, isExcused: false, marks: new Map() }
  for (const { kind, payload } of log) {
    const { sheet: one, sheets: many } = payload as { sheet?: string; sheets?: string[] }
    if (one !== id && !many?.includes(id)) continue
    if (kind === 'mark.set') {
      const { aspect, value } = payload as Of<'mark.set'>
      if (value === null) sheet.marks.delete(aspect)
      else sheet.marks.set(aspect, value)
    }
    if (kind === 'sheet.submitted' || kind === 'sheet.signed') sheet.isOpen = false
    if (kind === 'sheet.takenBack' || kind === 'sheet.reopened') sheet.isOpen = true
    if (kind === 'sheets.excused') sheet.isExcused = true
    if (kind === 'sheets.required') sheet.isExcused = false
  }
  return sheet
}

/** Where an entrant was last moved to; `active` when nobody moved it. */
export function statusIn(log: readonly LogLine[], codeId: string): string {
  let status = 'active'
  for (const { kind, payload } of log) {
    if (kind !== 'entrant.moved') continue
    const moved = payload as Of<'entrant.moved'>
    if (moved.codeId === codeId) status = moved.status
  }
  return status
}

const CHANGES = [
  'mark.set',
  'note.set',
  'sheet.submitted',
  'sheet.takenBack',
  'sheet.reopened',
  'sheets.excused',
  'sheets.required',
]

/** Whether the entrant's deviation was confirmed after the last change of one of its sheets. */
export function isConfirmedIn(
  log: readonly LogLine[],
  codeId: string,
  sheets: readonly string[],
): boolean {
  let confirmed = false
  for (const { kind, payload } of log) {
    if (kind === 'deviation.confirmed' && (payload as Of<typeof kind>).codeId === codeId) {
      confirmed = true
    }
    const { sheet, sheets: many = [] } = payload as { sheet?: string; sheets?: string[] }
    const touched = sheet === undefined ? many : [sheet]
    if (CHANGES.includes(kind) && touched.some((id) => sheets.includes(id))) confirmed = false
  }
  return confirmed
}
