import { figureTextsOf } from '~/domain/review/applyCycle'
import { limitedRatings, meetingRows, totalText, type MeetingRow } from '~/domain/review/meeting'
import { openRatings, type RatingReason } from '~/domain/review/proposal'
import type { CycleState, FigureCorrection, ReviewState } from '~/domain/review/cycleState'
import { mostOfFigure } from '~/domain/review/declaredFigure'
import { figuresRead } from '~/domain/review/rubric'
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
  /** The ratings that equal totals leave open; empty where they leave none. */
  open: string[]
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
  isLate: boolean
  /** The zone's recommendation; null without one. */
  recommended: boolean | null
  checkNote: string
  /** The figures that the rubric reads; empty while nothing of it can be corrected. */
  figures: { key: string; value: string | null; most: number | null }[]
  corrections: readonly FigureCorrection[]
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
  const { scheme, year, phase, isConfirmed, sample, seq } = state
  return {
    ...{ id: cycleId, title: scheme.title, year, phase, isConfirmed, sample, scheme, seq },
    limited: limitedRatings(state, rows),
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
      open: proposal ? openRatings(state.scheme, proposal) : [],
      hasVeto: proposal?.reasons.some(({ why }) => why === 'veto') ?? false,
      reasons: proposal?.reasons ?? [],
      vote: review.override,
      // One that was made between two other ratings counts for nothing.
      choice: openChoice ? null : review.choice,
      ...{ isLate: review.isLate, recommended: review.recommended, checkNote: review.checkNote },
      figures: review.phase === 'scored' ? figuresToCorrect(state, review) : [],
      corrections: review.corrections,
    },
  ]
}

function figuresToCorrect({ scheme }: CycleState, review: ReviewState) {
  const values = figureTextsOf(review)
  return figuresRead(scheme.rubric).map((key) => {
    return { key, value: values[key] ?? null, most: mostOfFigure(scheme, key) }
  })
}
