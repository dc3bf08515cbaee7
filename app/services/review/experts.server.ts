import { randomBytes } from 'node:crypto'
import {
  addExpert,
  assign,
  declareTie,
  replace,
  withdrawExpert,
  type OwnStudios,
} from '~/domain/review/decideExperts'
import type { CycleState } from '~/domain/review/cycleState'
import { normalisePhone } from '~/domain/people/phone'
import type { ServiceContext } from '~/services/context'
import { derivedId } from '~/services/log/derivedId.server'
import type { Tx } from '~/services/log/writer.server'
import { createPerson } from '~/services/people/createPerson.server'
import { lookupsOf, openField } from '~/services/people/personFields.server'
import { isSameName } from '~/services/studio/personByPhone.server'
import { changeCycle, Refused, type CycleOp } from './changeCycle.server'
import type { CycleAnswer } from './cycleAnswer'
import { openPanelsWithin, type PanelStudio } from './panel/openPanels.server'
import { panelsOf, type OpenPanel } from './panel/panelsOf.server'
import {
  recuseInPanelsWithin,
  replaceInPanelsWithin,
  withdrawInPanelsWithin,
} from './panel/changePanels.server'

export interface NewExpert {
  name: string
  phone: string
  /** Of the expert's unit; empty where it has none in the register. */
  creditCode: string
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
    const personId = await personOf(tx, context, form, op.receivedAt)
    const zone = form.zone === '' ? null : form.zone
    const decided = addExpert(state, { expert: personId, unit, zone })
    if (!decided.ok) return decided
    const id = derivedId('grant', state.id, personId)
    await tx.grant.create({ data: { id, personId, role: 'expert', cycleId: state.id } })
    return decided
  })
}

async function unitOf(tx: Tx, creditCode: string): Promise<string | null> {
  if (creditCode === '') return null
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
    const own = await ownStudios(tx, state)
    const decided = assign(state, own, seed, derivedId('panel', state.id))
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

/** What the register knows of ties: who of the pool leads a reviewed studio, or works in it. */
async function ownStudios(tx: Tx, state: CycleState): Promise<OwnStudios> {
  const studioId = { in: [...state.reviews.values()].map((review) => review.studioId) }
  const personId = { in: [...state.experts.keys()] }
  const [led, joined] = await Promise.all([
    tx.studio.findMany({ where: { id: studioId, leadPersonId: personId } }),
    tx.studioMember.findMany({ where: { studioId, personId } }),
  ])
  const own = new Map<string, string[]>()
  const tie = (person: string | null, studio: string): void => {
    if (person !== null) own.set(person, [...(own.get(person) ?? []), studio])
  }
  for (const { id, leadPersonId } of led) tie(leadPersonId, id)
  for (const member of joined) tie(member.personId, member.studioId)
  return own
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
    const open = (await panelsOf(context, state.id)).filter(({ stage }) => isOpen(stage.phase))
    const left = open.filter((panel) => !hasSubmitted(panel, reviewId, from))
    const payload = { review: reviewId, from, to, reason }
    const own = await ownStudios(tx, state)
    const decided = replace(state, own, payload, open.length > 0 && left.length === 0)
    if (!decided.ok) return decided
    const by = { actor: op.actor, opId: op.opId, receivedAt: op.receivedAt }
    await replaceInPanelsWithin(tx, context, { cycleId: state.id, ...form }, by)
    return decided
  })
}

function isOpen(phase: string): boolean {
  return phase !== 'signed' && phase !== 'decoded'
}

/** Whether the expert's sheet of this studio is in. */
function hasSubmitted({ state }: OpenPanel, reviewId: string, personId: string): boolean {
  const entrant = [...state.entrants.values()].find(({ entryId }) => entryId === reviewId)
  return (entrant?.sheetIds ?? []).some((id) => {
    const sheet = state.sheets.get(id)
    const seat = sheet && state.seats.get(sheet.seatId)
    return seat?.personId === personId && sheet?.excused === null && sheet.status !== 'open'
  })
}
