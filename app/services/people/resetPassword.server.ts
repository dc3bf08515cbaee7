import type { ServiceContext } from '../context'
import { admitAttempt } from './attempts.server'
import { hashPassword } from './passwords.server'
import { lookupsOf } from './personFields.server'
import { digestOfCode } from './tokens.server'

export interface ResetOptions {
  /** A mobile number, checked before. */
  phone: string
  code: string
  password: string
  address: string
}

export type ResetAnswer =
  | { kind: 'done' }
  /** Not the code for this phone, or used, or too old; which one is not told. */
  | { kind: 'refused' }
  | { kind: 'wait'; minutes: number }

/** Sets a new password by a one-time code and signs the person out everywhere. */
export async function resetPassword(
  context: ServiceContext,
  { phone, code, password, address }: ResetOptions,
): Promise<ResetAnswer> {
  const phoneKey = lookupsOf(context.secrets, { phone }).phoneKey ?? ''
  const admission = await admitAttempt(context, 'reset', phoneKey, address)
  if (admission.kind === 'wait') return admission
  const passwordHash = await hashPassword(password)
  const now = context.now()
  return context.writer.write(async (tx) => {
    const { count } = await tx.resetCode.updateMany({
      where: {
        codeHash: digestOfCode(code),
        person: { phoneKey },
        usedAt: null,
        expiresAt: { gt: now },
      },
      data: { usedAt: now },
    })
    if (count !== 1) return { kind: 'refused' }
    const { id } = await tx.person.update({ where: { phoneKey }, data: { passwordHash } })
    await tx.signIn.deleteMany({ where: { personId: id } })
    await admission.forgive(tx)
    return { kind: 'done' }
  })
}
