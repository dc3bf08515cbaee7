import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * SHA-256 in plain JavaScript: the same synchronous code runs on the tablet, on the server and in a
 * verifier, where `node:crypto` is missing and `crypto.subtle` is asynchronous.
 *
 * @returns 64 lower-case hex digits, of the concatenation of the parts.
 */
export function sha256Hex(...parts: readonly Uint8Array[]): string {
  return bytesToHex(sha256(concatBytes(...parts)))
}

/** HMAC-SHA-256 of a message, 32 bytes. */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  return hmac(sha256, key, message)
}

/** The UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array {
  return utf8ToBytes(text)
}

/**
 * The bytes that hex digits stand for; digits of either case.
 *
 * @throws when the text is not an even number of hex digits.
 */
export function fromHex(hex: string): Uint8Array {
  return hexToBytes(hex)
}
