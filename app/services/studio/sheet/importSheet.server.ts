import type { ImportKind } from '~/domain/studio/sheet/detailColumns'
import type { ServiceContext } from '~/services/context'
import { performOp } from '~/services/log/performOp.server'
import type { Tx } from '~/services/log/writer.server'
import { detailSheet } from './detailSheet.server'
import { importDetails } from './importDetails.server'
import { importStudios } from './importStudios.server'
import { keptSheet } from './keptSheets.server'
import { REGISTER_SHEET } from './registerSheet.server'
import { sheetRows, type SheetReading } from './sheetRows.server'

export interface ImportSheetOptions extends SheetReading {
  opId: string
  what: ImportKind
  /** The file, as the dry run kept it. */
  sheet: string
  /** Of what the dry run said. */
  digest: string
  /** Who was authorised to enter studios in the register. */
  actor: string
  receivedAt: Date
}

/** Whose op an import is: its events have op ids that follow from this one. */
export interface ImportedBy {
  opId: string
  actor: string
  receivedAt: Date
}

export type ImportAnswer =
  | { ok: true; entered: number; changed: number }
  /** `stale`: the register is no longer what the dry run saw; `expired`: its file is not kept. */
  | { ok: false; code: 'stale' | 'expired' | 'reused' }

/**
 * Imports the good rows of a dry run: all of them in one transaction, or none when one of them would
 * now do something else than was shown.
 */
export async function importSheet(
  context: ServiceContext,
  { actor, opId, receivedAt, what, sheet, digest, ...how }: ImportSheetOptions,
): Promise<ImportAnswer> {
  const by = { opId, actor, receivedAt }
  // read before the transaction, which holds up every other writer
  const bytes = keptSheet(actor, sheet, receivedAt)
  const importRows = bytes && (await importOf(context, bytes, what, how))
  const outcome = await context.writer.write((tx) =>
    performOp<ImportAnswer>(
      tx,
      { ...by, body: { what, sheet, digest } },
      async () => {
        if (importRows === null) return { ok: false, code: 'expired' }
        return importRows(tx, { digest, by })
      },
      ({ ok }) => ok,
    ),
  )
  return outcome.kind === 'reused' ? { ok: false, code: 'reused' } : outcome.answer
}

type ImportRows = (tx: Tx, of: { digest: string; by: ImportedBy }) => Promise<ImportAnswer>

const STALE: ImportRows = () => Promise.resolve({ ok: false, code: 'stale' })

async function importOf(
  context: ServiceContext,
  bytes: Uint8Array,
  what: ImportKind,
  how: SheetReading,
): Promise<ImportRows> {
  if (what === 'register') {
    const found = await sheetRows(bytes, REGISTER_SHEET, how)
    return 'problem' in found ? STALE : (tx, of) => importStudios(tx, found.fitting, of)
  }
  const found = await sheetRows(bytes, detailSheet(what), how)
  if ('problem' in found) return STALE
  return (tx, of) => importDetails(tx, context, { ...of, kind: what, rows: found.fitting })
}
