import { z } from 'zod'
import type { Printable } from '~/domain/certificate/printable'
import { AppError } from '~/protocol/errors'
import { askWorker } from '../askWorker.server'

const WORKER = 'app/services/certificate/worker/characters.mjs'
const LIMITS = { timeoutMs: 30_000, memoryMb: 256 }
const answerSchema = z.instanceof(Uint32Array)

let font: Promise<Printable> | null = null

/**
 * The characters that certificates can be printed with. The font is read once, in a worker thread:
 * ask before a transaction, which holds up every other writer.
 *
 * @throws AppError `busy` when the font could not be read now
 */
export function printableCharacters(): Promise<Printable> {
  font ??= readFont().catch((error: unknown) => {
    font = null
    throw error
  })
  return font
}

async function readFont(): Promise<Printable> {
  const answer = answerSchema.safeParse(await askWorker(WORKER, null, LIMITS))
  if (!answer.success) throw new AppError('busy')
  return new Set(answer.data)
}
