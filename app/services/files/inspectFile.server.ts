import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'

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

const LONGEST_MS = 120_000
let last: Promise<unknown> = Promise.resolve()

/**
 * Inspects in a worker thread, one file at a time. A worker that dies, answers nonsense or takes
 * too long costs that one file.
 */
export function inspectFile(folder: string, options: InspectOptions = {}): Promise<Found> {
  const result = last.then(() => inTurn(folder, options))
  last = result
  return result
}

function inTurn(
  folder: string,
  { worker: file = workerFile(), timeoutMs = LONGEST_MS }: InspectOptions,
): Promise<Found> {
  return new Promise((resolve) => {
    const worker = new Worker(file, {
      workerData: { folder },
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    })
    const end = (message: unknown) => {
      clearTimeout(timer)
      const found = foundSchema.safeParse(message)
      resolve(found.success ? found.data : { problem: 'notInspected' })
      void worker.terminate()
    }
    const timer = setTimeout(() => end(null), timeoutMs)
    worker.once('message', end)
    worker.once('error', () => end(null))
    worker.once('exit', () => end(null))
  })
}

/** Found from the project's root, since the build puts this module elsewhere. */
function workerFile(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url))
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder)
  return path.join(folder, 'app/services/files/worker/inspect.mjs')
}
