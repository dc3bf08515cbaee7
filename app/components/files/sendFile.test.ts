import { expect, it } from 'vitest'
import type { UploadState } from '~/protocol/files'
import { sendFile, type Answer, type Told, type Wire } from './sendFile'

const MB = 1024 * 1024

/** A server that keeps what it gets, and a network that does what a script says. */
function fake(bytes: number, script: ('ok' | 'lost' | 'answerLost' | number)[] = []) {
  const state: UploadState = { id: 'a', bytes, received: 0, status: 'receiving', problem: null }
  const log: string[] = []
  const answer = (): Answer => ({ status: 200, body: { ok: true, upload: { ...state } } })
  const over = (work: () => Answer): Promise<Answer> => {
    const fate = script.shift() ?? 'ok'
    if (fate === 'lost') return Promise.reject(new TypeError('no network'))
    if (typeof fate === 'number') return Promise.resolve({ status: fate, body: null })
    const result = work()
    return fate === 'ok' ? Promise.resolve(result) : Promise.reject(new TypeError('cut'))
  }
  const wire: Wire = {
    begin: () => over(answer),
    piece: (_, offset, piece) =>
      over(() => {
        log.push(`${offset}+${piece.size}`)
        if (offset !== state.received) return { status: 409, body: { ok: false, problem: 'gap' } }
        state.received += piece.size
        if (state.received === bytes) state.status = 'ready'
        return answer()
      }),
    progress: () =>
      over(() => {
        log.push('asked')
        return answer()
      }),
    wait: (ms) => {
      log.push(`waited ${ms}`)
      return Promise.resolve()
    },
  }
  return { wire, log, state }
}

const send = (bytes: number, wire: Wire, told: Told[] = [], tries?: number) =>
  sendFile(new Blob([new Uint8Array(bytes)]), wire, (state) => told.push(state), tries)

it('sends a file in pieces, and tells how far it is', async () => {
  const { wire, log } = fake(2 * MB + 5)
  const told: Told[] = []
  expect(await send(2 * MB + 5, wire, told)).toBeNull()
  expect(log).toEqual([`0+${MB}`, `${MB}+${MB}`, `${2 * MB}+5`])
  expect(told).toEqual([
    { kind: 'sending', sent: 0 },
    { kind: 'sending', sent: MB },
    { kind: 'checking', sent: 2 * MB },
  ])
})

it('goes on where the server is after the network was cut', async () => {
  const { wire, log } = fake(3 * MB, ['lost', 'ok', 'ok', 'answerLost', 'lost', 'ok', 'ok'])
  expect(await send(3 * MB, wire)).toBeNull()
  expect(log).toEqual([
    'waited 1000',
    `0+${MB}`,
    `${MB}+${MB}`,
    'waited 1000',
    'waited 2000',
    'asked',
    `${2 * MB}+${MB}`,
  ])
})

it('learns of a file that had arrived although the answer was lost', async () => {
  const { wire, log } = fake(5, ['ok', 'answerLost'])
  expect(await send(5, wire)).toBeNull()
  expect(log).toEqual(['0+5', 'waited 1000', 'asked'])
})

it('waits for a server that is busy, longer each time', async () => {
  const { wire, log } = fake(5, [503, 502, 429, 503, 503, 503, 503])
  expect(await send(5, wire)).toBeNull()
  const waits = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]
  expect(log).toEqual([...waits.map((ms) => `waited ${ms}`), '0+5'])
})

it('gives up a server that fails so many times in a row, and never the network', async () => {
  const failing = fake(5, ['ok', 500, 500, 'lost', 500])
  expect(await send(5, failing.wire, [], 3)).toBe('busy')
  expect(failing.log.at(-1)).toBe('waited 4000')
  const away = fake(
    5,
    Array.from({ length: 20 }, () => 'lost' as const),
  )
  expect(await send(5, away.wire, [], 3)).toBeNull()
})

it('counts anew when more has arrived, and not when the server only answers', async () => {
  // every failed piece is followed by a question how far the server is
  const slow = fake(2 * MB, ['ok', 500, 'ok', 500, 'ok', 'ok', 500, 'ok', 500, 'ok', 'ok'])
  expect(await send(2 * MB, slow.wire, [], 3)).toBeNull()
  const broken = fake(5, ['ok', 500, 'ok', 500, 'ok', 500, 'ok'])
  expect(await send(5, broken.wire, [], 3)).toBe('busy')
})

it('learns that the server does not have the upload any more', async () => {
  const { wire } = fake(5, ['ok', 404])
  expect(await send(5, wire)).toBe('expired')
})

it('stops when the file or the person is refused', async () => {
  const signedOut = fake(5, ['ok', 401])
  expect(await send(5, signedOut.wire)).toBe('refused')
  const { wire, state } = fake(5)
  const refusing: Wire = {
    ...wire,
    piece: () => {
      Object.assign(state, { status: 'refused', problem: 'mismatch' })
      return wire.progress('a')
    },
  }
  expect(await send(5, refusing)).toBe('mismatch')
})
