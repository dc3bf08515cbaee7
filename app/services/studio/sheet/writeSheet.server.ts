import { z } from 'zod'
import { askWorker } from '~/services/askWorker.server'

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

let last: Promise<unknown> = Promise.resolve()

/** Writes an .xlsx file in a worker thread, one at a time; null when that took too long. */
export async function writeSheets(sheets: readonly SheetToWrite[]): Promise<Uint8Array | null> {
  const written = last.then(() => askWorker(WORKER, { sheets }, LIMITS))
  last = written
  const answer = answerSchema.safeParse(await written)
  return answer.success ? answer.data.bytes : null
}
