/**
 * What each review must come to: from the marks in the tables, the register as it is and the cycle's
 * log read in the plainest way, by the oracles alone. Shares nothing with the server's reading.
 */
import type { OracleSheet } from '~/domain/contest/oracleStage'
import type { CycleEventBody } from '~/domain/review/cycleEvents'
import { oracleReview } from '~/domain/review/oracle'
import { oracleRatings, type OracleRating } from '~/domain/review/oracleRating'
import { countedEntrants } from '../counted'
import type { CycleCopy, ReviewedStudio, ReviewRow } from './readCycle'

type Of<Kind extends CycleEventBody['kind']> = Extract<CycleEventBody, { kind: Kind }>['payload']

export interface ExpectedReview {
  readonly review: ReviewRow
  readonly studio: ReviewedStudio
  /** Whether a self-assessment was filed that was not sent back. */
  readonly isFiled: boolean
  /** Null for one that was not filed, or that lacks marks. */
  readonly total: string | null
  /** Before the meeting; null while there is none. */
  readonly proposal: OracleRating | null
  /** The meeting's choice where it had one, and its vote. */
  readonly choice: string | null
  readonly override: string | null
}

/** Every review that counts: one that was ended or taken back does not. */
export function expectedReviews(copy: CycleCopy): ExpectedReview[] {
  const { scheme, year } = copy
  const sheets = sheetsOf(copy)
  const counting = copy.reviews.filter(({ id }) => !isOver(copy, id))
  const found = counting.map((review) => {
    const studio = copy.studios.find(({ id }) => id === review.studioId)
    if (!studio) throw new Error(`The database has no studio ${review.studioId}`)
    const figures = { ...registerFigures(studio, year), ...declaredIn(copy, review.id) }
    const isFiled = isFiledIn(copy, review.id)
    const own = sheets.filter(({ entry }) => entry === review.id)
    const total = isFiled ? oracleReview(scheme.rubric, figures, own) : null
    const hasVeto = scheme.rubric.vetoes.some(({ figure, is, limit }) => {
      const value = Number(figures[figure])
      return is === 'atLeast' ? value >= limit : value < limit
    })
    const choice = lastOf(copy, 'meeting.chose', review.id)?.rating ?? null
    const override = lastOf(copy, 'meeting.overrode', review.id)?.rating ?? null
    return { review, studio, isFiled, total, hasVeto, choice, override }
  })
  const rated = oracleRatings(
    scheme,
    found
      .filter(({ isFiled, total }) => !isFiled || total !== null)
      .map(({ review, override: vote, ...one }) => ({ ...one, id: review.id, vote })),
  )
  return found.map(({ review, studio, isFiled, total, choice, override }) => ({
    ...{ review, studio, isFiled, total, choice, override },
    proposal: rated.get(review.id) ?? null,
  }))
}

/** The last event of this kind about a review. */
export function lastOf<
  Kind extends Extract<CycleEventBody, { payload: { review: string } }>['kind'],
>({ log }: Pick<CycleCopy, 'log'>, kind: Kind, review: string): Of<Kind> | null {
  const about = log.filter(
    (line) => line.kind === kind && (line.payload as { review: string }).review === review,
  )
  return (about.at(-1)?.payload as Of<Kind> | undefined) ?? null
}

function isOver(copy: CycleCopy, review: string): boolean {
  return (['review.ended', 'review.withdrawn'] as const).some((kind) => lastOf(copy, kind, review))
}

function isFiledIn({ log }: CycleCopy, review: string): boolean {
  const kinds = ['assessment.filed', 'assessment.returned']
  const about = log.filter(
    ({ kind, payload }) =>
      kinds.includes(kind) && (payload as { review: string }).review === review,
  )
  return about.at(-1)?.kind === 'assessment.filed'
}

function declaredIn({ log }: CycleCopy, review: string): Record<string, bigint> {
  const figures: Record<string, bigint> = {}
  for (const { kind, payload } of log) {
    if (kind !== 'assessment.saved') continue
    const saved = payload as Of<'assessment.saved'>
    if (saved.review !== review) continue
    for (const [key, value] of Object.entries(saved.declared)) {
      if (value === null) Reflect.deleteProperty(figures, key)
      else figures[key] = BigInt(value)
    }
  }
  return figures
}

/** What the register says of the year, counted from its rows. */
function registerFigures(
  { results, apprenticeships }: ReviewedStudio,
  year: number,
): Record<string, bigint> {
  const figures: Record<string, bigint> = {}
  const add = (key: string, by = 1n) => {
    figures[key] = (figures[key] ?? 0n) + by
  }
  for (const key of ['achievements', 'converted', 'benefitFen', 'kind.patent']) add(key, 0n)
  for (const result of results.filter((one) => one.year === year)) {
    add('achievements')
    add(`kind.${result.kind}`)
    add('benefitFen', result.benefitFen)
    if (result.adopted === 1) add('converted')
  }
  add('apprentices', 0n)
  for (const { startsOn, endsOn } of apprenticeships) {
    if (Number(startsOn.slice(0, 4)) <= year && Number(endsOn.slice(0, 4)) >= year) {
      add('apprentices')
    }
  }
  return figures
}

/** Submitted and required sheets of studios that stayed, by review. */
function sheetsOf({ panels }: CycleCopy): OracleSheet[] {
  return panels.contests.flatMap((contest) =>
    countedEntrants(panels, contest)
      .filter(({ status }) => status === 'active')
      .flatMap(({ entryId, sheets }) =>
        sheets.map((sheet) => ({ ...sheet, entry: entryId ?? '' })),
      ),
  )
}
