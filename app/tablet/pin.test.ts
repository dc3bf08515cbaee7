import { expect, it } from 'vitest'
import { lockWith, tryPin, waitLeft, type PinLock } from './pin'

const MINUTE_MS = 60_000
const NOW = 1_800_000_000_000

async function afterWrong(tries: number, now: number): Promise<PinLock> {
  let lock = await lockWith('2580')
  for (let n = 0; n < tries; n++) {
    const waited = now + waitLeft(lock, now)
    lock = (await tryPin(lock, '0000', waited)).lock
    now = waited
  }
  return lock
}

it('lets a further try wait a minute after five wrong ones, then longer', async () => {
  const lock = await afterWrong(5, NOW)
  expect(waitLeft(await afterWrong(4, NOW), NOW)).toBe(0)
  expect(waitLeft(lock, NOW)).toBe(MINUTE_MS)
  expect(await tryPin(lock, '2580', NOW + MINUTE_MS - 1)).toMatchObject({ ok: false, waits: true })
  expect(await tryPin(lock, '2580', NOW + MINUTE_MS)).toMatchObject({ ok: true })
  expect(waitLeft(await afterWrong(6, NOW), NOW + MINUTE_MS)).toBe(2 * MINUTE_MS)
})

it('keeps nobody out by a clock that was ahead and is put right', async () => {
  const lock = await afterWrong(5, NOW + 24 * 60 * MINUTE_MS)
  expect(waitLeft(lock, NOW)).toBe(0)
  expect(await tryPin(lock, '2580', NOW)).toMatchObject({ ok: true })
  const again = await tryPin(lock, '0000', NOW)
  expect(again).toMatchObject({ ok: false, waits: true })
  expect(waitLeft(again.lock, NOW)).toBe(2 * MINUTE_MS)
})
