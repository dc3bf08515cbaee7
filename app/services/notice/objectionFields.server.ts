import type { Secrets } from '../context'
import { seal, unseal } from '../people/personalData.server'
import { keysOf } from '../people/personFields.server'

/** What is kept of an objection in encrypted form: who sends it, how to reach them, and why. */
export type ObjectionField = 'name' | 'phone' | 'reason'

/** Encrypts a field of one objection; it opens for that field of that objection only. */
export function sealObjection(
  secrets: Secrets,
  field: ObjectionField,
  objectionId: string,
  plain: string,
): string {
  return seal(keysOf(secrets), `objection.${field}:${objectionId}`, plain)
}

/** Decrypts what `sealObjection` made. @throws SealedValueError when it is not that field's. */
export function openObjection(
  secrets: Secrets,
  field: ObjectionField,
  objectionId: string,
  sealed: string,
): string {
  return unseal(keysOf(secrets), `objection.${field}:${objectionId}`, sealed)
}
