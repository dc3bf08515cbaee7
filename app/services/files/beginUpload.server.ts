import { claimedKind, type FilePurpose } from '~/domain/files/kinds'
import { DELETED_FOR_MS, limitsOf, refusalToBegin, type FileLimits } from '~/domain/files/limits'
import { safeName } from '~/domain/files/safeName'
import { areVisitPhotos } from '~/domain/review/visitPhotos'
import { derivedId } from '../log/derivedId.server'
import type { Tx } from '../log/writer.server'
import { roomOnDisk } from './diskRoom.server'
import { type FilesContext } from './fileFolder.server'
import { refused, uploadStateOf, type UploadAnswer } from './uploadState'

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
 * Begins an upload and reserves its room, in its limit and on the disk. The same op again gets the
 * same upload, however far it is, with the description that was given last; with another file it is
 * refused.
 */
export async function beginUpload(
  context: FilesContext,
  { isAtMost = false, limits, ...file }: BeginUpload,
): Promise<UploadAnswer> {
  const name = safeName(file.name)
  const kind = claimedKind(name, file.purpose)
  if (kind === null) return refused('kindUnknown')
  const { personId, opId, scope, purpose, alt } = file
  const most = limits ?? limitsOf({ scope, purpose })
  const bytes = isAtMost ? Math.min(file.bytes, most.perFile[kind]) : file.bytes
  const id = derivedId('file', personId, opId)
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
    const now = context.now()
    const taken = await used(tx, { scope, purpose, personId, now })
    const refusal = refusalToBegin({ kind, bytes }, taken, most)
    if (refusal) return refused(refusal)
    // summed up first: what arrives between the two is counted twice rather than not at all
    const toCome = await stillToCome(tx)
    if (roomOnDisk(context) - toCome < bytes * 2) return refused('noRoom')
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

/** What all uploads may still bring, whosesoever they are: it is not on the disk yet. */
async function stillToCome(tx: Tx): Promise<number> {
  const uploads = await tx.storedFile.findMany({
    where: { status: 'receiving' },
    select: { bytes: true, receivedBytes: true },
  })
  return uploads.reduce((sum, { bytes, receivedBytes }) => sum + bytes - receivedBytes, 0)
}

/**
 * A scope's parts share its room: a studio with many results has no more than one with few, and its
 * reviews have none of their own. Only the photos of each visit have, so that a studio under review
 * cannot use up the room of its experts. The bytes of a deleted file count until they are swept
 * away, or deleting and uploading in turn would fill the disk. Added up here, because the sum of
 * its bytes may pass 2^31.
 */
async function used(
  tx: Tx,
  { now, ...place }: Pick<BeginUpload, 'scope' | 'purpose' | 'personId'> & { now: Date },
) {
  const { scope, personId } = place
  const isVisit = areVisitPhotos(place)
  const sharing = isVisit ? [scope] : await scopesSharing(tx, scope)
  const unsweptSince = new Date(now.getTime() - DELETED_FOR_MS)
  const found = await tx.storedFile.findMany({
    where: {
      OR: sharing.flatMap((one) => [{ scope: one }, { scope: { startsWith: `${one}:` } }]),
      AND: {
        OR: [
          { status: { in: ['receiving', 'ready'] } },
          { status: 'deleted', touchedAt: { gte: unsweptSince } },
        ],
      },
    },
    select: {
      ...{ bytes: true, receivedBytes: true, status: true },
      ...{ scope: true, purpose: true, createdBy: true },
    },
  })
  const rows = found.filter((row) => areVisitPhotos(row) === isVisit)
  const files = rows.filter(({ status }) => status !== 'deleted')
  const unfinished = await tx.storedFile.count({
    where: { createdBy: personId, status: 'receiving' },
  })
  return {
    bytes: rows.reduce((sum, row) => sum + bytesOf(row), 0),
    files: files.length,
    own: files.filter((file) => file.scope === scope && file.createdBy === personId).length,
    unfinished,
  }
}

/** What a file has or may come to on the disk; of a deleted one, nothing more is to come. */
const bytesOf = (row: { status: string; bytes: number; receivedBytes: number }) =>
  row.status === 'deleted' ? row.receivedBytes : row.bytes

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
