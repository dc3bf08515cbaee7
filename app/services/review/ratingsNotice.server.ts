import type { LocalText } from '~/domain/contest/ruleSet'
import { reviewsThatCount } from '~/domain/review/applyCycle'
import type { CycleState } from '~/domain/review/cycleState'
import type { Tx } from '~/services/log/writer.server'
import { draftNoticeWithin } from '../notice/draftNotice.server'
import { noticeFacts } from '../notice/noticeFacts.server'
import { publishNoticeWithin } from '../notice/publishNotice.server'
import { Refused } from './changeCycle.server'

/** How a notice of ratings is worded, from the resource files. */
export interface RatingsNotice {
  title: (of: { title: LocalText; year: number }) => LocalText
  text: (of: { title: LocalText; year: number }) => string
  /** Why a notice that an upheld objection corrects is superseded. */
  correction: () => string
}

/** In which objections to ratings are answered. */
const ANSWER_IN = { unit: 'workdays', length: 5, firstDay: 'next' } as const

/**
 * Publishes the confirmed ratings, a line a studio, within the caller's transaction. A notice that
 * is still public is superseded: an objection to it was upheld.
 */
export async function publishRatingsWithin(
  tx: Tx,
  state: CycleState,
  words: RatingsNotice,
  by: { actor: string; opId: string; receivedAt: Date },
): Promise<string> {
  const { scheme, year, notice: before } = state
  if (scheme.notice === null) throw new Refused('cycle.schemeProblems')
  const of = { title: scheme.title, year }
  const earlier = before === null ? null : await noticeFacts(tx, before, by.receivedAt)
  const { noticeId } = await draftNoticeWithin(
    tx,
    {
      ...{ subject: `cycle:${state.id}`, title: words.title(of), text: words.text(of) },
      ...{ period: scheme.notice, answerIn: ANSWER_IN, sample: state.sample },
      lines: await ratingLines(tx, state),
      corrects: earlier?.phase === 'published' ? before : null,
    },
    by,
  )
  const published = await publishNoticeWithin(tx, { noticeId, reason: words.correction() }, by)
  if (!published.ok) throw new Refused('cycle.noticeOpen')
  return noticeId
}

/** By rating, the best first, then by name: what a notice says of each studio. */
async function ratingLines(tx: Tx, state: CycleState) {
  const { ratings } = state.scheme
  const rated = reviewsThatCount(state).filter(({ rating }) => rating !== null)
  const studios = await tx.studio.findMany({
    where: { id: { in: rated.map(({ studioId }) => studioId) } },
    select: { id: true, name: true, leadPersonId: true, unit: { select: { name: true } } },
  })
  const place = new Map(ratings.map(({ key }, index) => [key, index]))
  return rated
    .flatMap(({ id, studioId, rating }) => {
      const studio = studios.find((one) => one.id === studioId)
      const title = ratings.find(({ key }) => key === rating)?.title
      if (!studio || !title) return []
      return [{ id, studio, title, place: place.get(rating ?? '') ?? 0 }]
    })
    .sort((a, b) => a.place - b.place || (a.studio.name < b.studio.name ? -1 : 1))
    .map(({ id, studio, title }) => ({
      ...{ line: id, title: studio.name, detail: `${studio.unit.name} · ${title.zh}` },
      concerned: studio.leadPersonId === null ? [] : [studio.leadPersonId],
    }))
}
