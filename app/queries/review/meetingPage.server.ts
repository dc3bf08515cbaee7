import { bestTaken, meetingRows, totalText, type MeetingRow } from '~/domain/review/meeting'
import type { RatingReason } from '~/domain/review/proposal'
import type { CycleState } from '~/domain/review/cycleState'
import type { ServiceContext } from '~/services/context'
import { loadCycle } from '~/services/review/cycleLog.server'
import { sheetsOfReviews } from '~/services/review/panel/panelSheets.server'
import { studiosOfCycle, totalToRead, type StudioOfCycle } from './studiosOfCycle.server'

/** One studio as the meeting sees it. */
export interface MeetingLine extends StudioOfCycle {
  reviewId: string
  rank: number | null
  total: string | null
  /** Keys of ratings; null while the score is incomplete. */
  proposed: string | null
  orBetter: string | null
  rating: string | null
  openChoice: boolean
  hasVeto: boolean
  reasons: readonly RatingReason[]
  /** What the meeting decided otherwise, in words. */
  vote: {
    rating: string
    reason: string
    votesFor: number
    votesAgainst: number
    abstentions: number
  } | null
  choice: { rating: string; reason: string } | null
}

/** The meeting's page: every studio with its total, its proposal and what became of it. */
export async function meetingPage(
  context: Pick<ServiceContext, 'read' | 'contests'>,
  cycleId: string,
) {
  const state = await loadCycle(context.read, cycleId)
  if (!state) return null
  const studios = await studiosOfCycle(context.read, state)
  const rows = meetingRows(state, await sheetsOfReviews(context, cycleId))
  const { scheme, year, phase, isConfirmed, sample } = state
  const limit = bestTaken(state, rows, '')
  return {
    ...{ id: cycleId, title: scheme.title, year, phase, isConfirmed, sample, scheme },
    best: { taken: limit.bestTaken, places: limit.bestPlaces },
    lines: rows.flatMap((row) => lineOf(state, studios, row)),
  }
}

function lineOf(
  state: CycleState,
  studios: ReadonlyMap<string, StudioOfCycle>,
  row: MeetingRow,
): MeetingLine[] {
  const { review, proposal, rating, openChoice } = row
  const studio = studios.get(review.studioId)
  if (!studio) return []
  return [
    {
      ...{ ...studio, reviewId: review.id, openChoice },
      // What was confirmed is shown as it was, also of a cycle that was scored on paper.
      rating: review.rating ?? rating,
      rank: proposal?.rank ?? null,
      total: totalToRead(state, review.total ?? totalText(row)),
      proposed: proposal?.rating ?? null,
      orBetter: proposal?.orBetter ?? null,
      hasVeto: proposal?.reasons.some(({ why }) => why === 'veto') ?? false,
      reasons: proposal?.reasons ?? [],
      vote: review.override,
      choice: review.choice,
    },
  ]
}
