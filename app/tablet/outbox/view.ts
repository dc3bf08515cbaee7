/** The sheets as the judge sees them: the server's picture with what is unsent here on top. */
import { sheetDigest } from '~/domain/contest/sheetDigest'
import type { StageRules } from '~/domain/contest/ruleSet'
import { aspectsOf } from '~/domain/contest/sheetMarks'
import type { SheetView } from '~/protocol/judging'
import { adoptedBy, heldOn, isHeldDecision } from './held'
import { isLate, isLive } from './live'
import type { Entry, Outbox } from './types'

/** How far a mark has come. `saved`: on this device; `counted`: the entrant's total is public. */
export type MarkProgress = 'saved' | 'sent' | 'stored' | 'counted'

export interface ShownMark {
  readonly value: number | null
  /** Null when nothing was ever entered. */
  readonly progress: MarkProgress | null
  /** The last op of the aspect, when it was held or refused (or will be held). */
  readonly trouble: Entry | null
}

export interface ShownSheet {
  /** The server's view, as last seen. */
  readonly server: SheetView
  /** With the judge's unsent ops taken into account. */
  readonly status: SheetView['status']
  /** How far the last submission, taking back or signature has come. */
  readonly statusProgress: MarkProgress
  readonly marks: Readonly<Record<string, ShownMark>>
  readonly note: string
  readonly noteProgress: MarkProgress | null
  /** Ops of this sheet that the server has not answered yet. */
  readonly unsent: number
}

/** One sheet, or null when the server has not told of it. */
export function showSheet(outbox: Outbox, sheetId: string): ShownSheet | null {
  const server = outbox.server?.sheets[sheetId]?.view
  if (!server) return null
  const done: MarkProgress = server.counted ? 'counted' : 'stored'
  const marks: Record<string, ShownMark> = {}
  for (const [aspect, mark] of Object.entries(server.marks)) {
    marks[aspect] = { value: mark.value, progress: done, trouble: null }
  }
  let { status, note } = server
  let statusProgress: MarkProgress = done
  let noteProgress: MarkProgress | null = note === '' ? null : done
  let unsent = 0
  for (const entry of outbox.entries) {
    const { op } = entry
    if (op.sheet !== sheetId) continue
    if (entry.outcome === null) unsent += 1
    if (isTrouble(outbox, entry) && !isDecided(outbox, entry)) {
      if (op.kind === 'mark') marks[op.aspect] = withTrouble(marks[op.aspect], entry)
      continue
    }
    if (!isLive(outbox, entry)) {
      if (op.kind === 'mark') marks[op.aspect] = withTrouble(marks[op.aspect], null)
      continue
    }
    const progress = progressOf(entry)
    const effect = isHeldDecision(op) ? adoptedBy(outbox, op)?.op : op
    if (!effect) continue
    if (effect.kind === 'mark') {
      marks[effect.aspect] = { value: effect.value, progress, trouble: null }
    } else if (effect.kind === 'note') [note, noteProgress] = [effect.text, progress]
    else [status, statusProgress] = [STATUS_AFTER[effect.kind], progress]
  }
  return { server, status, statusProgress, marks, note, noteProgress, unsent }
}

const STATUS_AFTER = { submit: 'submitted', takeBack: 'open', sign: 'signed' } as const

/** Held or refused, or certain to be held. */
export function isTrouble(outbox: Outbox, entry: Entry): boolean {
  const kind = entry.outcome?.kind
  return kind === 'held' || kind === 'refused' || isLate(outbox, entry)
}

/** It was held, and the chief judge or this judge has decided about it since. */
function isDecided(outbox: Outbox, { op, outcome }: Entry): boolean {
  if (outcome?.kind !== 'held') return false
  return heldOn(outbox, op.sheet).some(
    ({ opId, decision }) => opId === op.opId && decision !== null,
  )
}

/** Ids of the aspects still to be scored, in the order of the scheme. */
export function missingOn(rules: StageRules, sheet: ShownSheet): string[] {
  return aspectsOf(rules)
    .map(({ id }) => id)
    .filter((id) => (sheet.marks[id]?.value ?? null) === null)
}

/** The digest of the sheet as the judge sees it. */
export function digestShown(sheet: ShownSheet): string {
  const marks: Record<string, number | null> = {}
  for (const [aspect, { value }] of Object.entries(sheet.marks)) marks[aspect] = value
  return sheetDigest({ sheet: sheet.server.id, marks, note: sheet.note })
}

/** How many ops the server has not answered yet. */
export function countUnsent(outbox: Outbox): number {
  return outbox.entries.filter(({ outcome }) => outcome === null).length
}

function progressOf({ outcome, inFlight }: Entry): MarkProgress {
  if (outcome?.kind === 'stored') return 'stored'
  return inFlight === null ? 'saved' : 'sent'
}

function withTrouble(mark: ShownMark | undefined, trouble: Entry | null): ShownMark {
  return { value: mark?.value ?? null, progress: mark?.progress ?? null, trouble }
}
