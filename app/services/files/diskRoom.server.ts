import { freeBytes as freeOnDisk } from '../backup/diskFiles.server'
import type { FilesContext } from './fileFolder.server'

/** Room that uploads leave to the database and its copies. */
export const SPARE_BYTES = 512 * 1024 * 1024

/** Bytes that uploads may take of the disk as it is now; below zero when they have taken too many. */
export function roomOnDisk({
  settings,
  freeBytes = freeOnDisk,
}: Pick<FilesContext, 'settings' | 'freeBytes'>): number {
  return freeBytes(settings.dataDir) - SPARE_BYTES
}
