import type { FilePurpose } from '~/domain/files/kinds'
import type { Answer, Wire } from './sendFile'
import type { UploadWire } from './sendRemembered'

/** Where a file of this page belongs, and what it shows. */
export interface UploadPlace {
  scope: string
  purpose: FilePurpose
  alt: string
}

/**
 * The connection of one file of this page to the server, given up when the signal says so. Its
 * beginning is never cut off: only its answer tells what there is to be deleted then.
 */
export function wireFor(
  file: Pick<File, 'name' | 'size'>,
  { opId, ...place }: UploadPlace & { opId: string },
  signal: AbortSignal,
): UploadWire {
  const fields = { ...place, opId, name: file.name, bytes: String(file.size) }
  let id: string | null = null
  return {
    ...wireTo('/files', fields, signal),
    begin: async () => {
      const answer = await wireTo('/files', fields).begin()
      id = answer.body?.upload?.id ?? null
      signal.throwIfAborted()
      return answer
    },
    discard: async () => id !== null && (await deleteUpload(id)),
  }
}

/** True when the server deleted the upload, or has it no more. */
async function deleteUpload(id: string): Promise<boolean> {
  try {
    // the route leads on to the list of files, which is not looked at here
    const init = { method: 'POST', body: new URLSearchParams(), redirect: 'manual' } as const
    const answer = await fetch(`/files/${id}/delete`, init)
    return answer.type === 'opaqueredirect' || answer.status === 404
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/**
 * The connection of an upload to the routes below an address, begun with these fields. When the
 * signal says to stop, the wait for the network is given up, and with it the upload.
 */
export function wireTo(path: string, fields: Record<string, string>, signal?: AbortSignal): Wire {
  const stop = signal ? { signal } : {}
  return {
    begin: () => ask(path, { method: 'POST', body: new URLSearchParams(fields), ...stop }),
    piece: (id, offset, body) =>
      ask(`${path}/${id}/piece?offset=${offset}`, { method: 'POST', body, ...stop }),
    progress: (id) => ask(`${path}/${id}/piece`, stop),
    wait: (ms) => untilOnline(ms, signal),
  }
}

function untilOnline(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(end, ms)
    function end() {
      clearTimeout(timer)
      window.removeEventListener('online', end)
      signal?.removeEventListener('abort', end)
      if (signal?.aborted) reject(new DOMException('Stopped', 'AbortError'))
      else resolve()
    }
    window.addEventListener('online', end)
    signal?.addEventListener('abort', end)
    if (signal?.aborted) end()
  })
}

async function ask(path: string, init: RequestInit): Promise<Answer> {
  const answer = await fetch(path, init)
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false
  return { status: answer.status, body: isJson ? ((await answer.json()) as Answer['body']) : null }
}
