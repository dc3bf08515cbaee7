import { randomUUID } from 'node:crypto'
import type { ServiceContext } from '../context'
import { appendEvent } from '../log/appendEvent.server'
import type { Tx } from '../log/writer.server'
import { admitAttempt } from './attempts.server'
import { editionScope } from './editionScope'
import { hashPassword, verifyPassword } from './passwords.server'
import { editionsOf } from './resettable.server'

export interface ChangePasswordOptions {
  personId: string
  /** The sign-in that goes on; all others end. */
  signInId: string | null
  current: string
  password: string
  address: string
}

export type ChangePasswordAnswer =
  | { kind: 'done' }
  /** The present password is another one. */
  | { kind: 'refused' }
  | { kind: 'wait'; minutes: number }

/**
 * Sets a new password for someone who is signed in and knows the present one, and signs them out on
 * every other device. The same form again, when its new password is the present one already, is done.
 */
export async function changePassword(
  context: ServiceContext,
  { personId, signInId, current, password, address }: ChangePasswordOptions,
): Promise<ChangePasswordAnswer> {
  const admission = await admitAttempt(context, 'password', personId, address)
  if (admission.kind === 'wait') return admission
  const { read, writer } = context
  const person = await read.person.findUnique({ where: { id: personId } })
  const known = person?.passwordHash ?? null
  if (await verifyPassword(known, current)) {
    const passwordHash = await hashPassword(password)
    const change = { personId, signInId, known, passwordHash, receivedAt: context.now() }
    const isChanged = await writer.write(async (tx) => {
      if (!(await store(tx, change))) return false
      await admission.forgive(tx)
      return true
    })
    if (isChanged) return { kind: 'done' }
  }
  const present = await read.person.findUnique({ where: { id: personId } })
  if (!(await verifyPassword(present?.passwordHash ?? null, password))) return { kind: 'refused' }
  await writer.write((tx) => admission.forgive(tx))
  return { kind: 'done' }
}

interface Change {
  personId: string
  signInId: string | null
  /** The hash that was checked: meanwhile another form, or a reset, may have set another one. */
  known: string | null
  passwordHash: string
  receivedAt: Date
}

async function store(tx: Tx, change: Change): Promise<boolean> {
  const { personId, signInId, known, passwordHash, receivedAt } = change
  const where = { id: personId, passwordHash: known }
  const { count } = await tx.person.updateMany({ where, data: { passwordHash } })
  if (count !== 1) return false
  await tx.signIn.deleteMany({ where: { personId, id: { not: signInId ?? '' } } })
  for (const editionId of await editionsOf(tx, personId)) {
    await appendEvent(tx, {
      scopeId: editionScope(editionId),
      opId: randomUUID(),
      kind: 'person.passwordChanged',
      actor: personId,
      device: signInId,
      payload: { person: personId },
      receivedAt,
    })
  }
  return true
}
