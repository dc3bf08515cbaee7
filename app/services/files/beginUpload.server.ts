import { claimedKind, type FilePurpose } from '~/domain/files/kinds'
import { limitsOf, refusalToBegin, type FileLimits } from '~/domain/files/limits'
import { safeName } from '~/domain/files/safeName'
import { freeBytes } from '../backup/diskFiles.server'
import { derivedId } from '../log/derivedId.server'
import type { Tx } from '../log/writer.server'
import { type FilesContext } from './fileFolder.server'
import { refused, uploadStateOf, type UploadAnswer } from './uploadState'

/** Room that uploads leave to the database and its copies. */
const SPARE_BYTES = 512 * 1024 * 1024

export interface BeginUpload {
  personId: string
  opId: string
  scope: string
  purpose: FilePurpose
  name: string
  alt: string
  bytes: number
  /** `bytes` is no more than the most that can come: the end of the stream says how many there are. */
  isAtMost?: boolean
  limits?: FileLimits
}

/**
 * Begins an upload and reserves its room in the scope. The same op again gets the same upload,
 * however far it is, with the description that was given last; with another file it is refused.
 */
export async function beginUpload(
  context: FilesContext,
  { isAtMost = false, limits, ...file }: BeginUpload,
): Promise<UploadAnswer> {
  const name = safeName(file.name)
  const kind = claimedKind(name, file.purpose)
  if (kind === null) return refused('kindUnknown')
  const { personId, opId, scope, purpose, alt } = file
  const most = limits ?? limitsOf(scope)
  const bytes = isAtMost ? Math.min(file.bytes, most.perFile[kind]) : file.bytes
  const id = derivedId('file', personId, opId)
  const room = freeBytes(context.settings.dataDir)
  return context.writer.write(async (tx): Promise<UploadAnswer> => {
    const known = await tx.storedFile.findUnique({ where: { id } })
    if (known) {
      const isSame =
        known.scope === scope &&
        known.purpose === purpose &&
        (known.status === 'deleted' || known.name === name) &&
        (isAtMost || isReencoded(known) || known.bytes === bytes)
      if (!isSame) return refused('reused')
      if (alt !== '' && known.status === 'receiving') {
        await tx.storedFile.update({ where: { id }, data: { alt } })
      }
      return { ok: true, upload: uploadStateOf(known) }
    }
    const refusal = refusalToBegin({ kind, bytes }, await used(tx, scope, personId), most)
    if (refusal) return refused(refusal)
    if (room < bytes * 2 + SPARE_BYTES) return refused('noRoom')
    const now = context.now()
    const row = await tx.storedFile.create({
      data: {
        ...{ id, scope, purpose, name, alt, kind, bytes },
        ...{ type: '', createdBy: personId, createdAt: now, touchedAt: now },
      },
    })
    return { ok: true, upload: uploadStateOf(row) }
  })
}

/** A picture that arrived has the size of its clean copy, and no longer that of what was sent. */
const isReencoded = ({ kind, status }: { kind: string; status: string }) =>
  kind === 'picture' && status === 'ready'

/**
 * A scope's parts share its room: a studio with many results has no more than one with few, and its
 * reviews have none of their own. Added up here, because the sum of its bytes may pass 2^31.
 */
async function used(tx: Tx, scope: string, personId: string) {
  const sharing = await scopesSharing(tx, scope)
  const files = await tx.storedFile.findMany({
    where: {
      OR: sharing.flatMap((one) => [{ scope: one }, { scope: { startsWith: `${one}:` } }]),
      status: { in: ['receiving', 'ready'] },
    },
    select: { bytes: true, scope: true, createdBy: true },
  })
  const unfinished = await tx.storedFile.count({
    where: { createdBy: personId, status: 'receiving' },
  })
  return {
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    files: files.length,
    own: files.filter((file) => file.scope === scope && file.createdBy === personId).length,
    unfinished,
  }
}

/** The scopes that share their room with this one, without their parts. */
async function scopesSharing(tx: Tx, scope: string): Promise<string[]> {
  const [kind, id = ''] = scope.split(':')
  const studioId = kind === 'review' ? await studioOf(tx, id) : id
  const reviews = await tx.review.findMany({ where: { studioId }, select: { id: true } })
  return [`studio:${studioId}`, ...reviews.map((review) => `review:${review.id}`)]
}

async function studioOf(tx: Tx, reviewId: string): Promise<string> {
  const { studioId } = await tx.review.findUniqueOrThrow({ where: { id: reviewId } })
  return studioId
}
