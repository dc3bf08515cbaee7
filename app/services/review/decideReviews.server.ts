import type { CertificateContent } from '~/domain/certificate/certificate'
import { applyRating, type Standing, type StandingChange } from '~/domain/review/consequence'
import type { CycleChange } from '~/domain/review/cycleEvents'
import type { CycleState, ReviewState } from '~/domain/review/cycleState'
import type { Rating, ReviewScheme } from '~/domain/review/scheme'
import { applyStudioEvent } from '~/domain/studio/apply'
import { studioRefusal } from '~/domain/studio/decide'
import type { StudioChange } from '~/domain/studio/events'
import { historyEntry } from '~/domain/studio/history'
import { REGISTER_RULES } from '~/domain/studio/registerRules'
import type { StudioState } from '~/domain/studio/state'
import { issueCertificateWithin } from '~/services/certificate/issueCertificate.server'
import type { ServiceContext } from '~/services/context'
import { appendEvent } from '~/services/log/appendEvent.server'
import { derivedId } from '~/services/log/derivedId.server'
import type { Tx } from '~/services/log/writer.server'
import { dayOf } from '~/services/studio/dayOf'
import { loadStudio } from '~/services/studio/loadStudio.server'
import { projectStudio } from '~/services/studio/projectStudio.server'
import { studioScope } from '~/services/studio/studioScope'
import { changeCycle, enterCycleEvent, Refused, type CycleOp } from './changeCycle.server'
import type { CycleAnswer } from './cycleAnswer'

/** What a certificate is worded from. */
export interface Rated {
  scheme: ReviewScheme
  year: number
  rating: Rating
  studio: { name: string; star: number; level: string }
  on: string
}

export interface DecisionWords {
  certificate: (rated: Rated) => CertificateContent
  /** The reason in the studio's history. */
  reason: (of: { scheme: ReviewScheme; year: number; rating: Rating }) => string
}

/** Capitals that name the series of certificates of studios. */
const SERIES = 'XJ'

/**
 * Decides the reviews of these ids, or all that are rated: each studio's stars, level and status
 * change in its own log by the scheme's consequences, and who keeps a star gets a certificate. All of
 * them in one transaction or none; what is decided already stays as it is.
 */
export function decideReviews(
  context: ServiceContext,
  op: CycleOp,
  form: { reviews: readonly string[] | 'all' },
  words: DecisionWords,
): Promise<CycleAnswer> {
  return changeCycle(context, op, { decide: form.reviews }, async (tx, state) => {
    if (state.phase !== 'decision') throw new Refused('review.notThisStage')
    const rated = [...state.reviews.values()].filter(
      ({ id, phase }) => phase === 'rated' && (form.reviews === 'all' || form.reviews.includes(id)),
    )
    const last = rated.pop()
    if (!last) throw new Refused('cycle.undecided')
    for (const review of rated) {
      const event = await decideOne(tx, context, state, review, op, words)
      const by = { ...op, opId: derivedId(op.opId, 'decided', review.id) }
      await enterCycleEvent(tx, state, event, by)
    }
    return { ok: true, event: await decideOne(tx, context, state, last, op, words) }
  })
}

async function decideOne(
  tx: Tx,
  context: ServiceContext,
  state: CycleState,
  review: ReviewState,
  op: CycleOp,
  words: DecisionWords,
): Promise<CycleChange> {
  const { scheme, year } = state
  const rating = scheme.ratings.find(({ key }) => key === review.rating)
  const studio = await loadStudio(tx, review.studioId)
  if (!rating || !studio) throw new Refused('decision.studioRefused')
  const on = dayOf(op.receivedAt)
  const applied = applyRating(standingOf(studio), rating, on, scheme.kind)
  if (!applied.ok) throw new Refused(applied.code)
  const because = { on, reason: words.reason({ scheme, year, rating }) }
  for (const event of studioEvents(applied.changes, applied.standing, state.id, because)) {
    await enterStudioEvent(tx, studio, event, op)
  }
  const { name, star, level } = studio
  const rated = { scheme, year, rating, studio: { name, star, level }, on }
  const certificate = isCertified(scheme, rating, studio)
    ? await certify(tx, context, review, words.certificate(rated), op)
    : null
  return { kind: 'review.decided', payload: { review: review.id, on, certificate } }
}

function standingOf({ level, star, status, rectifyBy, barredUntil }: StudioState): Standing {
  return { level, star, status, rectifyBy, barredUntil }
}

/**
 * A certificate is for who has a star and nothing to rectify; of an application, for who was named
 * or promoted by it.
 */
function isCertified(
  { kind }: ReviewScheme,
  { consequences }: Rating,
  { star, status }: StudioState,
): boolean {
  const isGranted = consequences.some((one) => one.do === 'setLevel' || one.do === 'setStar')
  return star > 0 && status === 'active' && (kind === 'review' || isGranted)
}

/** Changes of a standing as events: star and level first, since a removed studio takes no more. */
function studioEvents(
  changes: readonly StandingChange[],
  { star, level, status, rectifyBy, barredUntil }: Standing,
  cycle: string,
  because: { on: string; reason: string },
): StudioChange[] {
  const changed = new Set(changes.map(({ field }) => field))
  const events: StudioChange[] = []
  if (changed.has('level')) {
    events.push({ kind: 'studio.levelChanged', payload: { level, ...because } })
  }
  if (changed.has('star')) {
    events.push({ kind: 'studio.starChanged', payload: { star, cycle, ...because } })
  }
  if (changed.has('status') || changed.has('rectifyBy')) {
    const bar = status === 'removed' ? barredUntil : null
    const payload = { status, rectifyBy, barredUntil: bar, cycle, ...because }
    events.push({ kind: 'studio.statusChanged', payload })
  }
  return events
}

async function enterStudioEvent(
  tx: Tx,
  studio: StudioState,
  event: StudioChange,
  { actor, opId, receivedAt }: CycleOp,
): Promise<void> {
  const today = dayOf(receivedAt)
  if (studioRefusal(studio, event, { rules: REGISTER_RULES, today }) !== null) {
    throw new Refused('decision.studioRefused')
  }
  const entry = historyEntry(studio, event)
  applyStudioEvent(studio, event)
  await appendEvent(tx, {
    ...event,
    ...{ scopeId: studioScope(studio.id), actor, device: null, receivedAt },
    opId: derivedId(opId, studio.id, event.kind),
  })
  await projectStudio(tx, studio, event, entry, {})
}

async function certify(
  tx: Tx,
  { secrets }: ServiceContext,
  { id }: ReviewState,
  content: CertificateContent,
  { actor, opId, receivedAt }: CycleOp,
): Promise<string> {
  const by = { actor, opId: derivedId(opId, 'certificate', id), receivedAt }
  const year = Number(content.issuedOn.slice(0, 4))
  const wanted = { series: SERIES, year, key: `review:${id}`, content }
  const issued = await issueCertificateWithin(tx, secrets, wanted, by)
  if (!issued.ok) throw new Refused('decision.certificateDiffers')
  return issued.number
}
