import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** The version of this program, from its package.json. */
export function programVersion(): string {
  const file = path.resolve(import.meta.dirname, '../../../package.json')
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(file, 'utf8')))
  return version
}
