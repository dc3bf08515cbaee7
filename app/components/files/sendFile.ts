import type { FileProblem, UploadState } from '~/protocol/files'

/** Small enough to get through on a bad network, large enough to be quick on a good one. */
const PIECE_BYTES = 1024 * 1024
const LONGEST_WAIT_MS = 30_000

/** The server's answer: its status and, when there was one, its JSON. */
export interface Answer {
  status: number
  body: { ok?: boolean; upload?: UploadState; problem?: FileProblem } | null
}

/** What sending a file needs of the browser around it. */
export interface Wire {
  begin: () => Promise<Answer>
  /** Rejects when the network is away. */
  piece: (id: string, offset: number, piece: Blob) => Promise<Answer>
  progress: (id: string) => Promise<Answer>
  /** Resolves after so many milliseconds, or when the network is back. */
  wait: (ms: number) => Promise<void>
}

/** `busy`: the server could not take it for long; what it has stays there, to be gone on with. */
export type SendProblem = Refusal | 'busy'
type Refusal = FileProblem | 'refused'
export type Told = { kind: 'sending' | 'checking' | 'waiting'; sent: number }

/**
 * Sends a file in pieces until the server has it or refuses it, however often the network goes.
 * After each break the server is asked how far it is.
 *
 * @param busyTries how often a server may be busy, or fail, before it is given up with `busy`; each
 *   time that more has arrived, it begins anew. A network that is away is waited for without end.
 * @returns null when the file has arrived, else why it was refused
 */
export function sendFile(...to: [Blob, Wire, (state: Told) => void]): Promise<Refusal | null>
export function sendFile(
  ...to: [Blob, Wire, (state: Told) => void, busyTries: number | undefined]
): Promise<SendProblem | null>
export async function sendFile(
  file: Blob,
  wire: Wire,
  tell: (state: Told) => void,
  busyTries = Infinity,
): Promise<SendProblem | null> {
  let upload: UploadState | null = null
  let inDoubt = false
  let failures = 0
  let busy = 0
  let sent = 0
  for (;;) {
    try {
      const answer: Answer = await step()
      const next: UploadState | Refusal | null = readAnswer(answer)
      if (next === null && isBusy(answer) && (busy += 1) >= busyTries) return 'busy'
      if (next === null) throw new Error('not now')
      if (upload !== null && answer.status === 404) return 'expired'
      if (typeof next === 'string') return next
      if (next.status === 'ready') return null
      if (next.status !== 'receiving') return next.problem ?? 'refused'
      if (upload !== null && next.received > sent) failures = busy = 0
      upload = next
      sent = next.received
      inDoubt = false
    } catch {
      inDoubt = upload !== null
      tell({ kind: 'waiting', sent })
      await wire.wait(Math.min(1_000 * 2 ** failures, LONGEST_WAIT_MS))
      failures += 1
    }
  }

  function step(): Promise<Answer> {
    if (upload === null) return wire.begin()
    if (inDoubt) return wire.progress(upload.id)
    const piece = file.slice(sent, sent + PIECE_BYTES)
    const isLast = sent + piece.size >= file.size
    tell({ kind: isLast ? 'checking' : 'sending', sent })
    return wire.piece(upload.id, sent, piece)
  }
}

/** The upload, why it is refused, or null for what passes: then the server is asked again. */
function readAnswer({ status, body }: Answer): UploadState | Refusal | null {
  if (body?.upload) return body.upload
  const { problem } = body ?? {}
  if (problem === 'gap' || problem === 'receiving') return null
  if (problem) return problem
  return isBusy({ status }) ? null : 'refused'
}

const isBusy = ({ status }: Pick<Answer, 'status'>) => status >= 500 || status === 429
