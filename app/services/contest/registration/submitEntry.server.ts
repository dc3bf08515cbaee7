import { randomUUID } from 'node:crypto'
import { registrationState } from '~/domain/contest/registration'
import type { NewPersonForm, SignedInForm } from '~/protocol/registration'
import type { ServiceContext } from '~/services/context'
import { appendEvent } from '~/services/log/appendEvent.server'
import { performOp } from '~/services/log/performOp.server'
import type { Tx } from '~/services/log/writer.server'
import { admitAttempt, UNLIMITED, type Admission } from '~/services/people/attempts.server'
import { hashPassword } from '~/services/people/passwords.server'
import { lookupsOf } from '~/services/people/personFields.server'
import { personFor, type Applicant } from './applicant.server'
import { contestScope } from '../liveContests.server'
import type { SubmitAnswer, SubmitRefusal } from './entryAnswer'

type PlaceRefusal = Extract<SubmitRefusal, 'notFound' | 'notYetOpen' | 'closed' | 'zoneUnknown'>

export type SubmitEntryOptions = {
  contestId: string
  /** The server's time of arrival: it decides whether registration is open. */
  receivedAt: Date
  /** The caller's network address, whose attempts are limited; null for a seed or a rehearsal. */
  address: string | null
  /** Made by a seed or a rehearsal: the person is marked as a sample and cannot sign in. */
  sample?: boolean
} & (
  | { personId: null; form: Omit<NewPersonForm, 'password'> & { password: string | null } }
  | { personId: string; form: SignedInForm }
)

/**
 * Registers a person for a contest: account, unit, entry, the one-contest claim and the event, in
 * one transaction. Refusals change nothing and are not remembered, so that the person can correct
 * the form and send it again.
 */
export async function submitEntry(
  context: ServiceContext,
  options: SubmitEntryOptions,
): Promise<SubmitAnswer> {
  const { form, contestId, receivedAt } = options
  const keys = lookupsOf(context.secrets, personalOf(options))
  const actor = options.personId ?? `visitor:${keys.phoneKey ?? ''}`
  const { opId } = form
  const known = await context.read.opAnswer.findUnique({ where: { actor_opId: { actor, opId } } })
  // A form sent again after the closing time gets the answer that it had before.
  const place = known ? null : await placeOf(context.read, options)
  if (place && 'code' in place) return refuse(place.code)
  const admission = await admit(context, options, keys.phoneKey)
  if (admission.kind === 'wait') return { ok: false, code: 'wait', minutes: admission.minutes }
  const applicant = await applicantOf(options, keys)
  const body = {
    contestId,
    zone: form.zone,
    creditCode: form.creditCode,
    identity: keys.identityKey,
    phone: keys.phoneKey,
  }
  const outcome = await context.writer.write(async (tx) => {
    const outcome = await performOp<SubmitAnswer>(
      tx,
      { actor, opId, body, receivedAt },
      () => register(tx, context, options, applicant),
      (answer) => answer.ok,
    )
    if (outcome.kind === 'answered' && outcome.answer.ok) await admission.forgive(tx)
    return outcome
  })
  return outcome.kind === 'reused' ? refuse('reused') : outcome.answer
}

function personalOf({ form, personId }: SubmitEntryOptions): {
  identity?: string | undefined
  phone?: string
} {
  return personId === null
    ? { identity: form.identity, phone: form.phone }
    : { identity: form.identity }
}

/** Where and when the form may be taken: asked before anything that costs, and again when it is written. */
async function placeOf(
  read: Pick<Tx, 'contest' | 'zone'>,
  { contestId, form, receivedAt }: SubmitEntryOptions,
): Promise<{ zoneId: string; editionId: string } | { code: PlaceRefusal }> {
  const contest = await read.contest.findUnique({ where: { id: contestId } })
  if (!contest) return { code: 'notFound' }
  const state = registrationState(contest, receivedAt)
  if (state !== 'open') return { code: state }
  const { editionId } = contest
  const zone = await read.zone.findFirst({ where: { id: form.zone, editionId } })
  return zone ? { zoneId: zone.id, editionId } : { code: 'zoneUnknown' }
}

/** A password costs a core for a while, and a refusal tells who has an account: both are limited. */
function admit(
  context: ServiceContext,
  { address, personId }: SubmitEntryOptions,
  phoneKey: string | null,
): Promise<Admission> {
  if (address === null) return Promise.resolve(UNLIMITED)
  return admitAttempt(context, 'register', personId ?? phoneKey ?? '', address)
}

async function applicantOf(
  { form, personId, sample = false }: SubmitEntryOptions,
  keys: ReturnType<typeof lookupsOf>,
): Promise<Applicant> {
  if (personId !== null) return { personId, ...keys, fresh: null }
  const { name, identity, phone, password } = form
  const passwordHash = password === null ? null : await hashPassword(password)
  return { personId: null, ...keys, fresh: { name, identity, phone, passwordHash, sample } }
}

async function register(
  tx: Tx,
  context: ServiceContext,
  options: SubmitEntryOptions,
  applicant: Applicant,
): Promise<SubmitAnswer> {
  const place = await placeOf(tx, options)
  if ('code' in place) return refuse(place.code)
  const { contestId, form, receivedAt } = options
  const { editionId, zoneId } = place
  const person = await personFor(tx, context.secrets, applicant, form.identity, receivedAt)
  if (!person.ok) return person

  const entryId = randomUUID()
  const key = oneContestClaim(editionId, person.identityKey)
  if (await tx.claim.findUnique({ where: { key } })) return refuse('alreadyEntered')
  if (person.create) await tx.person.create({ data: person.create })
  if (person.update) await tx.person.update(person.update)
  const scopeId = contestScope(contestId)
  await tx.claim.create({ data: { key, scopeId, holder: entryId, claimedAt: receivedAt } })

  const unit = await tx.unit.upsert({
    where: { creditCode: form.creditCode },
    create: { id: randomUUID(), name: form.unitName, creditCode: form.creditCode },
    update: {},
  })
  const { personId } = person
  await tx.entry.create({
    data: {
      id: entryId,
      contestId,
      personId,
      zoneId,
      unitId: unit.id,
      status: 'submitted',
      consentAt: receivedAt,
      submittedAt: receivedAt,
    },
  })
  await appendEvent(tx, {
    scopeId,
    opId: form.opId,
    kind: 'entry.submitted',
    actor: personId,
    device: null,
    payload: { entry: entryId, zone: zoneId, unit: unit.id },
    receivedAt,
  })
  return { ok: true, entryId, personId }
}

/** The key that lets a person enter one contest of an edition; see the Claim table. */
export function oneContestClaim(editionId: string, identityKey: string): string {
  return `one-contest:${editionId}:${identityKey}`
}

function refuse(code: SubmitRefusal): SubmitAnswer {
  return { ok: false, code }
}
