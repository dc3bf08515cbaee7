import { can, type Target, type Viewer } from '~/domain/people/permissions'
import type { RehearsalView } from '~/protocol/menu'
import { Conductor } from '~/services/rehearsal/conductor.server'
import { isKeptPaused, keepPaused } from '~/services/rehearsal/conductorPause.server'
import { OFFERED_SEAT } from '../../prisma/demo/plan'
import type { Application } from './application.server'

const KEY = Symbol.for('jiangsai.conductor')
const holder = globalThis as { [KEY]?: { conductor: Conductor; editionId: string } }

/** Starts the demo's simulated judges; on any other server there are none. */
export async function startConductor(app: Application): Promise<void> {
  if (app.settings.mode !== 'demo') return
  const edition = await app.read.edition.findFirst({
    where: { kind: 'programme' },
    orderBy: { year: 'desc' },
    include: { contests: { select: { id: true, slug: true } } },
  })
  if (!edition) return
  const conductor = new Conductor(app, {
    contestIds: edition.contests.map(({ id }) => id),
    offered: edition.contests.find(({ slug }) => slug === OFFERED_SEAT.contest)?.id,
    seed: edition.year,
    onError: (err) => app.log.error({ err }, 'a simulated judge could not score'),
  })
  holder[KEY] = { conductor, editionId: edition.id }
  if (await isKeptPaused(app, edition.id)) conductor.pause()
  else conductor.resume()
}

/** Stops them; resolves when none of their ops is under way. */
export async function stopConductor(): Promise<void> {
  await holder[KEY]?.conductor.stop()
}

/**
 * Pauses the simulated judges, or wakes them, until somebody does the other; over a restart too.
 * False where there are none.
 */
export async function conduct(app: Application, move: 'pause' | 'resume'): Promise<boolean> {
  const running = holder[KEY]
  if (!running) return false
  await keepPaused(app, running.editionId, move === 'pause')
  if (move === 'pause') running.conductor.pause()
  else running.conductor.resume()
  return true
}

/** What pausing is about: the edition and, for a chief judge, a contest of their own. */
export function rehearsalTarget({ grants }: Viewer): Target | null {
  const running = holder[KEY]
  if (!running) return null
  const chief = grants.find(({ role }) => role === 'chiefJudge')
  return { editionId: running.editionId, contestId: chief?.contestId ?? null }
}

/** The rehearsal as a page shows it to its viewer; null where there is none. */
export function rehearsalView(viewer: Viewer): RehearsalView | null {
  const target = rehearsalTarget(viewer)
  const running = holder[KEY]
  if (!target || !running) return null
  return { state: running.conductor.state, mayControl: can(viewer, 'rehearsal.control', target) }
}
