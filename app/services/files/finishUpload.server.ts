import { rm } from 'node:fs/promises'
import path from 'node:path'
import { typeFitsName } from '~/domain/files/kinds'
import type { FileProblem } from '~/protocol/files'
import { folderOf, ORIGINAL, removeFolder, type FilesContext } from './fileFolder.server'
import { inspectFile, type Inspect } from './inspectFile.server'
import { uploadStateOf, type UploadAnswer } from './uploadState'

/**
 * Looks into a file that has come whole, and makes it ready or refuses it. Doing it again after a
 * crash has the same result.
 */
export async function finishUpload(
  context: FilesContext,
  id: string,
  inspect: Inspect = inspectFile,
): Promise<UploadAnswer> {
  const folder = folderOf(context, id)
  const found = await inspect(folder)
  const { name } = await context.read.storedFile.findUniqueOrThrow({ where: { id } })
  if ('problem' in found) return refuseUpload(context, id, found.problem)
  if (!typeFitsName(found.type, name)) return refuseUpload(context, id, 'mismatch')
  const { type, bytes, sha256, width, height } = found
  const isPicture = width !== null
  const data = { type, bytes, receivedBytes: bytes, sha256, width, height, thumb: isPicture }
  const answer = await settle(context, id, { ...data, status: 'ready' })
  if (isPicture) await rm(path.join(folder, ORIGINAL), { force: true })
  return answer
}

/** Refuses an upload for good: nothing of it stays but the reason. */
export async function refuseUpload(
  context: FilesContext,
  id: string,
  problem: FileProblem,
): Promise<UploadAnswer> {
  const answer = await settle(context, id, { status: 'refused', problem })
  await removeFolder(context, id)
  return answer
}

/** Ends an upload that nothing else has ended meanwhile. */
async function settle(
  { writer, now }: FilesContext,
  id: string,
  data: { status: 'ready' | 'refused'; problem?: FileProblem },
): Promise<UploadAnswer> {
  const row = await writer.write(async (tx) => {
    const where = { id, status: 'receiving' }
    await tx.storedFile.updateMany({ where, data: { ...data, touchedAt: now() } })
    return tx.storedFile.findUniqueOrThrow({ where: { id } })
  })
  return { ok: true, upload: uploadStateOf(row) }
}
