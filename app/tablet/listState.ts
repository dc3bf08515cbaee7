/** What the judge's list says of each entrant. */
import type { StageRules } from '~/domain/contest/ruleSet'
import type { SheetView } from '~/protocol/judging'
import type { Outbox } from './outbox/types'
import { missingOn, showSheet, type MarkProgress, type ShownSheet } from './outbox/view'
import { troublesOf } from './troubles'

export type ListState =
  | { readonly kind: 'excused'; readonly cause: NonNullable<SheetView['excused']> }
  | { readonly kind: 'out'; readonly status: Exclude<SheetView['entrantStatus'], 'active'> }
  | { readonly kind: 'untouched' | 'reopened' | 'complete' | 'toSign' | 'signed' }
  | { readonly kind: 'trouble'; readonly count: number }
  | { readonly kind: 'missing'; readonly count: number }
  | { readonly kind: 'submitted'; readonly progress: MarkProgress }

/** The state of one sheet, in the order of what the judge must know first. */
export function listStateOf(outbox: Outbox, rules: StageRules, shown: ShownSheet): ListState {
  const { server, status } = shown
  if (server.entrantStatus !== 'active') return { kind: 'out', status: server.entrantStatus }
  if (server.excused) return { kind: 'excused', cause: server.excused }
  const count = troublesOf(outbox).filter(({ sheet, open }) => open && sheet === server.id).length
  if (count > 0) return { kind: 'trouble', count }
  if (status === 'signed') return { kind: 'signed' }
  if (isToSign(outbox, shown)) return { kind: 'toSign' }
  if (status === 'submitted') return { kind: 'submitted', progress: shown.statusProgress }
  if (server.reopened) return { kind: 'reopened' }
  const missing = missingOn(rules, shown).length
  const touched = Object.values(shown.marks).some(({ value }) => value !== null)
  if (!touched) return { kind: 'untouched' }
  return missing === 0 ? { kind: 'complete' } : { kind: 'missing', count: missing }
}

/** In the signing phase, a sheet that counts waits for its judge's signature. */
export function isToSign(outbox: Outbox, { status, server }: ShownSheet): boolean {
  const signing = outbox.server?.seat.stage.phase === 'signing'
  return signing && status === 'submitted' && server.counted && server.excused === null
}

/** All sheets of the seat in the order of appearance. */
export function sheetsInOrder(outbox: Outbox): ShownSheet[] {
  const ids = Object.keys(outbox.server?.sheets ?? {})
  return ids
    .flatMap((id) => showSheet(outbox, id) ?? [])
    .sort((a, b) => a.server.order - b.server.order)
}
