import type { ContestEvent } from '~/domain/contest/events'
import type { StoredEvent } from '~/domain/log/chain'
import type { DatabaseCopy } from './database'
import type { Ledger, LedgerEntry } from './ledger'

/** Something that is not as it should be, in words for whoever looks into it. */
export type Finding = string

export interface MarkCheck {
  readonly marksSent: number
  readonly marksAcked: number
  /** Acknowledged marks that a separate read finds, as they were acknowledged. */
  readonly marksStored: number
  readonly lost: Finding[]
  readonly duplicated: Finding[]
}

type Of<Kind extends ContestEvent['kind']> = Extract<ContestEvent, { kind: Kind }>['payload']

interface Index {
  /** Events by the op that made them. */
  byOp: Map<string, StoredEvent[]>
  /** How often each held op was adopted. */
  adopted: Map<string, number>
  /** The last event of each sheet and aspect. */
  last: Map<string, StoredEvent>
}

/**
 * Checks what the tablets were told against what is stored: every acknowledged mark is there once
 * and as it was made, every held one was decided, and nothing is there that nobody made.
 */
export function checkMarks(ledger: Ledger, copy: DatabaseCopy): MarkCheck {
  const index = indexOf(copy)
  const marks = [...ledger.entries.values()].filter(({ op }) => op.kind === 'mark')
  const acked = marks.filter(({ outcome }) => outcome !== 'refused')
  const lost: Finding[] = []
  let marksStored = 0
  for (const entry of marks) {
    const problem = problemOf(entry, index)
    if (problem === null) marksStored += 1
    else lost.push(`${entry.op.opId}: ${problem}`)
  }
  for (const op of ledger.unanswered) lost.push(`${op.opId}: ${op.kind} was never answered`)
  return {
    marksSent: [...ledger.sent.values()].filter(({ op }) => op.kind === 'mark').length,
    marksAcked: acked.length,
    marksStored,
    lost: [...lost, ...missingRows(copy, index), ...openHeld(copy, index)],
    duplicated: [
      ...ledger.contradictions.map(
        ({ opId, first, then }) => `${opId}: answered ${first}, then ${then}`,
      ),
      ...repeated(index),
      ...unknownMarks(ledger, copy, index),
    ],
  }
}

/** The logs of the contests of this rehearsal; the server may have others. */
function ourScopes({ contests }: DatabaseCopy): ReadonlySet<string> {
  return new Set(contests.map(({ id }) => `contest:${id}`))
}

function indexOf(copy: DatabaseCopy): Index {
  const index: Index = { byOp: new Map(), adopted: new Map(), last: new Map() }
  const ours = ourScopes(copy)
  for (const { scope, events } of copy.logs) {
    if (!ours.has(scope)) continue
    for (const event of events) {
      if (event.kind !== 'mark.set' && event.kind !== 'op.held') continue
      index.byOp.set(event.opId, [...(index.byOp.get(event.opId) ?? []), event])
      if (event.kind !== 'mark.set') continue
      const { sheet, aspect, cites } = event.payload as Of<'mark.set'>
      index.last.set(`${sheet} ${aspect}`, event)
      if (cites !== null) index.adopted.set(cites, (index.adopted.get(cites) ?? 0) + 1)
    }
  }
  return index
}

function problemOf(entry: LedgerEntry, { byOp }: Index): string | null {
  const { op, outcome, seq, code } = entry
  if (op.kind !== 'mark') return null
  if (outcome === 'refused') return `the mark was refused: ${code ?? ''}`
  const [event] = byOp.get(op.opId) ?? []
  if (!event) return `acknowledged as ${outcome}, and is not in the log`
  if (event.scope !== `contest:${entry.contestId}`) return 'is in the log of another contest'
  if (outcome === 'held') {
    if (event.kind !== 'op.held') return 'acknowledged as held, and is stored otherwise'
    const { sheet, op: held } = event.payload as Of<'op.held'>
    const same = held.kind === 'mark' && held.aspect === op.aspect && held.value === op.value
    return same && sheet === op.sheet ? null : 'is held as another mark'
  }
  if (event.kind !== 'mark.set' || event.seq !== seq) return `is not number ${seq ?? ''} of the log`
  const { sheet, aspect, value } = event.payload as Of<'mark.set'>
  const same = sheet === op.sheet && aspect === op.aspect && value === op.value
  return same ? null : 'is stored as another mark'
}

/** Sheets must show the last mark of each aspect; a cleared one has no row. */
function missingRows({ marks }: DatabaseCopy, { last }: Index): Finding[] {
  const rows = new Map(marks.map((row) => [`${row.sheetId} ${row.aspectId}`, row]))
  return [...last].flatMap(([place, event]) => {
    const { value } = event.payload as Of<'mark.set'>
    const row = rows.get(place)
    const right =
      value === null
        ? !row
        : row?.value === value && row.opId === event.opId && row.seq === event.seq
    return right ? [] : [`${event.opId}: the sheet does not show the last mark of ${place}`]
  })
}

/** Every held op must have been decided, and its row say the same as the log. */
function openHeld(copy: DatabaseCopy, { adopted }: Index): Finding[] {
  const { logs, held: rows } = copy
  const dismissed = new Set<string>()
  const cited = new Set(adopted.keys())
  const events = logs.flatMap(({ events: all }) => all)
  for (const { kind, payload } of events) {
    if (kind === 'held.dismissed') dismissed.add((payload as Of<'held.dismissed'>).held)
    const cites = (payload as { cites?: unknown } | null)?.cites
    if (typeof cites === 'string') cited.add(cites)
  }
  const decisions = new Map(rows.map(({ id, decision }) => [id, decision]))
  const ours = ourScopes(copy)
  return events.flatMap(({ kind, payload, opId, scope }) => {
    if (kind !== 'op.held' || !ours.has(scope)) return []
    const { held } = payload as Of<'op.held'>
    const expected = cited.has(held) ? 'adopted' : dismissed.has(held) ? 'dismissed' : null
    if (expected === null) return [`${opId}: the held op was never decided`]
    return decisions.get(held) === expected ? [] : [`${opId}: the held op's row says otherwise`]
  })
}

function repeated({ byOp, adopted }: Index): Finding[] {
  const twice = [...byOp].filter(([, events]) => events.length > 1)
  const again = [...adopted].filter(([, times]) => times > 1)
  return [
    ...twice.map(([opId, { length }]) => `${opId}: is in the logs ${length} times`),
    ...again.map(([held, times]) => `${held}: the held op was adopted ${times} times`),
  ]
}

/** Marks that no tablet sent and no chief adopted. */
function unknownMarks(ledger: Ledger, { marks }: DatabaseCopy, index: Index): Finding[] {
  const strange = [...index.byOp].flatMap(([opId, events]) =>
    events.some(
      ({ kind, payload }) =>
        !ledger.sent.has(opId) &&
        !(kind === 'mark.set' && (payload as Of<'mark.set'>).cites !== null),
    )
      ? [`${opId}: is in the log, and no tablet sent it`]
      : [],
  )
  const rows = marks.filter(({ sheetId, aspectId }) => !index.last.has(`${sheetId} ${aspectId}`))
  return [...strange, ...rows.map(({ opId }) => `${opId}: a mark without an event`)]
}
