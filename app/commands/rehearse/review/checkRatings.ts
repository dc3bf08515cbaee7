import type { CycleEventBody } from '~/domain/review/cycleEvents'
import { oraclePlaces, oracleStar, oracleStatus } from '~/domain/review/oracleRating'
import type { StudioChange, RegistrationEvent } from '~/domain/studio/events'
import { expectedReviews, lastOf, type ExpectedReview } from './expectedRatings'
import type { CycleCopy, ReviewedStudio } from './readCycle'

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
  if (choice !== null && ![proposal.rating, proposal.orBetter].includes(choice)) {
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
  return [...problems, ...consequences(copy, one, rating)]
}

/** The confirmation that stands. */
function confirmedIn({ log }: CycleCopy, id: string) {
  const last = log.filter(({ kind }) => kind === 'meeting.confirmed').at(-1)
  return (last?.payload as Confirmed | undefined)?.ratings.find(({ review }) => review === id)
}

/** The notice, the star, the status and the certificate that the rating leads to. */
function consequences(
  copy: CycleCopy,
  { review, studio }: ExpectedReview,
  key: string | null,
): string[] {
  const rating = copy.scheme.ratings.find((one) => one.key === key)
  if (!rating) return [`there is no rating ${key ?? '-'}`]
  const problems: string[] = []
  const line = copy.lines.find((one) => one.line === review.id)
  if (!line?.detail.endsWith(rating.title.zh)) problems.push('the notice says another rating')
  const [star, status] = [
    oracleStar(rating.consequences, review.star),
    oracleStatus(rating.consequences),
  ]
  if (studio.star !== star) problems.push(`the star is ${studio.star}, and should be ${star}`)
  if (starIn(studio) !== studio.star) problems.push("the star is not that of the studio's log")
  if (studio.status !== status) problems.push(`is ${studio.status}, and should be ${status}`)
  const number = review.certificate
  if (lastOf(copy, 'review.decided', review.id)?.certificate !== number) {
    problems.push('the log names another certificate')
  }
  const isDue = star > 0 && status === 'active'
  const has = number !== null && copy.certificates.includes(number)
  if (has !== isDue) problems.push(isDue ? 'has no certificate' : 'has a certificate')
  return problems
}

function starIn({ log }: ReviewedStudio): number {
  let star = 0
  for (const { kind, payload } of log) {
    if (kind === 'studio.registered') star = (payload as RegistrationEvent['payload']).star
    if (kind === 'studio.starChanged') {
      star = (payload as Extract<StudioChange, { kind: typeof kind }>['payload']).star
    }
  }
  return star
}

/** Limits and reviews that do not count. */
function ofTheCycle({ scheme, reviews, certificates }: CycleCopy, expected: ExpectedReview[]) {
  const problems: string[] = []
  const counting = new Set(expected.map(({ review }) => review.id))
  const others = reviews.filter(({ id }) => !counting.has(id))
  for (const { id, rating } of others) {
    if (rating !== null) problems.push(`review ${id}: was ended, and has a rating`)
  }
  const [best] = scheme.ratings
  const taken = expected.filter((one) => finalRating(one) === best?.key).length
  const places = scheme.cap && oraclePlaces(scheme.cap, expected.length)
  if (places !== null && taken > places) {
    problems.push(`${taken} have the best rating, for which there are ${places} places`)
  }
  const named = reviews.filter(({ certificate }) => certificate !== null).length
  if (certificates.length !== named) {
    problems.push(`${certificates.length} certificates for ${named} studios`)
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
