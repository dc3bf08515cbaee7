import { beginStudio } from '~/domain/studio/apply'
import type { StudioEventBody, StudioTexts } from '~/domain/studio/events'
import type { TextColumn } from '~/domain/studio/sheet/plan'
import type { StudioRow } from '~/protocol/studio'
import type { FittingRow } from '~/protocol/studioSheet'
import { appendToLogs } from '~/services/log/appendEvent.server'
import { derivedId } from '~/services/log/derivedId.server'
import { inParts } from '~/services/log/inParts'
import type { Tx } from '~/services/log/writer.server'
import { GENESIS_HASH } from '~/domain/log/chain'
import { dayOf } from '../dayOf'
import { registrationOf } from '../registrationOf.server'
import { studioRow } from '../studioRows'
import { studioScope } from '../studioScope'
import type { ImportAnswer, ImportedBy } from './importSheet.server'
import { planRegister } from './registerSheet.server'

/** Rows that are written by one statement, which takes 32,766 values. */
const AT_ONCE = 200

interface Change {
  studioId: string
  row: StudioRow
  fields: readonly TextColumn[]
}

/** Enters new studios and the changed texts of known ones, if that still is what was shown. */
export async function importStudios(
  tx: Tx,
  fitting: readonly FittingRow[],
  { digest, by }: { digest: string; by: ImportedBy },
): Promise<ImportAnswer> {
  const plan = await planRegister(tx, fitting, dayOf(by.receivedAt))
  if (plan.digest !== digest) return { ok: false, code: 'stale' }
  const rows: StudioRow[] = []
  const changes: Change[] = []
  for (const [index, { row }] of fitting.entries()) {
    const outcome = plan.outcomes[index]
    if (outcome?.kind === 'new') rows.push(row)
    if (outcome?.kind !== 'differs') continue
    const fields = outcome.changes.map(({ column }) => column)
    changes.push({ studioId: outcome.studioId, row, fields })
  }
  for (const some of inParts(rows, AT_ONCE)) await enter(tx, some, by)
  for (const some of inParts(changes, AT_ONCE)) await change(tx, some, by)
  return { ok: true, entered: rows.length, changed: changes.length }
}

async function enter(tx: Tx, rows: readonly StudioRow[], by: ImportedBy): Promise<void> {
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

async function change(tx: Tx, changes: readonly Change[], by: ImportedBy): Promise<void> {
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
  { opId, actor, receivedAt }: ImportedBy,
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
