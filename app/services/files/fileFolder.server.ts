import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Settings } from '~/http/environment.server'
import { syncToDisk } from '../backup/diskFiles.server'
import type { ServiceContext } from '../context'

/** What the use-cases of files need of the process around them. */
export type FilesContext = Pick<ServiceContext, 'read' | 'writer' | 'now'> & {
  readonly settings: Pick<Settings, 'dataDir'>
  /** Bytes that are free on the file system of a folder; asked of the disk unless a test says. */
  readonly freeBytes?: (folder: string) => number
}

/** What was sent, as it was sent. Of a picture it goes as soon as there is a clean copy. */
export const ORIGINAL = 'original'
/** A picture, encoded anew. */
const PICTURE = 'picture'
const THUMB = 'thumb'

export const filesFolder = ({ dataDir }: Pick<Settings, 'dataDir'>) => path.join(dataDir, 'files')

/** The folder of one file: all that there is of it. */
export function folderOf({ settings }: Pick<FilesContext, 'settings'>, id: string): string {
  return path.join(filesFolder(settings), id)
}

/** The content that is served of a file, or its thumbnail. */
export function contentOf(
  context: Pick<FilesContext, 'settings'>,
  file: { id: string; kind: string },
  part: 'content' | 'thumb',
): string {
  const name = part === 'thumb' ? THUMB : file.kind === 'picture' ? PICTURE : ORIGINAL
  return path.join(folderOf(context, file.id), name)
}

/** Makes a file's folder, on the disk when this resolves. */
export async function makeFolder(context: Pick<FilesContext, 'settings'>, id: string) {
  const folder = folderOf(context, id)
  if (existsSync(folder)) return folder
  await mkdir(folder, { recursive: true, mode: 0o700 })
  syncToDisk(filesFolder(context.settings))
  syncToDisk(context.settings.dataDir)
  return folder
}

/** Removes all that there is of a file. */
export async function removeFolder(context: Pick<FilesContext, 'settings'>, id: string) {
  await rm(folderOf(context, id), { recursive: true, force: true })
}
