import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { workerInTurn } from './askWorker.server'

const LIMITS = { timeoutMs: 30_000, memoryMb: 64 }
let folder: string
let echo: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'jiangsai-worker-'))
  echo = path.join(folder, 'echo.mjs')
  const lines = [
    `import { parentPort, workerData } from 'node:worker_threads'`,
    `parentPort.postMessage(workerData)`,
  ]
  writeFileSync(echo, lines.join('\n'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('lets no more wait than it is told, and takes the next once there is room', async () => {
  const ask = workerInTurn(2)
  const asked = [1, 2, 3, 4, 5].map((one) => ask(echo, one, LIMITS))
  expect(await Promise.all(asked)).toEqual([1, 2, 3, null, null])
  expect(await ask(echo, 6, LIMITS)).toBe(6)
})

it('goes on after a call that could not be made', async () => {
  const ask = workerInTurn()
  const cannotBeSent = () => null
  const broken = ask(echo, cannotBeSent, LIMITS).catch((error: unknown) => error)
  const next = ask(echo, 1, LIMITS)
  expect(await broken).toBeInstanceOf(Error)
  expect(await next).toBe(1)
})
