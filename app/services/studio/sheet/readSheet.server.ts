import { z } from 'zod'
import type { ReadSheet } from '~/domain/studio/sheet/columns'
import { askWorker } from '~/services/askWorker.server'

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

const range = z.object({
  top: z.number(),
  left: z.number(),
  bottom: z.number(),
  right: z.number(),
})
const answerSchema = z.union([
  z.object({ problem: z.enum(PROBLEMS) }),
  z.object({
    rows: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))),
    formulas: z.array(z.tuple([z.number(), z.number()])),
    merged: z.array(range),
  }),
])

let last: Promise<unknown> = Promise.resolve()

/** Reads the first sheet of an .xlsx file in a worker thread, one file at a time. */
export async function readSheet(
  bytes: Uint8Array,
): Promise<ReadSheet | { problem: SheetFileProblem }> {
  const read = last.then(() => askWorker(WORKER, { bytes }, LIMITS))
  last = read
  const answer = answerSchema.safeParse(await read)
  return answer.success ? answer.data : { problem: 'notRead' }
}
