/** What a judge does, turned into ops. */
import type { JudgeOp } from '~/protocol/judging'
import { lastOpOf } from './live'
import { isBarrier, sameLane, type Entry, type Outbox, type Outside } from './types'
import { digestShown, missingOn, showSheet, type ShownSheet } from './view'

export type Draft =
  | { kind: 'mark'; sheet: string; aspect: string; value: number | null }
  | { kind: 'note'; sheet: string; text: string }
  | { kind: 'submit' | 'takeBack' | 'sign'; sheet: string }

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

export type Made =
  { readonly ok: true; readonly outbox: Outbox } | { readonly ok: false; readonly why: Obstacle }

/** Milliseconds in which a further key press replaces a number that was not sent yet. */
export const SETTLE_MS = 800

/** Whether the judge may do this now, as far as the tablet knows. */
export function obstacleTo(outbox: Outbox, kind: Draft['kind'], sheetId: string): Obstacle | null {
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

/** Adds what the judge did. `settle` is for numbers still being typed. */
export function make(outbox: Outbox, draft: Draft, outside: Outside, settle: number = 0): Made {
  const obstacle = obstacleTo(outbox, draft.kind, draft.sheet)
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
    case 'submit':
    case 'sign':
      return { ...base, kind: draft.kind, digest: digestShown(shown) }
  }
}
