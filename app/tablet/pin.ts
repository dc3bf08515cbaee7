/**
 * The judge's PIN on the device itself, so that a closed tablet opens offline for its judge only.
 * Four to six digits keep a neighbour out, not someone who takes the device apart.
 */
import { bytesToHex, hexToBytes, randomBytes } from '@noble/hashes/utils.js'

export interface PinLock {
  readonly salt: string
  readonly hash: string
  readonly wrong: number
  /** No try before this time, in milliseconds. */
  readonly waitUntil: number
}

export type PinTry =
  | { readonly ok: true; readonly lock: PinLock }
  | { readonly ok: false; readonly lock: PinLock; readonly waits: boolean }

export const PIN_PATTERN = /^\d{4,6}$/
const TRIES = 5
const WAIT_MS = 60_000
const ROUNDS = 210_000

/** Makes a lock that opens with `pin`. Needs a secure context. */
export async function lockWith(pin: string): Promise<PinLock> {
  const salt = randomBytes(16)
  return { salt: bytesToHex(salt), hash: await hashPin(pin, salt), wrong: 0, waitUntil: 0 }
}

/** Tries a PIN. After five wrong ones in a row each further try waits a minute, then longer. */
export async function tryPin(lock: PinLock, pin: string, now: number): Promise<PinTry> {
  if (waitLeft(lock, now) > 0) return { ok: false, lock, waits: true }
  if ((await hashPin(pin, hexToBytes(lock.salt))) === lock.hash) {
    return { ok: true, lock: { ...lock, wrong: 0, waitUntil: 0 } }
  }
  const wrong = lock.wrong + 1
  const wait = waitAfter(wrong)
  return { ok: false, waits: wait > 0, lock: { ...lock, wrong, waitUntil: wait && now + wait } }
}

/**
 * Milliseconds until the next try. More than the wrong tries have earned is of a clock that was
 * ahead and has been put right since: it must not keep the judge out.
 */
export function waitLeft({ wrong, waitUntil }: PinLock, now: number): number {
  const left = waitUntil - now
  return left > waitAfter(wrong) ? 0 : Math.max(0, left)
}

function waitAfter(wrong: number): number {
  return wrong < TRIES ? 0 : WAIT_MS * Math.min(wrong - TRIES + 1, 15)
}

async function hashPin(pin: string, salt: Uint8Array): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveBits',
  ])
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(salt), iterations: ROUNDS },
    key,
    256,
  )
  return bytesToHex(new Uint8Array(bits))
}
