import { PassThrough } from 'node:stream'
import {
  createReadableStreamFromReadable,
  type AppLoadContext,
  type EntryContext,
  type HandleErrorFunction,
} from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { NonceProvider } from './components/nonce'
import { application } from './http/application.server'
import { languageOfRequest } from './http/language.server'
import { describeError } from './http/log.server'
import { textsOf } from './locales/texts.server'

export { attachSockets } from '../sockets/attach'
export { createPublicPages } from './http/publicPages.server'
export { startApplication, stopApplication } from './http/start.server'

const ABORT_AFTER_MS = 5_000

/** Renders a page in the reader's language, streaming it as soon as its shell is ready. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  const { settings, log } = await application()
  const texts = textsOf(languageOfRequest(request, settings))
  return new Promise((resolve, reject) => {
    let shellRendered = false
    let currentStatus = status
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <I18nextProvider i18n={texts}>
          <RemixServer
            context={context}
            url={request.url}
            abortDelay={ABORT_AFTER_MS}
            nonce={nonce}
          />
        </I18nextProvider>
      </NonceProvider>,
      {
        nonce,
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
          if (!shellRendered || request.signal.aborted) return
          log.error({ error: describeError(error) }, 'a page failed to render')
        },
      },
    )
    setTimeout(abort, ABORT_AFTER_MS).unref()
  })
}

/** Logs what went wrong outside the route builders; refusals and gone callers are no errors. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted) return
  void application().then(({ log }) =>
    log.error({ error: describeError(error), path: new URL(request.url).pathname }, 'page error'),
  )
}
