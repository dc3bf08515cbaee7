import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync, statfsSync } from 'node:fs'

const CHUNK = 1024 * 1024

/** Size and SHA-256 of a file, read in pieces. */
export function digestFile(file: string): { bytes: number; sha256: string } {
  const hash = createHash('sha256')
  const chunk = Buffer.allocUnsafe(CHUNK)
  const descriptor = openSync(file, 'r')
  try {
    let bytes = 0
    for (;;) {
      const read = readSync(descriptor, chunk, 0, CHUNK, null)
      if (read === 0) return { bytes, sha256: hash.digest('hex') }
      hash.update(chunk.subarray(0, read))
      bytes += read
    }
  } finally {
    closeSync(descriptor)
  }
}

/** Waits until a file, or the names in a folder, are on the disk. */
export function syncToDisk(file: string): void {
  const descriptor = openSync(file, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Bytes that are free on the file system of a folder. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
