import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { BackupError } from './backupError'

/** Name of the manifest in a backup's folder. It is written last: without it there is no backup. */
export const MANIFEST = 'manifest.json'

const digest = z.string().regex(/^[0-9a-f]{64}$/)
/** A path inside the backup: it never climbs out of the folder. */
const insidePath = z.string().refine((text) => {
  const parts = text.split('/')
  return !text.includes('\\') && parts.every((part) => !['', '.', '..'].includes(part))
})

const manifestSchema = z.strictObject({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  /** The version that made it. */
  version: z.string(),
  files: z.array(z.strictObject({ path: insidePath, bytes: z.int().min(0), sha256: digest })),
  /** Where each log stood: compare a hash with the one on a signed sheet or notice. */
  logs: z.array(z.strictObject({ scope: z.string(), seq: z.int().min(0), hash: digest })),
})
export type Manifest = z.infer<typeof manifestSchema>

/** Writes the manifest, readable by its owner only like all of a backup. */
export function writeManifest(folder: string, manifest: Manifest): void {
  const text = `${JSON.stringify(manifest, null, 2)}\n`
  writeFileSync(path.join(folder, MANIFEST), text, { mode: 0o600 })
}

/** @throws BackupError `notABackup` when there is none, or one that this version does not know */
export function readManifest(folder: string): Manifest {
  const file = path.join(folder, MANIFEST)
  if (!existsSync(file)) {
    throw new BackupError('notABackup', `${folder} is no finished backup: it has no ${MANIFEST}.`)
  }
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new BackupError('notABackup', `${file} is damaged or of a version unknown here.`)
  }
}
