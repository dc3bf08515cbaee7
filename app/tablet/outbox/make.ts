/** What a judge does, turned into ops. */
import type { JudgeOp } from '~/protocol/judging'
import { decisionUnderWay, heldOn } from './held'
import { lastOpOf } from './live'
import { isBarrier, sameLane, type Entry, type Outbox, type Outside } from './types'
import { digestShown, missingOn, showSheet, type ShownSheet } from './view'

export type Draft =
  | MarkDraft
  | { kind: 'note'; sheet: string; text: string }
  | { kind: 'submit' | 'takeBack' | 'sign'; sheet: string }
  | HeldDraft

export interface MarkDraft {
  kind: 'mark'
  sheet: string
  aspect: string
  value: number | null
}

/** What the judge decides about an own op that was held. */
export type HeldDraft =
  | { kind: 'adoptHeld'; sheet: string; held: string }
  | { kind: 'dismissHeld'; sheet: string; held: string; reason: string }
type SheetDraft = Exclude<Draft, HeldDraft>

/** Why the tablet does not even make an op. */
export type Obstacle =
  | 'noSeat'
  | 'moved'
  | 'excused'
  | 'inactive'
  | 'phase'
  | 'missing'
  | 'submitted'
  | 'signed'
  | 'counted'
  | 'notSubmitted'
  | 'notCounted'
  | 'unsent'
  | 'offline'
  | 'notOwn'
  | 'decided'
  | 'superseded'

export type Made =
  { readonly ok: true; readonly outbox: Outbox } | { readonly ok: false; readonly why: Obstacle }

/** Milliseconds in which a further key press replaces a number that was not sent yet. */
export const SETTLE_MS = 800

/** Whether the judge may do this now, as far as the tablet knows. */
export function obstacleTo(
  outbox: Outbox,
  kind: SheetDraft['kind'],
  sheetId: string,
): Obstacle | null {
  const shown = showSheet(outbox, sheetId)
  if (!outbox.server || !shown) return 'noSeat'
  if (outbox.moved) return 'moved'
  if (shown.server.excused) return 'excused'
  if (shown.server.entrantStatus !== 'active') return 'inactive'
  const { phase } = outbox.server.seat.stage
  if (phase !== 'scoring' && phase !== 'signing') return 'phase'
  if (shown.status === 'signed') return 'signed'
  if (kind === 'sign') return obstacleToSign(shown)
  if (kind === 'takeBack') {
    if (shown.status !== 'submitted') return 'notSubmitted'
    return shown.server.counted ? 'counted' : null
  }
  if (shown.status !== 'open') return 'submitted'
  if (kind === 'submit' && missingOn(outbox.server.seat.rules, shown).length > 0) {
    return 'missing'
  }
  return null
}

function obstacleToSign(shown: ShownSheet): Obstacle | null {
  if (shown.status !== 'submitted') return 'notSubmitted'
  if (shown.unsent > 0) return 'unsent'
  return shown.server.counted ? null : 'notCounted'
}

/**
 * Whether the judge may decide about a held op now. That needs the server: only it knows how the
 * op stands. Adopting is possible where marking is, once nothing of the sheet is under way.
 */
export function obstacleToDecide(
  outbox: Outbox,
  { kind, sheet, held: heldId }: Pick<HeldDraft, 'kind' | 'sheet' | 'held'>,
): Obstacle | null {
  const shown = showSheet(outbox, sheet)
  const held = heldOn(outbox, sheet).find(({ id }) => id === heldId)
  if (!shown || !held) return 'noSeat'
  if (outbox.moved) return 'moved'
  if (!held.own) return 'notOwn'
  if (held.decision !== null || decisionUnderWay(outbox, sheet, heldId)) return 'decided'
  if (outbox.link !== 'ready') return 'offline'
  if (kind === 'dismissHeld') return null
  const obstacle = obstacleTo(outbox, 'mark', sheet)
  if (obstacle) return obstacle
  if (held.refusal === 'superseded') return 'superseded'
  return shown.unsent > 0 ? 'unsent' : null
}

/** Adds what the judge did. `settle` is for numbers still being typed. */
export function make(outbox: Outbox, draft: Draft, outside: Outside, settle: number = 0): Made {
  const obstacle = isHeldDraft(draft)
    ? obstacleToDecide(outbox, draft)
    : obstacleTo(outbox, draft.kind, draft.sheet)
  if (obstacle) return { ok: false, why: obstacle }
  const { entries } = outbox
  const last = entries.findLast(({ op }) => op.sheet === draft.sheet)
  if (draft.kind === 'takeBack' && last?.op.kind === 'submit' && !last.tried) {
    return { ok: true, outbox: { ...outbox, entries: entries.filter((e) => e !== last) } }
  }
  const kept = outboxWithoutTyped(outbox, draft, outside.now)
  const op = opOf(kept, draft, outside)
  const entry: Entry = { ...NEW, n: kept.nextN, op, notBefore: settle && outside.now + settle }
  return {
    ok: true,
    outbox: { ...kept, nextN: kept.nextN + 1, entries: [...settled(kept, op), entry] },
  }
}

const NEW: Omit<Entry, 'n' | 'op'> = {
  outcome: null,
  due: true,
  seen: false,
  tried: false,
  inFlight: null,
  attempts: 0,
  gaps: 0,
  notBefore: 0,
  rebase: false,
}

/** Drops the number that this draft replaces, when it was typed a moment ago and never sent. */
function outboxWithoutTyped(outbox: Outbox, draft: Draft, now: number): Outbox {
  if (draft.kind !== 'mark' && draft.kind !== 'note') return outbox
  const aspect = draft.kind === 'mark' ? draft.aspect : null
  const last = outbox.entries.findLast(
    ({ op }) =>
      op.sheet === draft.sheet &&
      (isBarrier(op) || (op.kind === 'mark' ? op.aspect : null) === aspect),
  )
  if (!last || isBarrier(last.op) || last.tried || last.attempts > 0 || last.notBefore <= now) {
    return outbox
  }
  return { ...outbox, entries: outbox.entries.filter((entry) => entry !== last) }
}

/** Another lane's or a barrier's op ends the typing of a number: it is sent without delay. */
function settled({ entries }: Outbox, op: JudgeOp): readonly Entry[] {
  return entries.map((entry) =>
    !entry.tried && entry.attempts === 0 && entry.notBefore > 0 && !sameLane(entry.op, op)
      ? { ...entry, notBefore: 0 }
      : entry,
  )
}

function isHeldDraft(draft: Draft): draft is HeldDraft {
  return draft.kind === 'adoptHeld' || draft.kind === 'dismissHeld'
}

function opOf(outbox: Outbox, draft: Draft, { newId, now }: Outside): JudgeOp {
  const shown = showSheet(outbox, draft.sheet)
  if (!outbox.server || !shown) throw new Error('An op needs a sheet that is known')
  const base = {
    opId: newId(),
    sheet: draft.sheet,
    tenure: outbox.server.seat.seat.tenureId,
    sheetEpoch: shown.server.epoch,
    claimedAt: new Date(now).toISOString(),
  }
  switch (draft.kind) {
    case 'mark': {
      const { aspect, value } = draft
      const previousOp = lastOpOf(outbox, draft.sheet, aspect)
      return { ...base, kind: 'mark', aspect, value, previousOp }
    }
    case 'note':
      return { ...base, kind: 'note', text: draft.text }
    case 'takeBack':
      return { ...base, kind: 'takeBack' }
    case 'adoptHeld': {
      const op = heldOn(outbox, draft.sheet).find(({ id }) => id === draft.held)?.op
      const previousOp = op?.kind === 'mark' ? lastOpOf(outbox, draft.sheet, op.aspect) : null
      return { ...base, kind: 'adoptHeld', held: draft.held, previousOp }
    }
    case 'dismissHeld':
      return { ...base, kind: 'dismissHeld', held: draft.held, reason: draft.reason }
    case 'submit':
    case 'sign':
      return { ...base, kind: draft.kind, digest: digestShown(shown) }
  }
}
