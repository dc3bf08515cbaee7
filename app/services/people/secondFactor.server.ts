import { generateTOTP, getTOTPAuthUri, verifyTOTP } from '@epic-web/totp'
import type { Secrets, ServiceContext } from '~/services/context'
import type { Tx } from '~/services/log/writer.server'
import { openField, sealField } from './personFields.server'

const PERIOD = 30
const DIGITS = 6
const ALGORITHM = 'SHA-1'
const config = { period: PERIOD, digits: DIGITS, algorithm: ALGORITHM }

/** A new secret and the address that an authenticator app reads from a QR code. */
export async function newSecondFactor(
  accountName: string,
): Promise<{ secret: string; uri: string }> {
  const { secret } = await generateTOTP(config)
  return { secret, uri: getTOTPAuthUri({ ...config, secret, accountName, issuer: 'Jiangsai' }) }
}

/** Whether a person has a second factor. */
export async function hasSecondFactor(
  read: Pick<Tx, 'secondFactor'>,
  personId: string,
): Promise<boolean> {
  return (await read.secondFactor.count({ where: { personId } })) > 0
}

/**
 * Stores a second factor once the person has shown a code of it. There is one a person; a lost one
 * is removed at the server's console, not here. That code is used up by it.
 */
export async function enrolSecondFactor(
  context: ServiceContext,
  personId: string,
  { secret, code }: { secret: string; code: string },
): Promise<{ ok: true } | { ok: false; code: 'wrongCode' | 'alreadyEnrolled' }> {
  const found = await verifyTOTP({ ...config, otp: code, secret })
  if (!found) return { ok: false, code: 'wrongCode' }
  const lastStep = stepNow() + found.delta
  return context.writer.write(async (tx) => {
    if (await hasSecondFactor(tx, personId)) return { ok: false, code: 'alreadyEnrolled' } as const
    await storeSecondFactor(tx, context.secrets, personId, { secret, lastStep }, context.now())
    return { ok: true } as const
  })
}

/** Writes a secret without a check: for enrolment above, and for sample accounts. */
export async function storeSecondFactor(
  tx: Tx,
  secrets: Secrets,
  personId: string,
  { secret, lastStep = null }: { secret: string; lastStep?: number | null },
  now: Date,
): Promise<void> {
  await tx.secondFactor.create({
    data: {
      personId,
      sealedSecret: sealField(secrets, 'secondFactor', personId, secret),
      enrolledAt: now,
      lastStep,
    },
  })
}

/**
 * Checks a six-digit code of a person and uses it up: neither it nor an earlier one is taken again
 * (RFC 6238, section 5.2). Attempts are limited by the caller, outside the transaction.
 */
export async function spendSecondFactor(
  tx: Tx,
  secrets: Secrets,
  personId: string,
  code: string,
): Promise<'ok' | 'notEnrolled' | 'wrongCode'> {
  const enrolled = await tx.secondFactor.findUnique({ where: { personId } })
  if (!enrolled) return 'notEnrolled'
  const secret = openField(secrets, 'secondFactor', personId, enrolled.sealedSecret)
  const before = stepNow()
  const found = await verifyTOTP({ ...config, otp: code, secret })
  if (!found) return 'wrongCode'
  if (enrolled.lastStep !== null && before + found.delta <= enrolled.lastStep) return 'wrongCode'
  // A step may have begun meanwhile: rather one code too many used up than one taken twice.
  const lastStep = stepNow() + found.delta
  await tx.secondFactor.update({ where: { personId }, data: { lastStep } })
  return 'ok'
}

/** Codes follow the time of the authenticator app, so this is the clock on the wall. */
function stepNow(): number {
  return Math.floor(Date.now() / 1000 / PERIOD)
}
