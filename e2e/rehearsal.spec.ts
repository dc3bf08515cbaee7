import { spawn } from 'node:child_process'
import path from 'node:path'
import { expect, test } from '@playwright/test'

const root = path.dirname(import.meta.dirname)

/** Runs the rehearsal as its command does, on the server that was built for these tests. */
function rehearse(
  ...options: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const command = ['--import', 'tsx', 'app/commands/rehearse/main.ts', ...options]
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { ...process.env, LANG: 'en_US.UTF-8' },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (text: Buffer) => (out += text.toString()))
  child.stderr.on('data', (text: Buffer) => (err += text.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out, err }))
  })
}

test('a small rehearsal survives a kill of the server and loses nothing', async () => {
  test.setTimeout(180_000)
  const size = ['--contests', '1', '--entries', '3', '--judges', '3', '--viewers', '6']
  const { code, out, err } = await rehearse(...size, '--kills', '1', '--seed', '7', '--json')
  expect(err).toBe('')
  expect(JSON.parse(out)).toMatchObject({
    contests: 1,
    entries: 3,
    judges: 3,
    viewers: 6,
    kills: 1,
    lost: 0,
    duplicated: 0,
    boardMismatches: 0,
    staleScreens: 0,
    chainBroken: 0,
  })
  expect(code).toBe(0)
})

test('says what is wrong with its options', async () => {
  const { code, out, err } = await rehearse('--kills', 'many', '--json')
  expect(code).toBe(1)
  expect(out).toBe('')
  expect(err).toContain('--kills')
})
