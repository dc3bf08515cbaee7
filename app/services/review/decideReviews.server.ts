import { noticeToDecideBy } from '~/domain/review/announcement'
import { applyRating, type Standing, type StandingChange } from '~/domain/review/consequence'
import type { CycleChange } from '~/domain/review/cycleEvents'
import type { CycleState, ReviewState } from '~/domain/review/cycleState'
import { isGranted } from '~/domain/review/granted'
import type { Rating, ReviewScheme } from '~/domain/review/scheme'
import { studioRefusal } from '~/domain/studio/decide'
import type { StudioChange } from '~/domain/studio/events'
import { historyEntry } from '~/domain/studio/history'
import { REGISTER_RULES } from '~/domain/studio/registerRules'
import type { StudioState } from '~/domain/studio/state'
import type { IssueContext } from '~/services/certificate/issueCertificate.server'
import { printableCharacters } from '~/services/certificate/printable.server'
import type { ServiceContext } from '~/services/context'
import { derivedId } from '~/services/log/derivedId.server'
import type { Tx } from '~/services/log/writer.server'
import { settleNoticeWithin } from '~/services/notice/settleNotice.server'
import { dayOf } from '~/services/studio/dayOf'
import { enterStudioEvent } from '~/services/studio/enterStudioEvent.server'
import { loadStudio } from '~/services/studio/loadStudio.server'
import { isCertified, type CertificateWords } from './certificateOfReview'
import { certifyReviewWithin, Unprintable } from './certifyReview.server'
import { changeCycle, enterCycleEvent, Refused, type CycleOp } from './changeCycle.server'
import type { CycleAnswer } from './cycleAnswer'
import { reviewsToEnd } from './reviewsToEnd.server'

export interface DecisionWords {
  certificate: CertificateWords
  /** The reason in the studio's history. */
  reason: (of: { scheme: ReviewScheme; year: number; rating: Rating }) => string
}

/**
 * Decides the reviews of these ids, or all that are rated and do not have to be ended: each
 * studio's stars, level and status change in its own log by the scheme's consequences, and who keeps
 * a star gets a certificate. All of them in one transaction or none; what is decided already stays
 * as it is. Nothing is decided by a notice that was withdrawn, and none is withdrawn afterwards, nor
 * with a certificate that could never be printed.
 */
export async function decideReviews(
  context: ServiceContext,
  op: CycleOp,
  form: { reviews: readonly string[] | 'all' },
  words: DecisionWords,
): Promise<CycleAnswer> {
  const desk = { secrets: context.secrets, printable: await printableCharacters() }
  return changeCycle(context, op, { decide: form.reviews }, async (tx, state) => {
    if (state.phase !== 'decision') throw new Refused('review.notThisStage')
    const rated = [...state.reviews.values()].filter(
      ({ id, phase }) => phase === 'rated' && (form.reviews === 'all' || form.reviews.includes(id)),
    )
    const toEnd = await reviewsToEnd(tx, state.scheme, rated, dayOf(op.receivedAt))
    const deciding = rated.filter(({ id }) => !toEnd.has(id))
    const [refused] = rated.flatMap(({ id }) => toEnd.get(id) ?? [])
    // Of all, those that have to be ended keep nobody waiting: the page names them.
    if (refused && (form.reviews !== 'all' || deciding.length === 0)) {
      throw new Refused(refused === 'gone' ? 'consequence.studioGone' : 'decision.leadBarred')
    }
    const last = deciding.pop()
    if (!last) throw new Refused('decision.already')
    await settleNotice(tx, state, op)
    const unprintable: string[] = []
    const decide = async (review: ReviewState): Promise<CycleChange | null> => {
      try {
        return await decideOne(tx, desk, state, review, op, words)
      } catch (error) {
        // All of them are named at once, and the transaction is taken back.
        if (!(error instanceof Unprintable)) throw error
        unprintable.push(error.whose)
        return null
      }
    }
    for (const review of deciding) {
      const event = await decide(review)
      const by = { ...op, opId: derivedId(op.opId, 'decided', review.id) }
      if (event) await enterCycleEvent(tx, state, event, by)
    }
    const event = await decide(last)
    if (event && unprintable.length === 0) return { ok: true, event }
    throw new Refused('certificate.missingGlyphs', listed(unprintable))
  })
}

/** So many are named of what cannot be printed. */
const MOST_NAMED = 8

function listed(names: readonly string[]): string {
  const more = names.length > MOST_NAMED ? ['…'] : []
  return [...names.slice(0, MOST_NAMED), ...more].join('；')
}

async function settleNotice(tx: Tx, state: CycleState, op: CycleOp): Promise<void> {
  const notice = noticeToDecideBy(state)
  if (notice === null) return
  const settled = await settleNoticeWithin(tx, notice, op)
  if (!settled.ok) throw new Refused('cycle.noticeOpen')
}

async function decideOne(
  tx: Tx,
  desk: IssueContext,
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
  const before = standingOf(studio)
  const applied = applyRating(before, rating, on, scheme.kind, studio.namedOn !== null)
  if (!applied.ok) throw new Refused(applied.code)
  const because = { on, reason: words.reason({ scheme, year, rating }) }
  const { changes, standing } = applied
  const givesLevel = changes.some(({ field }) => field === 'level')
  const isNaming = givesLevel || (scheme.kind !== 'review' && isGranted(rating))
  const isNamed = studio.namedOn === null && isNaming
  for (const event of studioEvents(changes, standing, { isNamed, cycle: state.id, because })) {
    await enter(tx, studio, event, op)
  }
  const { name, star, level } = studio
  const rated = { scheme, year, rating, studio: { name, star, level }, on }
  const certificate = isCertified(scheme, rating, studio, before.level)
    ? await certifyReviewWithin(tx, desk, review, words.certificate(rated), op)
    : null
  const next = scheme.kind === 'review' || isGranted(rating) ? applied.next : 'none'
  return { kind: 'review.decided', payload: { review: review.id, on, certificate, next } }
}

function standingOf({ level, star, status, rectifyBy, barredUntil }: StudioState): Standing {
  return { level, star, status, rectifyBy, barredUntil }
}

interface Basis {
  /** Whether this is the studio's first naming. */
  isNamed: boolean
  cycle: string
  because: { on: string; reason: string }
}

/** Changes of a standing as events: star and level first, since a removed studio takes no more. */
function studioEvents(
  changes: readonly StandingChange[],
  { star, level, status, rectifyBy, barredUntil }: Standing,
  { isNamed, cycle, because }: Basis,
): StudioChange[] {
  const changed = new Set(changes.map(({ field }) => field))
  const events: StudioChange[] = []
  if (isNamed) {
    events.push({ kind: 'studio.named', payload: { level, cycle, ...because } })
  } else if (changed.has('level')) {
    events.push({ kind: 'studio.levelChanged', payload: { level, cycle, ...because } })
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

async function enter(
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
  const by = { actor, opId: derivedId(opId, studio.id, event.kind), receivedAt }
  await enterStudioEvent(tx, studio, event, { entry, personal: {} }, by)
}
