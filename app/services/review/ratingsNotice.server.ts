import type { LocalText } from '~/domain/contest/ruleSet'
import type { NoticePhase } from '~/domain/notice/notice'
import { announcedRatings, answerPeriod } from '~/domain/review/announcement'
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
  /** Why one is withdrawn that an upheld objection leaves nothing of. */
  withdrawal: () => string
}

/** A notice that the next one takes the place of; one that was withdrawn has no other. */
const CORRECTED: readonly NoticePhase[] = ['published', 'superseded']

/**
 * Publishes the confirmed ratings that are announced, a line a studio, within the caller's transaction. A notice that
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
      ...{ period: scheme.notice, answerIn: answerPeriod(scheme), sample: state.sample },
      lines: await ratingLines(tx, state),
      corrects: earlier && CORRECTED.includes(earlier.phase) ? before : null,
    },
    by,
  )
  const published = await publishNoticeWithin(tx, { noticeId, reason: words.correction() }, by)
  if (!published.ok) throw new Refused('cycle.noticeOpen')
  return noticeId
}

/** By rating, the best first, then by name: what a notice says of each studio. */
async function ratingLines(tx: Tx, state: CycleState) {
  const announced = announcedRatings(state)
  const studios = await tx.studio.findMany({
    where: { id: { in: announced.map(({ studioId }) => studioId) } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, leadPersonId: true, unit: { select: { name: true } } },
  })
  const { ratings } = state.scheme
  return ratings.flatMap(({ key, title }) =>
    studios.flatMap(({ id, name, leadPersonId, unit }) => {
      const line = announced.find(({ studioId, rating }) => studioId === id && rating.key === key)
      if (!line) return []
      const concerned = leadPersonId === null ? [] : [leadPersonId]
      return [{ line: line.review, title: name, note: unit.name, detail: title.zh, concerned }]
    }),
  )
}
