import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.dirname(import.meta.dirname)

/**
 * Runs a script that makes data through the use-cases, in a process of its own, and returns the
 * last line that it printed.
 *
 * @param script its path in the repository, such as `e2e/studiosSeed.ts`
 */
export function runSeed(script: string, dataDir: string, ...args: string[]): string {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', script, ...args],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, JIANGSAI_MODE: 'test', DATA_DIR: dataDir },
    },
  )
  if (status !== 0) throw new Error(`${script} failed: ${stderr}`)
  return stdout.trim().split('\n').at(-1) ?? ''
}

/** A new data folder for a server, filled by a script, with the last line that it printed. */
export function seedData(script: string): { dataDir: string; printed: string } {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'jiangsai-e2e-'))
  return { dataDir, printed: runSeed(script, dataDir) }
}
