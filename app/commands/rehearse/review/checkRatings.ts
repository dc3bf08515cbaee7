import type { CycleEventBody } from '~/domain/review/cycleEvents'
import { oracleOverfull } from '~/domain/review/oracleRating'
import { checkCertificates } from './checkCertificates'
import { checkNotices } from './checkNotices'
import { checkStanding } from './checkStanding'
import { expectedReviews, type ExpectedReview } from './expectedRatings'
import type { CycleCopy } from './readCycle'

export interface RatingCheck {
  /** Reviews whose total, rating and consequences were recomputed. */
  readonly checked: number
  readonly mismatches: string[]
}

type Confirmed = Extract<CycleEventBody, { kind: 'meeting.confirmed' }>['payload']

/**
 * Checks every rating of a decided cycle from the stored marks to the studio's star: what the log,
 * the tables, the notice, the register and the certificates say must be what the oracles say.
 */
export function checkRatings(copy: CycleCopy): RatingCheck {
  const expected = expectedReviews(copy)
  const mismatches = expected.flatMap((one) =>
    problemsOf(copy, one).map((text) => `review ${one.review.id}: ${text}`),
  )
  mismatches.push(...ofTheCycle(copy, expected), ...barredMarks(copy))
  mismatches.push(...checkCertificates(copy), ...checkNotices(copy))
  return { checked: expected.length, mismatches }
}

/** The rating that stands: the meeting's vote, else its choice, else what was proposed. */
function finalRating({ proposal, choice, override }: ExpectedReview): string | null {
  return proposal === null ? null : (override ?? choice ?? proposal.rating)
}

function problemsOf(copy: CycleCopy, one: ExpectedReview): string[] {
  const { review, proposal, choice, override, total, isFiled } = one
  if (proposal === null) return [isFiled ? 'has not all its marks' : 'has no rating']
  const problems: string[] = []
  const differs = (what: string, is: string | number | null, should: string | number | null) => {
    if (is !== should) problems.push(`${what} is ${is ?? '-'}, and should be ${should ?? '-'}`)
  }
  const level = (key: string) => copy.scheme.ratings.findIndex((one) => one.key === key)
  const [worst, best] = [level(proposal.rating), level(proposal.orBetter ?? proposal.rating)]
  if (choice !== null && (level(choice) < best || level(choice) > worst)) {
    problems.push(`the meeting chose ${choice}, which was not open`)
  }
  if (proposal.orBetter !== null && choice === null && override === null) {
    problems.push('equals at the limit, and the meeting chose nothing')
  }
  const rating = finalRating(one)
  const confirmed = confirmedIn(copy, review.id)
  differs('the total in the log', confirmed?.total ?? null, total)
  differs('the total in the table', review.total, total)
  differs('the rating in the log', confirmed?.rating ?? null, rating)
  differs('the rating in the table', review.rating, rating)
  differs('the phase', review.phase, 'decided')
  return [...problems, ...checkStanding(copy, one, rating)]
}

/** The confirmation that stands. */
function confirmedIn({ log }: CycleCopy, id: string) {
  const last = log.filter(({ kind }) => kind === 'meeting.confirmed').at(-1)
  return (last?.payload as Confirmed | undefined)?.ratings.find(({ review }) => review === id)
}

/** Limits and reviews that do not count. */
function ofTheCycle({ scheme, reviews }: CycleCopy, expected: ExpectedReview[]) {
  const problems: string[] = []
  const counting = new Set(expected.map(({ review }) => review.id))
  const others = reviews.filter(({ id }) => !counting.has(id))
  for (const { id, rating } of others) {
    if (rating !== null) problems.push(`review ${id}: was ended, and has a rating`)
  }
  const rated = expected.map((one) => ({
    proposed: one.proposal?.orBetter ? null : (one.proposal?.rating ?? null),
    rating: finalRating(one) ?? '',
  }))
  for (const key of oracleOverfull(scheme, rated)) {
    problems.push(`more studios are rated ${key} than there are places`)
  }
  return problems
}

/** Marks by experts of the studio's own unit or zone. */
function barredMarks(copy: CycleCopy): string[] {
  const { panels, seats, experts, reviews, studios, scheme } = copy
  const marked = new Set(panels.marks.map(({ sheetId }) => sheetId))
  return panels.contests.flatMap(({ sheets, entrants }) =>
    sheets.flatMap(({ id, seatId, codeId }) => {
      if (!marked.has(id)) return []
      const expert = experts.find(({ personId }) => personId === seats.get(seatId))
      const entry = entrants.find((one) => one.codeId === codeId)?.entryId
      const studioId = reviews.find((one) => one.id === entry)?.studioId
      const studio = studios.find((one) => one.id === studioId)
      if (!expert || !studio) return [`sheet ${id}: marks of nobody`]
      const sameUnit = expert.unitId === studio.unitId
      const byZone = scheme.experts.apartFrom === 'unitAndZone'
      const sameZone = byZone && expert.zoneCode === studio.zoneCode
      return sameUnit || sameZone ? [`sheet ${id}: marks of an expert of the own unit or zone`] : []
    }),
  )
}
