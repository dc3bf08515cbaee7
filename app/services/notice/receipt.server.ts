import { createHmac } from 'node:crypto'
import type { Secrets } from '../context'
import { normaliseCode } from '../people/tokens.server'

/** Digits and capitals without those mistaken for another: 0 O, 1 I L. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 10

/**
 * The code with which its sender reads what becomes of an objection: about 50 bits. It is derived,
 * so that the same form sent again gets the same code, though the code itself is kept nowhere.
 */
export function receiptCode(secrets: Secrets, objectionId: string): string {
  let rest = BigInt(`0x${keyed(secrets, 'receipt', objectionId)}`)
  let code = ''
  while (code.length < LENGTH) {
    code += ALPHABET[Number(rest % BigInt(ALPHABET.length))] ?? ''
    rest /= BigInt(ALPHABET.length)
  }
  return code
}

/** What is kept of a code, however it was typed. */
export function receiptHash(secrets: Secrets, typed: string): string {
  return keyed(secrets, 'receipt-code', normaliseCode(typed))
}

function keyed({ TOKEN_PEPPER }: Secrets, purpose: string, value: string): string {
  return createHmac('sha256', TOKEN_PEPPER).update(`${purpose}\0${value}`).digest('hex')
}
