import { sendFile, type SendProblem, type Told, type Wire } from './sendFile'
import type { UploadMemory } from './uploadMemory'

/** Some minute and a half of a server that fails: a restart takes less. */
const BUSY_TRIES = 8

/** The wire of an upload that can be given up. */
export interface UploadWire extends Wire {
  /** Deletes at the server what has arrived; false when it could not, or nothing is known of it. */
  discard: () => Promise<boolean>
}

/** How the sending of a file ended. */
export type SendEnd =
  | { kind: 'sent' }
  | { kind: 'problem'; problem: SendProblem }
  | { kind: 'cancelled'; isDeleted: boolean }

export interface Sending {
  /** Under what the file is remembered. */
  key: string
  memory: UploadMemory
  connect: (opId: string) => UploadWire
  /** Gives the upload up. */
  signal: AbortSignal
  tell: (state: Told) => void
}

/** What is said of an upload that ended while nobody went on with it: it is begun anew. */
const GONE: readonly (SendProblem | null)[] = ['expired', 'deleted', 'reused']
/** What passes: the same file can be gone on with later. */
const PASSING: readonly (SendProblem | null)[] = ['refused', 'busy', 'noRoom']

/**
 * Sends a file under the op id that this browser remembers of it, so that the server gives the
 * upload that was begun before a reload and only the rest is sent. What the server does not have
 * any more is begun anew.
 */
export async function sendRemembered(
  file: Blob,
  { key, memory, connect, signal, tell }: Sending,
): Promise<SendEnd> {
  for (;;) {
    const known = memory.recall(key)
    const opId = known ?? crypto.randomUUID()
    const note = (told: Told) => {
      if (signal.aborted) return
      // the server counts its day from the last piece, not from the last try
      if (told.kind !== 'waiting') memory.keep(key, opId)
      tell(told)
    }
    memory.keep(key, opId)
    const wire = connect(opId)
    try {
      const problem = await sendFile(file, wire, note, BUSY_TRIES)
      if (!PASSING.includes(problem)) memory.forget(key)
      if (problem === null) return { kind: 'sent' }
      if (known === null || !GONE.includes(problem)) return { kind: 'problem', problem }
    } catch (error) {
      if (!signal.aborted) throw error
      memory.forget(key)
      return { kind: 'cancelled', isDeleted: await wire.discard() }
    }
  }
}
