import { oracleLastDays, oracleLevel, oracleStar, oracleStatus } from '~/domain/review/oracleRating'
import type { RegistrationEvent, StudioChange } from '~/domain/studio/events'
import { lastOf, type ExpectedReview } from './expectedRatings'
import type { CycleCopy, ReviewedStudio } from './readCycle'

type Of<Kind extends StudioChange['kind']> = Extract<StudioChange, { kind: Kind }>['payload']

/** The notice, the place in the register, its last days and the certificate that a rating leads to. */
export function checkStanding(
  copy: CycleCopy,
  { review, studio }: ExpectedReview,
  key: string | null,
): string[] {
  const rating = copy.scheme.ratings.find((one) => one.key === key)
  if (!rating) return [`there is no rating ${key ?? '-'}`]
  const problems: string[] = []
  const differs = (what: string, is: string | number | null, should: string | number | null) => {
    if (is !== should) problems.push(`${what} is ${is ?? '-'}, and should be ${should ?? '-'}`)
  }
  const line = copy.lines.find((one) => one.line === review.id)
  if (!line?.detail.endsWith(rating.title.zh)) problems.push('the notice says another rating')
  const { consequences } = rating
  const star = oracleStar(consequences, review.star, copy.scheme.kind)
  const status = oracleStatus(consequences)
  const level = oracleLevel(consequences, review.level)
  const { rectifyBy, barredUntil } = oracleLastDays(consequences, review.decidedOn ?? '')
  const inLog = inItsLog(studio)
  differs('the star', studio.star, star)
  differs("the star in the studio's log", inLog.star, star)
  differs('the level', studio.level, level)
  differs("the level in the studio's log", inLog.level, level)
  differs('the status', studio.status, status)
  differs('the last day to rectify', studio.rectifyBy, rectifyBy)
  differs("the last day to rectify in the studio's log", inLog.rectifyBy, rectifyBy)
  differs('the last day of the bar', studio.barredUntil, barredUntil)
  differs("the last day of the bar in the studio's log", inLog.barredUntil, barredUntil)
  const number = review.certificate
  if (lastOf(copy, 'review.decided', review.id)?.certificate !== number) {
    problems.push('the log names another certificate')
  }
  const isDue = star > 0 && status === 'active'
  const subject = `studio:${studio.id}`
  const has = copy.certificates.some(
    (one) => one.number === number && one.subject === subject && !one.revoked && !one.superseded,
  )
  if (has !== isDue) problems.push(isDue ? 'has no certificate' : 'has a certificate')
  return problems
}

/** Where the studio's own log leaves it. */
function inItsLog({ log }: ReviewedStudio) {
  const now = {
    ...{ star: 0, level: '' },
    rectifyBy: null as string | null,
    barredUntil: null as string | null,
  }
  for (const { kind, payload } of log) {
    if (kind === 'studio.registered') {
      const { star, level } = payload as RegistrationEvent['payload']
      Object.assign(now, { star, level })
    }
    if (kind === 'studio.starChanged') now.star = (payload as Of<typeof kind>).star
    if (kind === 'studio.levelChanged') now.level = (payload as Of<typeof kind>).level
    if (kind === 'studio.statusChanged') {
      const { rectifyBy, barredUntil } = payload as Of<typeof kind>
      Object.assign(now, { rectifyBy, barredUntil })
    }
  }
  return now
}
