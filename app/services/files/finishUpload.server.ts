import { rm } from 'node:fs/promises'
import path from 'node:path'
import { typeFitsName } from '~/domain/files/kinds'
import type { FileProblem } from '~/protocol/files'
import type { Prisma, StoredFile } from '../../../prisma/generated/client'
import type { Tx } from '../log/writer.server'
import type { WhyNot } from './fileAccess.server'
import { folderOf, ORIGINAL, removeFolder, type FilesContext } from './fileFolder.server'
import { noteFile } from './fileLog.server'
import { inspectFile, type Inspect } from './inspectFile.server'
import { uploadStateOf, type UploadAnswer } from './uploadState'

export interface FinishUpload {
  inspect?: Inspect | undefined
  /** Asked when the file has come and was inspected. */
  whyNot: WhyNot<FileProblem>
}

/**
 * Looks into a file that has come whole, and makes it ready or refuses it. Doing it again after a
 * crash has the same result.
 */
export async function finishUpload(
  context: FilesContext,
  id: string,
  { inspect = inspectFile, whyNot }: FinishUpload,
): Promise<UploadAnswer> {
  const folder = folderOf(context, id)
  const found = await inspect(folder)
  const { name } = await context.read.storedFile.findUniqueOrThrow({ where: { id } })
  if ('problem' in found) return refuseUpload(context, id, found.problem)
  if (!typeFitsName(found.type, name)) return refuseUpload(context, id, 'mismatch')
  const { type, bytes, sha256, width, height } = found
  const isPicture = width !== null
  const data = { type, bytes, receivedBytes: bytes, sha256, width, height, thumb: isPicture }
  const answer = await settle(context, id, async (tx, row) => {
    const problem = await whyNot(tx, row)
    return problem === null ? { ...data, status: 'ready' } : { status: 'refused', problem }
  })
  if (isPicture) await rm(path.join(folder, ORIGINAL), { force: true })
  return answer
}

/** Refuses an upload for good: nothing of it stays but the reason. */
export function refuseUpload(
  context: FilesContext,
  id: string,
  problem: FileProblem,
): Promise<UploadAnswer> {
  return settle(context, id, () => Promise.resolve({ status: 'refused', problem }))
}

type Ending = Prisma.StoredFileUpdateInput & { status: 'ready' | 'refused' }

/** Ends an upload that nothing else has ended meanwhile. */
async function settle(
  context: FilesContext,
  id: string,
  decide: (tx: Tx, row: StoredFile) => Promise<Ending>,
): Promise<UploadAnswer> {
  const row = await context.writer.write(async (tx) => {
    const known = await tx.storedFile.findUniqueOrThrow({ where: { id } })
    if (known.status !== 'receiving') return known
    const receivedAt = context.now()
    const data = { ...(await decide(tx, known)), touchedAt: receivedAt }
    const ended = await tx.storedFile.update({ where: { id }, data })
    if (data.status === 'ready') {
      await noteFile(tx, 'file.added', ended, { actor: ended.createdBy, receivedAt })
    }
    return ended
  })
  if (row.status === 'refused') await removeFolder(context, id)
  return { ok: true, upload: uploadStateOf(row) }
}
