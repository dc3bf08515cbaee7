import { generateTOTP, getTOTPAuthUri, verifyTOTP } from '@epic-web/totp'
import type { Secrets, ServiceContext } from '~/services/context'
import type { Tx } from '~/services/log/writer.server'
import { openField, sealField } from './personFields.server'

const PERIOD = 30
const DIGITS = 6
const ALGORITHM = 'SHA-1'
const config = { period: PERIOD, digits: DIGITS, algorithm: ALGORITHM }

/** The claim that holds a person's second factor. */
export const enrolmentKey = (personId: string): string => `second-factor:${personId}`

/** A new secret and the address that an authenticator app reads from a QR code. */
export async function newSecondFactor(
  accountName: string,
): Promise<{ secret: string; uri: string }> {
  const { secret } = await generateTOTP(config)
  return { secret, uri: getTOTPAuthUri({ ...config, secret, accountName, issuer: 'Jiangsai' }) }
}

/** Whether a person has a second factor. */
export async function hasSecondFactor(read: Pick<Tx, 'claim'>, personId: string): Promise<boolean> {
  return (await read.claim.findUnique({ where: { key: enrolmentKey(personId) } })) !== null
}

/**
 * Stores a second factor once the person has shown a code of it. There is one a person; a lost one
 * is removed at the server's console, not here.
 */
export async function enrolSecondFactor(
  context: ServiceContext,
  personId: string,
  { secret, code }: { secret: string; code: string },
): Promise<{ ok: true } | { ok: false; code: 'wrongCode' | 'alreadyEnrolled' }> {
  if ((await verifyTOTP({ ...config, otp: code, secret })) === null) {
    return { ok: false, code: 'wrongCode' }
  }
  return context.writer.write(async (tx) => {
    if (await hasSecondFactor(tx, personId)) return { ok: false, code: 'alreadyEnrolled' } as const
    await storeSecondFactor(tx, context.secrets, personId, secret, context.now())
    return { ok: true } as const
  })
}

/** Writes a secret without a check: for enrolment above, and for sample accounts. */
export async function storeSecondFactor(
  tx: Tx,
  secrets: Secrets,
  personId: string,
  secret: string,
  now: Date,
): Promise<void> {
  await tx.claim.create({
    data: {
      key: enrolmentKey(personId),
      scopeId: 'people',
      holder: sealField(secrets, 'secondFactor', personId, secret),
      claimedAt: now,
    },
  })
}

/**
 * Checks a six-digit code of a person and uses it up: the same code is not taken twice (RFC 6238,
 * section 5.2), which a unique key sees to.
 */
export async function spendSecondFactor(
  tx: Tx,
  secrets: Secrets,
  personId: string,
  code: string,
): Promise<'ok' | 'notEnrolled' | 'wrongCode'> {
  const enrolled = await tx.claim.findUnique({ where: { key: enrolmentKey(personId) } })
  if (!enrolled) return 'notEnrolled'
  const secret = openField(secrets, 'secondFactor', personId, enrolled.holder)
  const now = new Date()
  const found = await verifyTOTP({ ...config, otp: code, secret })
  if (!found) return 'wrongCode'
  const step = Math.floor(now.getTime() / 1000 / PERIOD) + found.delta
  const key = `second-factor-code:${personId}:${step}`
  if (await tx.claim.findUnique({ where: { key } })) return 'wrongCode'
  const prefix = `second-factor-code:${personId}:`
  await tx.claim.deleteMany({
    where: { key: { startsWith: prefix }, claimedAt: { lt: new Date(now.getTime() - 600_000) } },
  })
  await tx.claim.create({
    data: { key, scopeId: 'people', holder: personId, claimedAt: now },
  })
  return 'ok'
}
