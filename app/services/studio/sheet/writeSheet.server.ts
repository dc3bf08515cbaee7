import { z } from 'zod'
import { workerInTurn } from '~/services/askWorker.server'

const WORKER = 'app/services/studio/sheet/worker/writeSheet.mjs'
const LIMITS = { timeoutMs: 60_000, memoryMb: 384 }

export interface SheetToWrite {
  name: string
  head: readonly string[]
  /** In characters. */
  widths: readonly number[]
  rows: readonly (readonly (string | number | null)[])[]
}

const answerSchema = z.object({ bytes: z.instanceof(Uint8Array) })

const ask = workerInTurn()

/** Writes an .xlsx file in a worker thread, one at a time; null when that took too long. */
export async function writeSheets(sheets: readonly SheetToWrite[]): Promise<Uint8Array | null> {
  const answer = answerSchema.safeParse(await ask(WORKER, { sheets }, LIMITS))
  return answer.success ? answer.data.bytes : null
}
