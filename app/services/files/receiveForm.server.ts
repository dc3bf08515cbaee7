import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyFileStream, type BusboyHeaders } from '@fastify/busboy'
import type { FilePurpose } from '~/domain/files/kinds'
import { AppError } from '~/protocol/errors'
import { fileAltSchema, fileOpIdSchema, type FileProblem } from '~/protocol/files'
import { beginUpload } from './beginUpload.server'
import type { FilesContext } from './fileFolder.server'
import type { WhyNot } from './fileAccess.server'
import { receiveBytes } from './receiveBytes.server'

const MOST_FILES = 10

export interface ReceiveForm {
  personId: string
  scope: string
  purpose: FilePurpose
  request: Request
  whyNot: WhyNot<FileProblem>
}

/** What became of each file of a form. */
export interface FormFile {
  id: string | null
  problem: FileProblem | null
}

/**
 * Receives the files of a plain multipart form, each straight to the disk. The fields come before
 * the files: `opId`, under which the same form sent again is the same files, and `alt`.
 *
 * @throws AppError `badRequest` for what is no such form
 */
export async function receiveForm(
  context: FilesContext,
  { request, ...place }: ReceiveForm,
): Promise<FormFile[]> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(type) || request.body === null) {
    throw new AppError('badRequest')
  }
  const length = Number(request.headers.get('content-length') ?? Number.MAX_SAFE_INTEGER)
  const form = formReader(type)
  const fields = new Map<string, string>()
  const files: FormFile[] = []
  const streams: BusboyFileStream[] = []
  const broken = new Set<BusboyFileStream>()
  const seen: { failure: { error: unknown } | null; tooMany: boolean } = {
    failure: null,
    tooMany: false,
  }
  let last = Promise.resolve()
  form.on('field', (name, value) => fields.set(name, value))
  form.on('filesLimit', () => (seen.tooMany = true))
  form.on('file', (_field, stream, fileName) => {
    streams.push(stream)
    // Said before anybody reads the stream, and followed by an end like any other.
    stream.on('error', () => broken.add(stream))
    // The next file's bytes wait for it, so what it may reserve is counted after this one.
    last = last.then(async () => {
      try {
        if (seen.failure !== null || !fileName) return
        const body = unlessBroken(stream, broken)
        const index = files.length
        files.push(await oneFile(context, { ...place, fields, index, fileName, body, length }))
      } catch (error) {
        seen.failure = { error }
      } finally {
        stream.resume()
      }
    })
  })
  const source = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0])
  const cut = await pipeline(source, form).then(
    () => false,
    () => true,
  )
  // Without this, who reads a file of a form that was cut off would wait for ever.
  if (cut) for (const stream of streams) stream.destroy(new Error('cut'))
  await last
  if (seen.failure !== null) throw seen.failure.error
  const { tooMany } = seen
  const ending = tooMany ? 'tooManyFiles' : cut ? 'cut' : 'noFile'
  const isTold = !tooMany && files.some(({ problem }) => !cut || problem === 'cut')
  return isTold ? files : [...files, { id: null, problem: ending }]
}

/** A stream whose end counts only when it was one. */
async function* unlessBroken(stream: BusboyFileStream, broken: ReadonlySet<BusboyFileStream>) {
  for await (const piece of stream) yield piece as Uint8Array
  if (broken.has(stream)) throw new Error('cut')
}

function formReader(type: string) {
  const headers: BusboyHeaders = { 'content-type': type }
  const limits = { files: MOST_FILES, fields: 5, fieldSize: 2_000, parts: 20, headerPairs: 20 }
  try {
    return new Busboy({ headers, limits })
  } catch {
    throw new AppError('badRequest')
  }
}

interface OneFile extends Omit<ReceiveForm, 'request'> {
  fields: ReadonlyMap<string, string>
  index: number
  fileName: string
  body: AsyncIterable<Uint8Array>
  length: number
}

async function oneFile(
  context: FilesContext,
  { personId, scope, purpose, fields, index, fileName, body, length, whyNot }: OneFile,
): Promise<FormFile> {
  const opId = fileOpIdSchema.safeParse(fields.get('opId'))
  const alt = fileAltSchema.safeParse(fields.get('alt'))
  if (!opId.success || !alt.success) throw new AppError('badRequest')
  const begun = await beginUpload(context, {
    ...{ personId, scope, purpose, name: fileName, alt: alt.data },
    ...{ opId: `${opId.data}.${index}`, bytes: length, isAtMost: true },
  })
  if (!begun.ok) return { id: null, problem: begun.problem }
  const { id } = begun.upload
  const piece = { personId, id, offset: 0, isWhole: true }
  const end = await receiveBytes(context, { ...piece, body, whyNot })
  return { id, problem: end.ok ? end.upload.problem : end.problem }
}
