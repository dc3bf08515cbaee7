import { randomUUID } from 'node:crypto'
import { registrationState } from '~/domain/contest/registration'
import type { NewPersonForm, SignedInForm } from '~/protocol/registration'
import type { ServiceContext } from '~/services/context'
import { appendEvent } from '~/services/log/appendEvent.server'
import { performOp } from '~/services/log/performOp.server'
import type { Tx } from '~/services/log/writer.server'
import { hashPassword } from '~/services/people/passwords.server'
import { lookupsOf } from '~/services/people/personFields.server'
import { personFor, type Applicant } from './applicant.server'
import { contestScope } from '../liveContests.server'
import type { SubmitAnswer } from './entryAnswer'

export type SubmitEntryOptions = {
  contestId: string
  /** The server's time of arrival: it decides whether registration is open. */
  receivedAt: Date
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
  const applicant = await applicantOf(context, options)
  const { form, contestId, receivedAt } = options
  const actor = options.personId ?? `visitor:${applicant.phoneKey ?? ''}`
  const body = {
    contestId,
    zone: form.zone,
    creditCode: form.creditCode,
    identity: applicant.identityKey,
    phone: applicant.phoneKey,
  }
  const outcome = await context.writer.write((tx) =>
    performOp<SubmitAnswer>(
      tx,
      { actor, opId: form.opId, body, receivedAt },
      () => register(tx, context, options, applicant),
      (answer) => answer.ok,
    ),
  )
  return outcome.kind === 'reused' ? { ok: false, code: 'reused' } : outcome.answer
}

async function applicantOf(
  context: ServiceContext,
  { form, personId, sample = false }: SubmitEntryOptions,
): Promise<Applicant> {
  if (personId !== null) {
    return { personId, ...lookupsOf(context.secrets, { identity: form.identity }), fresh: null }
  }
  const { name, identity, phone, password } = form
  const passwordHash = password === null ? null : await hashPassword(password)
  const keys = lookupsOf(context.secrets, { identity, phone })
  return { personId: null, ...keys, fresh: { name, identity, phone, passwordHash, sample } }
}

async function register(
  tx: Tx,
  context: ServiceContext,
  { contestId, form, receivedAt }: SubmitEntryOptions,
  applicant: Applicant,
): Promise<SubmitAnswer> {
  const contest = await tx.contest.findUnique({ where: { id: contestId } })
  if (!contest) return refuse('notFound')
  const state = registrationState(contest, receivedAt)
  if (state !== 'open') return refuse(state)
  const { editionId } = contest
  const zone = await tx.zone.findFirst({ where: { id: form.zone, editionId } })
  if (!zone) return refuse('zoneUnknown')
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
      zoneId: zone.id,
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
    payload: { entry: entryId, zone: zone.id, unit: unit.id },
    receivedAt,
  })
  return { ok: true, entryId, personId }
}

/** The key that lets a person enter one contest of an edition; see the Claim table. */
export function oneContestClaim(editionId: string, identityKey: string): string {
  return `one-contest:${editionId}:${identityKey}`
}

function refuse(code: Exclude<SubmitAnswer, { ok: true }>['code']): SubmitAnswer {
  return { ok: false, code }
}
