import type { CycleCopy } from './readCycle'

/** Objections that were not ruled on, and upheld ones that no later notice corrects. */
export function checkNotices({ notices, reviews, log }: CycleCopy): string[] {
  const problems: string[] = []
  for (const { id, phase, objections } of notices) {
    if (objections.some(({ status }) => status === 'open')) {
      problems.push(`notice ${id}: an objection was not ruled on`)
    }
    const upheld = objections.filter(({ status }) => status === 'upheld')
    if (upheld.length === 0) continue
    if (phase !== 'superseded' || !notices.some(({ corrects }) => corrects === id)) {
      problems.push(`notice ${id}: an upheld objection was not corrected`)
    }
    for (const { line } of upheld) {
      const isKnown = reviews.some((review) => review.id === line)
      if (!isKnown || ratingsOf(log, line).size < 2) {
        problems.push(`notice ${id}: the rating that was objected to is the same as before`)
      }
    }
  }
  const all = notices.flatMap(({ objections }) => objections.map(({ status }) => status))
  for (const status of ['upheld', 'dismissed']) {
    if (!all.includes(status)) problems.push(`no objection was ${status}`)
  }
  const last = notices.find(({ id }) => !notices.some(({ corrects }) => corrects === id))
  if (last?.phase !== 'closed') problems.push('the last notice did not run to its end')
  return problems
}

/** The ratings that were confirmed for a review, one confirmation after another. */
function ratingsOf(log: CycleCopy['log'], review: string | null): Set<string> {
  const confirmed = log.filter(({ kind }) => kind === 'meeting.confirmed')
  return new Set(
    confirmed.flatMap(({ payload }) => {
      const { ratings } = payload as { ratings: readonly { review: string; rating: string }[] }
      return ratings.filter((one) => one.review === review).map(({ rating }) => rating)
    }),
  )
}
