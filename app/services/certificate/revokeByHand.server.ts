import type { ServiceContext } from '../context'
import { performOp } from '../log/performOp.server'
import { revokeCertificateWithin } from './revokeCertificate.server'

export interface RevokeByHandOptions {
  form: { opId: string; number: string; reason: string }
  /** Of whom the certificate has to speak. */
  subject: string
  /** Who was authorised to decide about that subject. */
  actor: string
  receivedAt: Date
}

/** Why none was revoked; in words under `certificate:problem`. */
export type RevokeAnswer =
  { ok: true; number: string } | { ok: false; code: 'unknown' | 'alreadyRevoked' | 'reused' }

/** Revokes one certificate, with the public reason that a person gives. */
export async function revokeByHand(
  { writer }: Pick<ServiceContext, 'writer'>,
  { form, subject, actor, receivedAt }: RevokeByHandOptions,
): Promise<RevokeAnswer> {
  const { opId, number, reason } = form
  const by = { actor, opId, receivedAt }
  const outcome = await writer.write((tx) =>
    performOp<RevokeAnswer>(
      tx,
      { ...by, body: { revoke: number, reason } },
      async () => {
        const known = await tx.certificate.findUnique({ where: { number } })
        if (known?.subject !== subject) return { ok: false, code: 'unknown' }
        const isDone = await revokeCertificateWithin(tx, { number, reason }, by)
        return isDone ? { ok: true, number } : { ok: false, code: 'alreadyRevoked' }
      },
      ({ ok }) => ok,
    ),
  )
  return outcome.kind === 'reused' ? { ok: false, code: 'reused' } : outcome.answer
}
