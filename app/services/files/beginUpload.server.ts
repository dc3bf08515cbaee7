import { claimedKind, type FilePurpose } from '~/domain/files/kinds'
import { FILE_LIMITS, refusalToBegin, type FileLimits } from '~/domain/files/limits'
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
 * however far it is; with another file it is refused.
 */
export async function beginUpload(
  context: FilesContext,
  { isAtMost = false, limits = FILE_LIMITS, ...file }: BeginUpload,
): Promise<UploadAnswer> {
  const name = safeName(file.name)
  const kind = claimedKind(name, file.purpose)
  if (kind === null) return refused('kindUnknown')
  const { personId, opId, scope, purpose, alt } = file
  const bytes = isAtMost ? Math.min(file.bytes, limits.perFile[kind]) : file.bytes
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
      return isSame ? { ok: true, upload: uploadStateOf(known) } : refused('reused')
    }
    const refusal = refusalToBegin({ kind, bytes }, await used(tx, scope, personId), limits)
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
 * A scope's parts share its room: a studio with many results has no more than one with few. Added
 * up here, because the sum of its bytes may pass 2^31.
 */
async function used(tx: Tx, scope: string, personId: string) {
  const whole = scope.split(':', 2).join(':')
  const files = await tx.storedFile.findMany({
    where: {
      OR: [{ scope: whole }, { scope: { startsWith: `${whole}:` } }],
      status: { in: ['receiving', 'ready'] },
    },
    select: { bytes: true },
  })
  const unfinished = await tx.storedFile.count({
    where: { createdBy: personId, status: 'receiving' },
  })
  return {
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    files: files.length,
    unfinished,
  }
}
