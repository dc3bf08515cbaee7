import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { DELETED_FOR_MS, UNFINISHED_FOR_MS } from '~/domain/files/limits'
import { fileIdSchema } from '~/protocol/files'
import {
  filesFolder,
  folderOf,
  ORIGINAL,
  removeFolder,
  type FilesContext,
} from './fileFolder.server'
import { refuseUpload } from './finishUpload.server'
import { isUnderWay } from './receiveBytes.server'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const SWEEP_EVERY_MS = 10 * MINUTE_MS
/** How long one may learn why an upload was refused. */
const REFUSED_FOR_MS = 24 * HOUR_MS

/**
 * Ends uploads that nobody went on with, and removes every content that no row speaks for: of what
 * was refused or deleted, of a crash, and the original of a picture with its clean copy.
 */
export async function sweepFiles(context: FilesContext): Promise<void> {
  const before = (ms: number) => new Date(context.now().getTime() - ms)
  const { read, writer } = context
  const stale = await read.storedFile.findMany({
    where: { status: 'receiving', touchedAt: { lt: before(UNFINISHED_FOR_MS) } },
    select: { id: true },
  })
  for (const { id } of stale) {
    if (!isUnderWay(id)) await refuseUpload(context, id, 'expired')
  }
  await writer.write((tx) =>
    tx.storedFile.deleteMany({
      where: { status: 'refused', touchedAt: { lt: before(REFUSED_FOR_MS) } },
    }),
  )
  for (const id of await foldersOf(context)) {
    const row = await read.storedFile.findUnique({ where: { id } })
    const isDeleted = row?.status === 'deleted' && row.touchedAt < before(DELETED_FOR_MS)
    if (row === null || row.status === 'refused' || isDeleted) {
      if (!isUnderWay(id)) await removeFolder(context, id)
    } else if (row.status === 'ready' && row.kind === 'picture') {
      await rm(path.join(folderOf(context, id), ORIGINAL), { force: true })
    }
  }
}

/** A folder is made after its row: one that is listed here and has none belongs to nobody. */
async function foldersOf({ settings }: FilesContext): Promise<string[]> {
  const folder = filesFolder(settings)
  if (!existsSync(folder)) return []
  return (await readdir(folder)).filter((name) => fileIdSchema.safeParse(name).success)
}

export interface FileSweeper {
  /** Sweeps now; joins a sweep that is under way. */
  sweep: () => Promise<void>
  stop: () => Promise<void>
}

/** Sweeps at the start and every ten minutes; `failed` is told of what went wrong. */
export function startFileSweeper(
  context: FilesContext,
  failed: (error: unknown) => void,
): FileSweeper {
  let underWay: Promise<void> | null = null
  const sweep = () => {
    underWay ??= sweepFiles(context)
      .catch(failed)
      .finally(() => (underWay = null))
    return underWay
  }
  const timer = setInterval(() => void sweep(), SWEEP_EVERY_MS).unref()
  void sweep()
  return {
    sweep,
    stop: async () => {
      clearInterval(timer)
      await underWay
    },
  }
}
