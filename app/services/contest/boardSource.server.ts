import type { ContestEvent } from '~/domain/contest/events'
import type { PublicContest } from '~/domain/contest/publicBoard'
import type { ServiceContext } from '../context'
import { onBoardOff } from '../review/panel/onBoardOff.server'
import { studioNames } from '../review/panel/studioNames.server'
import { toContestEvent } from './liveContest.server'
import { contestScope } from './liveContests.server'
import { PublicBoards, type BoardSource } from './publicBoards.server'

type Context = Pick<ServiceContext, 'read' | 'writer' | 'contests' | 'now'> & {
  settings?: { readonly rehearsal: boolean }
}

/**
 * The contest of that name in the latest programme, or a review's that is presented in public. A
 * rehearsal has no public board, other than on a server that was started to rehearse.
 */
async function findContest(
  { read, settings }: Context,
  slug: string,
): Promise<PublicContest | null> {
  const kinds = ['programme', 'review', ...(settings?.rehearsal ? ['rehearsal'] : [])]
  const contest = await read.contest.findFirst({
    where: { slug, hasBoard: true, edition: { kind: { in: kinds } } },
    orderBy: [{ edition: { kind: 'asc' } }, { edition: { year: 'desc' } }],
    include: { edition: { include: { zones: true } } },
  })
  if (!contest) return null
  const { id: panelId, kind } = contest.edition
  return {
    contestId: contest.id,
    slug,
    name: { zh: contest.name, en: contest.nameEn },
    zones: new Map(
      contest.edition.zones.map(({ id, code, name, nameEn }) => [id, { code, name, nameEn }]),
    ),
    ...(kind === 'review' && { names: await studioNames({ read }, panelId) }),
  }
}

async function history({ read, contests }: Context, contestId: string): Promise<ContestEvent[]> {
  await contests.load(contestId)
  const scopeId = contestScope(contestId)
  const rows = await read.event.findMany({ where: { scopeId }, orderBy: { seq: 'asc' } })
  return rows.map((row) => {
    const payload: unknown = row.payload === null ? null : JSON.parse(row.payload)
    return toContestEvent({ ...row, payload })
  })
}

/** The logs of a running process as the source of its boards. */
function boardSource(context: Context): BoardSource {
  return {
    find: (slug) => findContest(context, slug),
    history: (contestId) => history(context, contestId),
    follow: (listener) => context.contests.onEvent(({ id }, event) => listener(id, event)),
    onGone: (listener) => {
      const stops = [context.contests.onForgotten(listener), onBoardOff(context.writer, listener)]
      return () => stops.forEach((stop) => stop())
    },
  }
}

const boards = new WeakMap<object, PublicBoards>()

/** The boards of a running process, made at the first call. */
export function publicBoardsOf(context: Context): PublicBoards {
  const known = boards.get(context)
  if (known) return known
  const made = new PublicBoards(boardSource(context), context.now)
  boards.set(context, made)
  return made
}
