import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { pipeline } from 'node:stream/promises'
import {
  createReadableStreamFromReadable,
  createRequestHandler,
  type AppLoadContext,
  type ServerBuild,
} from '@remix-run/node'
import type { Request as Asked, RequestHandler, Response as Sent } from 'express'

interface Pages {
  load: () => Promise<ServerBuild>
  mode: 'development' | 'production'
  contextOf: (request: Asked, response: Sent) => AppLoadContext
}

/**
 * Answers with the pages. Not by `@remix-run/express`, which writes an answer without waiting for its
 * reader: a film for somebody slow would come to lie in the server's memory as a whole.
 */
export function answerPages({ load, mode, contextOf }: Pages): RequestHandler {
  const answer = createRequestHandler(load, mode)
  return (request, response, next) => {
    // The one method that comes through Node and makes no `Request`.
    if (request.method === 'TRACE') {
      response.sendStatus(501)
      return
    }
    const address = addressOf(request)
    if (!isAddress(address)) {
      response.sendStatus(400)
      return
    }
    answer(webRequest(address, request, response), contextOf(request, response))
      .then((made) => send(made, response))
      .catch(next)
  }
}

/** The request as Remix takes it; aborted when its caller goes before the answer is out. */
function webRequest(address: string, request: Asked, response: Sent): Request {
  const gone = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) gone.abort()
  })
  const { method } = request
  const init = { method, headers: webHeaders(request), signal: gone.signal }
  if (method === 'GET' || method === 'HEAD') return new Request(address, init)
  const body = createReadableStreamFromReadable(request)
  return new Request(address, { ...init, body, duplex: 'half' })
}

/** The whole address, which a strange host can keep from being one; the host is a proxy's word only where the settings trust the proxy. */
function addressOf(request: Asked): string {
  const { hostname, protocol, originalUrl } = request
  const [forwarded = ''] = request.get('x-forwarded-host')?.split(',') ?? []
  // Express leaves the port out of the name that it found in one of the two.
  const host = [forwarded.trim(), request.get('host') ?? ''].find(
    (one) => one.startsWith(hostname) && /^(?::\d+)?$/.test(one.slice(hostname.length)),
  )
  return `${protocol}://${host ?? hostname}${originalUrl}`
}

/** Whether a `Request` can have this address; one with a name before the host it does not take. */
function isAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { username, password } = new URL(address)
  return username === '' && password === ''
}

function webHeaders({ headers }: Asked): Headers {
  const entries = Object.entries(headers).flatMap(([name, value = '']) =>
    [value].flat().map((one): [string, string] => [name, one]),
  )
  return new Headers(entries)
}

/** Sends an answer as fast as its reader takes it, and lets go of its source when the reader goes. */
async function send(answer: Response, response: Sent): Promise<void> {
  response.statusMessage = answer.statusText
  response.status(answer.status)
  for (const [name, value] of answer.headers) response.append(name, value)
  if (answer.body === null) {
    response.end()
    return
  }
  const source = Readable.fromWeb(answer.body as ReadableStream<Uint8Array>)
  try {
    await pipeline(source, response)
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

/** True for a caller who left, which is no error of ours. */
function isGone(error: unknown): boolean {
  const { code, name } = error as NodeJS.ErrnoException
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || name === 'AbortError'
}
