import type { FilePurpose } from '~/domain/files/kinds'
import type { Answer, Wire } from './sendFile'

/** The connection of one file of this page to the server. */
export function wireFor(
  file: File,
  place: { scope: string; purpose: FilePurpose; alt: string },
): Wire {
  const fields = { ...place, opId: crypto.randomUUID(), name: file.name, bytes: String(file.size) }
  return {
    begin: () => ask('/files', { method: 'POST', body: new URLSearchParams(fields) }),
    piece: (id, offset, body) =>
      ask(`/files/${id}/piece?offset=${offset}`, { method: 'POST', body }),
    progress: (id) => ask(`/files/${id}/piece`, {}),
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(end, ms)
        function end() {
          clearTimeout(timer)
          window.removeEventListener('online', end)
          resolve()
        }
        window.addEventListener('online', end)
      }),
  }
}

async function ask(path: string, init: RequestInit): Promise<Answer> {
  const answer = await fetch(path, init)
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false
  return { status: answer.status, body: isJson ? ((await answer.json()) as Answer['body']) : null }
}
