import { randomBytes } from 'node:crypto'
import {
  addExpert,
  assign,
  declareTie,
  owesSheet,
  replace,
  withdrawExpert,
} from '~/domain/review/decideExperts'
import type { CycleState } from '~/domain/review/cycleState'
import { normalisePhone } from '~/domain/people/phone'
import { isSameName } from '~/domain/people/sameName'
import type { ServiceContext } from '~/services/context'
import { derivedId } from '~/services/log/derivedId.server'
import type { Tx } from '~/services/log/writer.server'
import { createPerson } from '~/services/people/createPerson.server'
import { lookupsOf, openField } from '~/services/people/personFields.server'
import { isZone } from '~/services/studio/studioZone.server'
import { changeCycle, Refused, type CycleOp } from './changeCycle.server'
import type { CycleAnswer } from './cycleAnswer'
import { openPanelsWithin, type PanelStudio } from './panel/openPanels.server'
import { panelFacts } from './panel/panelFacts.server'
import {
  recuseInPanelsWithin,
  replaceInPanelsWithin,
  withdrawInPanelsWithin,
} from './panel/changePanels.server'
import { registerTies } from './registerTies.server'

export interface NewExpert {
  name: string
  phone: string
  /** Of the expert's unit; null for somebody who is said to have none. */
  creditCode: string | null
  /** A zone's code, or empty. */
  zone: string
}

/**
 * Puts somebody into the pool of experts, and gives them the role. Whoever has no account yet gets
 * one, to be opened with a one-time code.
 */
export function addExpertToPool(
  context: ServiceContext,
  op: CycleOp,
  form: NewExpert,
): Promise<CycleAnswer> {
  // The op's digest is kept: it must not let anybody find a phone by trying numbers.
  const { phoneKey } = lookupsOf(context.secrets, { phone: form.phone })
  const keyed = { phoneKey, zone: form.zone, creditCode: form.creditCode }
  return changeCycle(context, op, { expert: keyed }, async (tx, state) => {
    const unit = await unitOf(tx, form.creditCode)
    if (form.zone !== '' && !(await isZone(tx, form.zone))) throw new Refused('expert.unknownZone')
    const personId = await personOf(tx, context, form, op.receivedAt)
    const zone = form.zone === '' ? null : form.zone
    const decided = addExpert(state, { expert: personId, unit, zone })
    if (!decided.ok) return decided
    const id = derivedId('grant', state.id, personId)
    await tx.grant.create({ data: { id, personId, role: 'expert', cycleId: state.id } })
    return decided
  })
}

async function unitOf(tx: Tx, creditCode: string | null): Promise<string | null> {
  if (creditCode === null) return null
  // An expert whose unit nobody asked about could be given the own colleagues' studio.
  if (creditCode === '') throw new Refused('expert.needsUnit')
  const unit = await tx.unit.findUnique({ where: { creditCode }, select: { id: true } })
  if (!unit) throw new Refused('expert.unknownUnit')
  return unit.id
}

async function personOf(
  tx: Tx,
  { secrets }: ServiceContext,
  { name, phone }: NewExpert,
  now: Date,
): Promise<string> {
  if (normalisePhone(phone) === null) throw new Refused('expert.unknownPhone')
  const { phoneKey } = lookupsOf(secrets, { phone })
  const known = await tx.person.findUnique({
    where: { phoneKey: phoneKey ?? '' },
    include: { grants: { select: { role: true } } },
  })
  if (known) {
    // One wrong digit must not make a stranger an expert, nor an officer judge the own work.
    const knownAs = openField(secrets, 'name', known.id, known.sealedName)
    if (!isSameName(knownAs, name)) throw new Refused('expert.otherName')
    if (known.grants.some(({ role }) => OFFICERS.includes(role))) {
      throw new Refused('expert.officer')
    }
  }
  return known?.id ?? createPerson(tx, secrets, { name, phone, passwordHash: null }, now)
}

/** An expert declares a tie to a studio of the cycle, for themselves; their sheets of it end. */
export function declareOwnTie(
  context: ServiceContext,
  op: CycleOp,
  studioId: string,
  /** Kept with the sheets that the declaration excuses. */
  reason: string,
): Promise<CycleAnswer> {
  return changeCycle(context, op, { declare: studioId }, async (tx, state) => {
    const decided = declareTie(state, op.actor, studioId)
    const review = [...state.reviews.values()].find((one) => one.studioId === studioId)
    if (decided.ok && review?.experts.includes(op.actor)) {
      const whose = { cycleId: state.id, reviewId: review.id, personId: op.actor }
      await recuseInPanelsWithin(tx, whose, reason, op)
    }
    return decided
  })
}

/** An expert leaves the pool: by themselves, or by an organiser whom they told. */
export function withdrawFromPool(
  context: ServiceContext,
  op: CycleOp,
  { expert, reason }: { expert: string; reason: string },
): Promise<CycleAnswer> {
  return changeCycle(context, op, { withdraw: expert, reason }, async (tx, state) => {
    const decided = withdrawExpert(state, expert, reason)
    const whose = { cycleId: state.id, personId: expert, reason }
    if (decided.ok && state.panel !== null) await withdrawInPanelsWithin(tx, whose, op)
    return decided
  })
}

const OFFICERS = ['organiser', 'zoneOfficer']

/** Shares the studios out among the pool and sets up the scoring of every judged stage. */
export function assignPool(context: ServiceContext, op: CycleOp): Promise<CycleAnswer> {
  return changeCycle(context, op, { assign: true }, async (tx, state) => {
    const seed = randomBytes(32).toString('hex')
    const register = await registerTies(tx, state)
    const decided = assign(state, register, seed, derivedId('panel', state.id))
    if (!decided.ok) return decided
    const { assignment } = decided.event.payload
    const by = { actor: op.actor, opId: op.opId, receivedAt: op.receivedAt }
    const { panelId } = await openPanelsWithin(
      tx,
      context,
      {
        cycleId: state.id,
        ...{ title: state.scheme.title, year: state.year, scheme: state.scheme },
        sample: state.sample,
        studios: await panelStudios(
          tx,
          state,
          assignment.map(({ review }) => review),
        ),
        experts: seated(state),
        assignment: new Map(assignment.map(({ review, experts }) => [review, experts])),
        chiefs: await organisers(tx),
      },
      by,
    )
    const event = { ...decided.event, payload: { ...decided.event.payload, panel: panelId } }
    return { ok: true, event }
  })
}

/** Everybody of the pool who is still in it, in the order in which they came. */
function seated(state: CycleState): string[] {
  return [...state.experts.values()].flatMap(({ id, isWithdrawn }) => (isWithdrawn ? [] : [id]))
}

async function panelStudios(
  tx: Tx,
  state: CycleState,
  reviewIds: readonly string[],
): Promise<PanelStudio[]> {
  const reviews = reviewIds.flatMap((id) => state.reviews.get(id) ?? [])
  const rows = await tx.studio.findMany({
    where: { id: { in: reviews.map(({ studioId }) => studioId) } },
    orderBy: [{ zoneCode: 'asc' }, { name: 'asc' }],
    select: { id: true, name: true, nameEn: true, zoneCode: true },
  })
  const digits = Math.max(2, String(rows.length).length)
  return rows.flatMap(({ id, name, nameEn, zoneCode }, index) => {
    const review = reviews.find(({ studioId }) => studioId === id)
    const code = `S${String(index + 1).padStart(digits, '0')}`
    return review ? [{ reviewId: review.id, name, nameEn, zoneCode, code }] : []
  })
}

/** The organisers of the running programme: they lead the experts' scoring. */
async function organisers(tx: Tx): Promise<string[]> {
  const edition = await tx.edition.findFirst({
    where: { kind: 'programme' },
    orderBy: { year: 'desc' },
    select: { id: true },
  })
  if (!edition) return []
  const grants = await tx.grant.findMany({
    where: { role: 'organiser', editionId: edition.id },
    select: { personId: true },
    orderBy: { personId: 'asc' },
  })
  return [...new Set(grants.map(({ personId }) => personId))]
}

/**
 * Puts another expert in one seat of one studio, in every stage that is not signed. Sheets that are
 * in stay and count; there must be one that is not.
 */
export function replaceInPool(
  context: ServiceContext,
  op: CycleOp,
  form: { reviewId: string; from: string; to: string; reason: string },
): Promise<CycleAnswer> {
  const { reviewId, from, to, reason } = form
  return changeCycle(context, op, { replace: form }, async (tx, state) => {
    const panels = [...(await panelFacts(context, state.id)).stages.values()]
    const hasSubmitted =
      panels.some(({ isSigned }) => !isSigned) &&
      !owesSheet(panels, { review: reviewId, expert: from })
    const payload = { review: reviewId, from, to, reason }
    const register = await registerTies(tx, state)
    const decided = replace(state, register, payload, hasSubmitted)
    if (!decided.ok) return decided
    const by = { actor: op.actor, opId: op.opId, receivedAt: op.receivedAt }
    await replaceInPanelsWithin(tx, { cycleId: state.id, ...form }, by)
    return decided
  })
}
