import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { startServer, type TestServer } from './server'

const root = path.dirname(import.meta.dirname)

/** Runs the rehearsal as its command does, on the server that was built for these tests. */
function rehearse(...options: string[]) {
  return rehearseIn(tmpdir(), ...options)
}

/** The same with temporary data in this folder. */
function rehearseIn(
  folder: string,
  ...options: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const command = ['--import', 'tsx', 'app/commands/rehearse/main.ts', ...options]
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { ...process.env, LANG: 'en_US.UTF-8', TMPDIR: folder },
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
  test.setTimeout(600_000)
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

test('a small cycle of reviews survives a kill of the server, and every rating is right', async () => {
  test.setTimeout(600_000)
  const folder = mkdtempSync(path.join(tmpdir(), 'jiangsai-e2e-'))
  try {
    const size = ['--studios', '6', '--experts', '5', '--kills', '1', '--seed', '7']
    const { code, out, err } = await rehearseIn(folder, ...size, '--json')
    expect(err).toBe('')
    expect(JSON.parse(out)).toMatchObject({
      ...{ studios: 6, experts: 5, kills: 1, lost: 0, duplicated: 0 },
      ...{ ratingsChecked: 5, ratingMismatches: 0, chainBroken: 0 },
    })
    expect(code).toBe(0)
    expect(readdirSync(folder).filter((name) => name.startsWith('jiangsai'))).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('says what is wrong with its options', async () => {
  const { code, out, err } = await rehearse('--kills', 'many', '--json')
  expect(code).toBe(1)
  expect(out).toBe('')
  expect(err).toContain('--kills')
  const mixed = await rehearse('--studios', '6', '--contests', '1')
  expect(mixed.code).toBe(1)
  expect(mixed.err).toContain('--contests: is of contests')
})

const small = [
  '--contests',
  '1',
  '--entries',
  '2',
  '--judges',
  '2',
  '--viewers',
  '2',
  '--kills',
  '0',
]

/** The editions in a server's database, read apart from it. */
function editions({ dataDir }: TestServer): unknown[] {
  const db = new Database(path.join(dataDir, 'jiangsai.db'), { readonly: true })
  try {
    return db.prepare('SELECT kind, titleEn FROM Edition ORDER BY titleEn').all()
  } finally {
    db.close()
  }
}

test('rehearses on a server with HTTPS, and leaves behind only what is to be kept', async () => {
  test.setTimeout(600_000)
  const server = await startServer({ HTTPS: 'on', REHEARSAL: 'on' })
  try {
    const there = [...small, '--url', server.url, '--json']
    const ca = ['--ca', path.join(server.dataDir, 'tls/ca.pem')]
    const untrusted = await rehearse(...there)
    expect(untrusted.code).toBe(1)
    expect(untrusted.err).toContain('is not trusted')

    const kept = await rehearse(...there, ...ca, '--seed', '1', '--keep')
    expect(kept.err).toContain(server.url)
    expect(JSON.parse(kept.out)).toMatchObject({ lost: 0, boardMismatches: 0, staleScreens: 0 })
    expect(kept.code).toBe(0)
    expect(editions(server)).toEqual([{ kind: 'rehearsal', titleEn: 'Rehearsal 1' }])

    const again = await rehearse(...there, ...ca, '--seed', '1')
    expect(again.err).toContain('seed 1 is kept')
    const other = await rehearse(...there, ...ca, '--seed', '2')
    expect({ code: other.code, err: other.err }).toEqual({ code: 0, err: '' })
    expect(editions(server)).toEqual([{ kind: 'rehearsal', titleEn: 'Rehearsal 1' }])
  } finally {
    await server.stop()
  }
})

test('leaves alone a server that is not in rehearsal mode, and says when nobody answers', async () => {
  const server = await startServer()
  const { code, err } = await rehearse(...small, '--url', server.url)
  expect(err).toContain('is not in rehearsal mode')
  expect(code).toBe(1)
  await server.stop()
  const gone = await rehearse(...small, '--url', server.url)
  expect(gone.err).toContain('Nobody answers')
  expect(gone.code).toBe(1)
})

test('deletes its edition when it is interrupted', async () => {
  const server = await startServer({ REHEARSAL: 'on' })
  try {
    const command = ['--import', 'tsx', 'app/commands/rehearse/main.ts', ...small]
    const child = spawn(process.execPath, [...command, '--url', server.url], { cwd: root })
    let err = ''
    child.stderr.on('data', (text: Buffer) => (err += text.toString()))
    const ended = new Promise((resolve) => child.once('close', resolve))
    await expect.poll(() => editions(server)).toHaveLength(1)
    child.kill('SIGTERM')
    expect(await ended).toBe(1)
    expect(err.trim()).toBe('The rehearsal was interrupted')
    expect(editions(server)).toEqual([])
  } finally {
    await server.stop()
  }
})
