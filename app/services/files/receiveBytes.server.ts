import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { StoredFile } from '../../../prisma/generated/client'
import { decidePiece } from '~/domain/files/limits'
import { AppError } from '~/protocol/errors'
import { syncToDisk } from '../backup/diskFiles.server'
import { roomOnDisk } from './diskRoom.server'
import { makeFolder, ORIGINAL, type FilesContext } from './fileFolder.server'
import { finishUpload, refuseUpload, type FinishUpload } from './finishUpload.server'
import { refused, uploadStateOf, type UploadAnswer } from './uploadState'

export interface ReceiveBytes extends FinishUpload {
  personId: string
  id: string
  offset: number
  body: AsyncIterable<Uint8Array>
  /** The stream is the whole file: its end is the file's, and what is cut off is not gone on with. */
  isWhole?: boolean
}

/** Uploads of which a piece is being received or that are being inspected. */
const underWay = new Set<string>()

/**
 * Adds a piece to an upload. It is written to the disk as it comes, and acknowledged when the disk
 * has it. What came of a piece before it was cut off, or the disk had no more room for uploads, is
 * kept, to be gone on with. A piece that comes too late is answered with how the upload ended.
 *
 * @throws AppError `notFound` for what is not there, or is another person's
 */
export async function receiveBytes(
  context: FilesContext,
  piece: ReceiveBytes,
): Promise<UploadAnswer> {
  const { id, personId } = piece
  await ownUpload(context, { id, personId })
  if (underWay.has(id)) return refused('receiving')
  underWay.add(id)
  try {
    // read once it is claimed: another piece may have ended the upload since
    const row = await ownUpload(context, { id, personId })
    if (row.status !== 'receiving') return { ok: true, upload: uploadStateOf(row) }
    return await receive(context, row, piece)
  } finally {
    underWay.delete(id)
  }
}

/** True while a file's folder is in use. */
export const isUnderWay = (id: string) => underWay.has(id)

/** @throws AppError `notFound` */
export async function ownUpload(
  { read }: Pick<FilesContext, 'read'>,
  { id, personId }: { id: string; personId: string },
): Promise<StoredFile> {
  const row = await read.storedFile.findUnique({ where: { id } })
  if (row?.createdBy !== personId) throw new AppError('notFound')
  return row
}

async function receive(
  context: FilesContext,
  row: StoredFile,
  { offset, body, isWhole = false, inspect, whyNot }: ReceiveBytes,
): Promise<UploadAnswer> {
  const folder = await makeFolder(context, row.id)
  const handle = await open(
    path.join(folder, ORIGINAL),
    constants.O_RDWR | constants.O_CREAT,
    0o600,
  )
  let received: number
  let end: End
  try {
    // Less than acknowledged is there only when somebody took it away: then that has to come again.
    received = Math.min(row.receivedBytes, (await handle.stat()).size)
    const decision = decidePiece({ bytes: row.bytes, received }, offset)
    if (decision.kind === 'gap') {
      // who asks how far the upload is has to be told what the disk has
      if (received < row.receivedBytes)
        await setReceived(context, row.id, { receivedBytes: received })
      return refused('gap')
    }
    const hasRoom = (bytes: number) => roomOnDisk(context) >= bytes
    end = await append(handle, body, { at: received, ...decision, hasRoom })
    if (end.kind === 'tooLong') await handle.truncate(received)
    else received = end.at
    await handle.sync()
  } finally {
    await handle.close()
  }
  syncToDisk(folder)
  if (isWhole && end.kind !== 'ended') {
    return refuseUpload(context, row.id, WHY_NOT_WHOLE[end.kind])
  }
  if (end.kind === 'tooLong') return refused('tooLong')
  const bytes = isWhole ? received : row.bytes
  if (bytes === 0) return refuseUpload(context, row.id, 'empty')
  const data = { receivedBytes: received, bytes }
  const isOpen = await setReceived(context, row.id, data)
  if (isOpen && end.kind === 'noRoom') return refused('noRoom')
  if (isOpen && received === bytes) {
    return finishUpload(context, row.id, { inspect, whyNot })
  }
  const now = await context.read.storedFile.findUniqueOrThrow({ where: { id: row.id } })
  return { ok: true, upload: uploadStateOf(now) }
}

/** Notes how far an upload is; false when it ended meanwhile. */
async function setReceived(
  { writer, now }: FilesContext,
  id: string,
  far: { receivedBytes: number; bytes?: number },
): Promise<boolean> {
  const data = { ...far, touchedAt: now() }
  const { count } = await writer.write((tx) =>
    tx.storedFile.updateMany({ where: { id, status: 'receiving' }, data }),
  )
  return count > 0
}

/** How a stream ended, and up to where the file was written. */
interface End {
  kind: 'ended' | 'cut' | 'tooLong' | 'noRoom'
  at: number
}

/** Why a whole file is refused whose stream ended otherwise than with it. */
const WHY_NOT_WHOLE = { cut: 'cut', tooLong: 'fileTooLarge', noRoom: 'noRoom' } as const

interface Append {
  at: number
  skip: number
  room: number
  /** Whether the disk has room for so many bytes; asked before each write, since others write, too. */
  hasRoom: (bytes: number) => boolean
}

async function append(
  handle: FileHandle,
  body: AsyncIterable<Uint8Array>,
  { at, skip, room, hasRoom }: Append,
): Promise<End> {
  const last = at + room
  let left = skip
  let came = at
  let isFull = false
  const stream = body[Symbol.asyncIterator]()
  for (;;) {
    const next = await stream.next().catch(() => null)
    if (next === null) return { kind: 'cut', at }
    if (next.done) return { kind: isFull ? 'noRoom' : 'ended', at }
    const fresh = next.value.subarray(left)
    left = Math.max(0, left - next.value.length)
    came += fresh.length
    if (came > last) {
      await stream.return?.()
      return { kind: 'tooLong', at }
    }
    if (fresh.length === 0) continue
    // the rest is read all the same: left unread, it closes the connection before the answer is heard
    isFull ||= !hasRoom(fresh.length)
    if (isFull) continue
    await handle.write(fresh, 0, fresh.length, at)
    at += fresh.length
  }
}
