import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Logger } from 'pino'
import type { StoredFile } from '../../../prisma/generated/client'
import { readRange } from '~/domain/files/range'
import { contentDisposition } from '~/domain/files/safeName'
import { AppError } from '~/protocol/errors'
import { contentOf, type FilesContext } from './fileFolder.server'

interface Logging {
  readonly log: Pick<Logger, 'error'>
}

/**
 * Answers with a file or a part of it. Nothing in it can act: it gets no scripts and no origin, and
 * documents are saved, not shown. Each time the server is asked whether the reader still may.
 *
 * @throws AppError `notFound` when it is not ready, or has no thumbnail; `fileMissing` when the disk
 *   has it no more
 */
export async function serveFile(
  context: Pick<FilesContext, 'settings'> & Logging,
  file: StoredFile,
  part: 'content' | 'thumb',
  request: Request,
): Promise<Response> {
  if (file.status !== 'ready' || (part === 'thumb' && !file.thumb)) throw new AppError('notFound')
  const path = contentOf(context, file, part)
  const size = await sizeOf(context, path, file)
  const isShown = file.kind === 'picture' || file.kind === 'video'
  const etag = `"${file.sha256 ?? ''}${part === 'thumb' ? '-thumb' : ''}"`
  const headers = new Headers({
    'Content-Type': part === 'thumb' ? 'image/webp' : file.type,
    'Content-Disposition': contentDisposition(isShown ? 'inline' : 'attachment', file.name),
    'Content-Security-Policy': "default-src 'none'; img-src 'self'; media-src 'self'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-cache',
    'Accept-Ranges': 'bytes',
    ETag: etag,
  })
  if (request.headers.get('if-none-match') === etag) {
    return new Response(null, { status: 304, headers })
  }
  const condition = request.headers.get('if-range')
  const asked = condition === null || condition === etag ? request.headers.get('range') : null
  const range = readRange(asked, size)
  if (range.kind === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${size}`)
    return new Response(null, { status: 416, headers })
  }
  const [first, last] = range.kind === 'part' ? [range.first, range.last] : [0, size - 1]
  headers.set('Content-Length', String(last - first + 1))
  if (range.kind === 'part') headers.set('Content-Range', `bytes ${first}-${last}/${size}`)
  const status = range.kind === 'part' ? 206 : 200
  const { signal } = request
  const isUnread = request.method === 'HEAD' || signal.aborted
  if (isUnread) return new Response(null, { status, headers })
  // The signal closes the file for a reader who goes before the answer is on its way.
  const stream = Readable.toWeb(createReadStream(path, { start: first, end: last, signal }))
  return new Response(stream as ReadableStream<Uint8Array>, { status, headers })
}

/** A content that somebody took away is told to who runs the site. */
async function sizeOf({ log }: Logging, path: string, { id }: StoredFile): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    log.error({ errorCode: 'fileMissing', file: id }, 'a stored file is not on the disk')
    throw new AppError('fileMissing')
  }
}
