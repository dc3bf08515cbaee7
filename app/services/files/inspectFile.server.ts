import { z } from 'zod'
import { workerInTurn } from '../askWorker.server'

const foundSchema = z.union([
  z.object({
    problem: z.enum(['brokenOffice', 'macro', 'bomb', 'brokenPicture', 'pictureTooBig']),
  }),
  z.object({
    type: z.string(),
    bytes: z.number(),
    sha256: z.string(),
    width: z.number().nullable(),
    height: z.number().nullable(),
  }),
])

/** What a file is by its content; bytes, digest and size of a picture are of its clean copy. */
export type Found = z.output<typeof foundSchema> | { problem: 'notInspected' }

/** Looks into the original in a folder, and puts a picture's clean copy and thumbnail beside it. */
export type Inspect = (folder: string) => Promise<Found>

export interface InspectOptions {
  /** The worker's file. */
  worker?: string
  timeoutMs?: number
}

const WORKER = 'app/services/files/worker/inspect.mjs'
const LONGEST_MS = 120_000
const ask = workerInTurn()

/**
 * Inspects in a worker thread, one file at a time. A worker that dies, answers nonsense or takes
 * too long costs that one file.
 */
export async function inspectFile(
  folder: string,
  { worker = WORKER, timeoutMs = LONGEST_MS }: InspectOptions = {},
): Promise<Found> {
  const answer = await ask(worker, { folder }, { timeoutMs, memoryMb: 256 })
  const found = foundSchema.safeParse(answer)
  return found.success ? found.data : { problem: 'notInspected' }
}
