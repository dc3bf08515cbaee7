import { z } from 'zod'
import { HEADINGS_WITHIN, type ReadSheet } from '~/domain/studio/sheet/columns'
import { MOST_IMPORT_ROWS } from '~/protocol/studioSheet'
import { workerInTurn } from '~/services/askWorker.server'

const WORKER = 'app/services/studio/sheet/worker/readSheet.mjs'
const LIMITS = { timeoutMs: 30_000, memoryMb: 384 }

const PROBLEMS = [
  'notSheet',
  'macro',
  'bomb',
  'broken',
  'tooManyRows',
  'tooManyColumns',
  'notRead',
] as const
/** Why a file could not be read; in words under `studio:import.file`. */
export type SheetFileProblem = (typeof PROBLEMS)[number]

const places = z.array(z.tuple([z.number(), z.number()]))
const answerSchema = z.union([
  z.object({ problem: z.enum(PROBLEMS) }),
  z.object({
    rows: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))),
    formulas: places,
    merged: places,
  }),
])

const ask = workerInTurn()

/**
 * Reads a sheet of an .xlsx file in a worker thread, one file at a time.
 *
 * @param names of the sheet, in whatever language; the first one is read where there is none of them
 */
export async function readSheet(
  bytes: Uint8Array,
  names: readonly string[] = [],
): Promise<ReadSheet | { problem: SheetFileProblem }> {
  const mostFilled = MOST_IMPORT_ROWS + HEADINGS_WITHIN
  const answer = answerSchema.safeParse(await ask(WORKER, { bytes, names, mostFilled }, LIMITS))
  return answer.success ? answer.data : { problem: 'notRead' }
}
