import type { $ZodErrorMap } from 'zod/v4/core'
import { beginStudio } from '~/domain/studio/apply'
import type { StudioEventBody, StudioTexts } from '~/domain/studio/events'
import type { SheetLine } from '~/domain/studio/sheet/cells'
import type { TextColumn } from '~/domain/studio/sheet/plan'
import type { StudioRow } from '~/protocol/studio'
import { readSheetLine, type FittingRow } from '~/protocol/studioSheet'
import type { ServiceContext } from '~/services/context'
import { appendToLogs } from '~/services/log/appendEvent.server'
import { derivedId } from '~/services/log/derivedId.server'
import { performOp, requestDigest } from '~/services/log/performOp.server'
import type { Tx } from '~/services/log/writer.server'
import { GENESIS_HASH } from '~/domain/log/chain'
import { dayOf } from '../dayOf'
import { registrationOf } from '../registrationOf.server'
import { studioRow } from '../studioRows'
import { studioScope } from '../studioScope'
import { outcomesOf } from './checkSheet.server'

export interface ImportStudiosOptions {
  opId: string
  lines: readonly SheetLine[]
  /** Of what the dry run said about these lines. */
  digest: string
  error: $ZodErrorMap
  /** Who was authorised to enter studios in the register. */
  actor: string
  receivedAt: Date
}

export type ImportAnswer =
  | { ok: true; entered: number; changed: number }
  /** `stale`: the register is no longer what the dry run saw. */
  | { ok: false; code: 'stale' | 'reused' }

/** Rows that are written by one statement, which takes 32,766 values. */
const AT_ONCE = 200

/**
 * Imports the good rows of a dry run: all of them in one transaction, or none when one of them would
 * now mean something else than was shown.
 */
export async function importStudios(
  context: ServiceContext,
  options: ImportStudiosOptions,
): Promise<ImportAnswer> {
  const { actor, opId, receivedAt, lines, digest, error } = options
  // before the transaction, which holds up every other writer
  const read = lines.map((line) => readSheetLine(line, error))
  const fitting = read.flatMap((one) => (one.ok ? one.fitting : []))
  if (fitting.length < read.length) return { ok: false, code: 'stale' }
  const outcome = await context.writer.write((tx) =>
    performOp<ImportAnswer>(
      tx,
      { actor, opId, body: { lines, digest }, receivedAt },
      () => importRows(tx, fitting, options),
      ({ ok }) => ok,
    ),
  )
  return outcome.kind === 'reused' ? { ok: false, code: 'reused' } : outcome.answer
}

interface Change {
  studioId: string
  row: StudioRow
  fields: readonly TextColumn[]
}

async function importRows(
  tx: Tx,
  fitting: readonly FittingRow[],
  { opId, digest, actor, receivedAt }: ImportStudiosOptions,
): Promise<ImportAnswer> {
  const outcomes = await outcomesOf(tx, fitting, dayOf(receivedAt))
  if (requestDigest(outcomes) !== digest) return { ok: false, code: 'stale' }
  const rows: StudioRow[] = []
  const changes: Change[] = []
  for (const [index, { row }] of fitting.entries()) {
    const outcome = outcomes[index]
    if (outcome?.kind === 'new') rows.push(row)
    if (outcome?.kind === 'differs') changes.push({ ...outcome, row })
  }
  const by = { opId, actor, receivedAt }
  for (const some of inParts(rows)) await enter(tx, some, by)
  for (const some of inParts(changes)) await change(tx, some, by)
  return { ok: true, entered: rows.length, changed: changes.length }
}

function inParts<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / AT_ONCE)
  return Array.from({ length: count }, (_, at) => all.slice(at * AT_ONCE, (at + 1) * AT_ONCE))
}

interface By {
  opId: string
  actor: string
  receivedAt: Date
}

async function enter(tx: Tx, rows: readonly StudioRow[], by: By): Promise<void> {
  const units = new Map(rows.map(({ creditCode, unitName }) => [creditCode, unitName]))
  const known = await unitIds(tx, [...units.keys()])
  await tx.unit.createMany({
    data: [...units]
      .filter(([creditCode]) => !known.has(creditCode))
      .map(([creditCode, name]) => ({ id: derivedId('unit', creditCode), name, creditCode })),
  })
  const ids = await unitIds(tx, [...units.keys()])
  const studios = rows.map((row) => {
    const studioId = derivedId('studio', by.actor, by.opId, row.creditCode, row.name)
    const event = registrationOf(row, studioId, required(ids.get(row.creditCode)))
    return { studioId, row, event }
  })
  await tx.studio.createMany({
    data: studios.map(({ studioId, row, event }) => ({
      ...{ ...studioRow(beginStudio(event)), id: studioId },
      ...{ nameEn: row.nameEn ?? null, leadName: row.leadName },
    })),
  })
  await tx.scope.createMany({
    data: studios.map(({ studioId }) => ({
      ...{ id: studioScope(studioId), kind: 'studio', headHash: GENESIS_HASH },
    })),
  })
  await append(tx, studios, by)
}

async function unitIds(tx: Tx, codes: string[]): Promise<Map<string, string>> {
  const units = await tx.unit.findMany({ where: { creditCode: { in: codes } } })
  return new Map(units.map(({ id, creditCode }) => [creditCode, id]))
}

async function change(tx: Tx, changes: readonly Change[], by: By): Promise<void> {
  const events = changes.map(({ studioId, row, fields }) => {
    const payload: Partial<StudioTexts> = Object.fromEntries(
      fields.map((field) => [field, row[field]]),
    )
    return { studioId, event: { kind: 'studio.changed' as const, payload } }
  })
  for (const { studioId, event } of events) {
    const { trades, leadHonours, ...texts } = event.payload
    const data = {
      ...texts,
      ...(trades && { trades: JSON.stringify(trades) }),
      ...(leadHonours && { leadHonours: JSON.stringify(leadHonours) }),
    }
    await tx.studio.update({ where: { id: studioId }, data })
  }
  await append(tx, events, by)
}

/** One event in each studio's log, under an op id of its own that follows from the import's. */
async function append(
  tx: Tx,
  events: readonly { studioId: string; event: StudioEventBody }[],
  { opId, actor, receivedAt }: By,
): Promise<void> {
  const logs = events.map(({ studioId, event }) => ({
    scopeId: studioScope(studioId),
    drafts: [
      { ...event, opId: derivedId('import', opId, studioId), actor, device: null, receivedAt },
    ],
  }))
  await appendToLogs(
    tx,
    logs.sort((a, b) => (a.scopeId < b.scopeId ? -1 : 1)),
  )
}

function required(id: string | undefined): string {
  if (id === undefined) throw new Error('A unit was not made')
  return id
}
