import { createHmac } from 'node:crypto'
import {
  ADDRESS_LIMIT,
  countAttempt,
  minutesToWait,
  PERSON_LIMIT,
  SECOND_FACTOR_LIMIT,
  type AttemptLimit,
} from '~/domain/people/attempts'
import type { ServiceContext } from '../context'
import type { Tx } from '../log/writer.server'

interface Counter {
  key: string
  limit: AttemptLimit
}

export type AttemptPurpose =
  | 'signIn'
  | 'reset'
  | 'password'
  | 'setup'
  | 'seat'
  | 'register'
  | 'secondFactor'
  | 'certificate'
  | 'objection'
  | 'objectionCode'

export type Forgive = (tx: Tx) => Promise<void>

interface Admitted {
  kind: 'admitted'
  /** The attempt was good: what was counted against its subject before is forgotten, too. */
  forgive: Forgive
  /** Nothing was tried after all: this one attempt is not counted, those before it are. */
  uncount: Forgive
}

export type Admission = Admitted | { kind: 'wait'; minutes: number }

const nothing = (): Promise<void> => Promise.resolve()

/** For our own programs, such as a seed: nothing is counted. */
export const UNLIMITED: Admission = { kind: 'admitted', forgive: nothing, uncount: nothing }

/**
 * Counts an attempt against what is tried (a phone, a code) and the address it comes from, before
 * it is checked. The keys are keyed hashes: the table holds neither phones nor addresses.
 */
export async function admitAttempt(
  context: ServiceContext,
  purpose: AttemptPurpose,
  subject: string,
  address: string,
): Promise<Admission> {
  const now = context.now()
  const personal = { key: attemptKey(context, `${purpose}:${subject}`), limit: limitOf(purpose) }
  const shared = { key: attemptKey(context, `address:${address}`), limit: ADDRESS_LIMIT }
  const minutes = await context.writer.write((tx) => countAll(tx, [personal, shared], now))
  if (minutes > 0) return { kind: 'wait', minutes }
  return {
    kind: 'admitted',
    forgive: async (tx) => {
      await tx.attempt.deleteMany({ where: { key: personal.key } })
      await takeOff(tx, [shared.key])
    },
    uncount: (tx) => takeOff(tx, [personal.key, shared.key]),
  }
}

async function takeOff(tx: Tx, keys: string[]): Promise<void> {
  await tx.attempt.updateMany({
    where: { key: { in: keys }, failures: { gt: 0 } },
    data: { failures: { decrement: 1 }, blockedUntil: null },
  })
}

function limitOf(purpose: AttemptPurpose): AttemptLimit {
  return purpose === 'secondFactor' ? SECOND_FACTOR_LIMIT : PERSON_LIMIT
}

/** The minutes to wait; 0 when the attempt was counted and may be made. */
async function countAll(tx: Tx, counters: readonly Counter[], now: Date): Promise<number> {
  const known = await tx.attempt.findMany({
    where: { key: { in: counters.map(({ key }) => key) } },
  })
  const stateOf = ({ key }: Counter) => known.find((row) => row.key === key) ?? null
  const minutes = Math.max(...counters.map((counter) => minutesToWait(stateOf(counter), now)))
  if (minutes > 0) return minutes
  for (const counter of counters) {
    const state = countAttempt(stateOf(counter), counter.limit, now)
    await tx.attempt.upsert({
      where: { key: counter.key },
      create: { key: counter.key, ...state },
      update: state,
    })
  }
  return 0
}

function attemptKey({ secrets }: ServiceContext, what: string): string {
  return createHmac('sha256', secrets.TOKEN_PEPPER).update(`attempt\0${what}`).digest('hex')
}
