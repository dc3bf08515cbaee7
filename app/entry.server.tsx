import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'

export { attachSockets } from '../sockets/attach'

const ABORT_AFTER_MS = 5_000

/** Renders a page, streaming it as soon as its shell is ready. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let shellRendered = false
    let currentStatus = status
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={context} url={request.url} abortDelay={ABORT_AFTER_MS} />,
      {
        onShellReady() {
          shellRendered = true
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(
            new Response(createReadableStreamFromReadable(body), {
              headers,
              status: currentStatus,
            }),
          )
          pipe(body)
        },
        onShellError(error) {
          reject(error instanceof Error ? error : new Error(String(error)))
        },
        onError(error) {
          currentStatus = 500
          if (shellRendered) console.error(error)
        },
      },
    )
    setTimeout(abort, ABORT_AFTER_MS).unref()
  })
}
