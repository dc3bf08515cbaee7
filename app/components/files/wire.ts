import type { FilePurpose } from '~/domain/files/kinds'
import type { Answer, Wire } from './sendFile'

/** The connection of one file of this page to the server. */
export function wireFor(
  file: File,
  place: { scope: string; purpose: FilePurpose; alt: string },
): Wire {
  const opId = crypto.randomUUID()
  return wireTo('/files', { ...place, opId, name: file.name, bytes: String(file.size) })
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
