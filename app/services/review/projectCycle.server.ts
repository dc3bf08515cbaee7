import type { CycleChange } from '~/domain/review/cycleEvents'
import type { CycleState, ReviewState } from '~/domain/review/cycleState'
import { hasRanking } from '~/domain/review/applyCycle'
import type { Tx } from '~/services/log/writer.server'

/** The row that a review's state means. */
export const reviewRow = (review: ReviewState) => ({
  studioId: review.studioId,
  unitId: review.unitId,
  zoneCode: review.zone,
  level: review.level,
  star: review.star,
  phase: review.phase,
  figures: JSON.stringify(review.figures),
  declared: JSON.stringify(review.declared),
  confirmed: JSON.stringify(review.confirmed),
  isLate: review.isLate,
  recommended: review.recommended,
  checkNote: review.checkNote,
  reason: review.reason,
  total: review.total,
  rating: review.rating,
  decidedOn: review.decidedOn,
  certificate: review.certificate,
  next: review.next,
})

/** Writes what an event means for the tables, in the transaction of the event. */
export async function projectCycle(
  tx: Tx,
  state: CycleState,
  event: CycleChange,
  receivedAt: Date,
): Promise<void> {
  switch (event.kind) {
    case 'cycle.moved':
      await writePhase(tx, state)
      if (state.panel !== null && !hasRanking(state)) await takeBoardsOff(tx, state.panel)
      return
    case 'meeting.confirmed':
    case 'meeting.reopened':
      await writePhase(tx, state)
      return
    case 'deadline.changed': {
      const scheme = JSON.stringify(state.scheme)
      await tx.reviewCycle.update({ where: { id: state.id }, data: { scheme } })
      for (const review of state.reviews.values()) await writeReview(tx, review)
      return
    }
    case 'reviews.notFiled':
      for (const id of event.payload.reviews) await writeReview(tx, required(state.reviews, id))
      return
    case 'review.applied': {
      const review = required(state.reviews, event.payload.review)
      const row = reviewRow(review)
      await tx.review.upsert({
        where: { id: review.id },
        create: { ...row, id: review.id, cycleId: state.id },
        update: { ...row, filedAt: null },
      })
      return
    }
    case 'notice.linked':
      await tx.reviewCycle.update({
        where: { id: state.id },
        data: { noticeId: event.payload.notice },
      })
      return
    case 'expert.added': {
      const { expert, unit, zone } = event.payload
      const data = { cycleId: state.id, personId: expert, unitId: unit, zoneCode: zone }
      await tx.reviewExpert.create({ data })
      return
    }
    case 'expert.declared':
    case 'expert.tieFound':
    case 'expert.withdrew':
      await writeExpert(tx, state, event.payload.expert, receivedAt)
      return
    case 'experts.assigned':
      await tx.reviewCycle.update({
        where: { id: state.id },
        data: { panelId: event.payload.panel },
      })
      return
    case 'expert.replaced':
      return
    case 'assessment.filed': {
      const review = required(state.reviews, event.payload.review)
      await writeReview(tx, review)
      await tx.review.update({ where: { id: review.id }, data: { filedAt: receivedAt } })
      return
    }
    default:
      await writeReview(tx, required(state.reviews, event.payload.review))
  }
}

async function writePhase(tx: Tx, state: CycleState): Promise<void> {
  await tx.reviewCycle.update({ where: { id: state.id }, data: { phase: state.phase } })
  for (const review of state.reviews.values()) await writeReview(tx, review)
}

/** Also of stages that are signed: what was scored in them leads to nothing any more. */
async function takeBoardsOff(tx: Tx, panelId: string): Promise<void> {
  await tx.contest.updateMany({ where: { editionId: panelId }, data: { hasBoard: false } })
}

async function writeReview(tx: Tx, review: ReviewState): Promise<void> {
  await tx.review.update({ where: { id: review.id }, data: reviewRow(review) })
}

async function writeExpert(
  tx: Tx,
  state: CycleState,
  personId: string,
  receivedAt: Date,
): Promise<void> {
  const { declared, isWithdrawn, withdrawReason } = required(state.experts, personId)
  await tx.reviewExpert.update({
    where: { cycleId_personId: { cycleId: state.id, personId } },
    data: {
      declared: JSON.stringify(declared),
      ...(isWithdrawn && { withdrawnAt: receivedAt, withdrawReason: withdrawReason ?? '' }),
    },
  })
}

function required<T>(of: ReadonlyMap<string, T>, id: string): T {
  const value = of.get(id)
  if (value === undefined) throw new Error(`The cycle has no ${id}`)
  return value
}
