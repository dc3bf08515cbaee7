import { can, type Target, type Viewer } from '~/domain/people/permissions'
import type { RehearsalView } from '~/protocol/menu'
import { Conductor } from '~/services/rehearsal/conductor.server'
import type { Application } from './application.server'

const KEY = Symbol.for('jiangsai.conductor')
const holder = globalThis as { [KEY]?: { conductor: Conductor; editionId: string } }

/** Starts the demo's simulated judges; on any other server there are none. */
export async function startConductor(app: Application): Promise<void> {
  if (app.settings.mode !== 'demo') return
  const edition = await app.read.edition.findFirst({
    where: { kind: 'programme' },
    orderBy: { year: 'desc' },
    include: { contests: { select: { id: true } } },
  })
  if (!edition) return
  const conductor = new Conductor(app, {
    contestIds: edition.contests.map(({ id }) => id),
    seed: edition.year,
    onError: (err) => app.log.error({ err }, 'a simulated judge could not score'),
  })
  holder[KEY] = { conductor, editionId: edition.id }
  conductor.resume()
}

/** Stops them; resolves when none of their ops is under way. */
export async function stopConductor(): Promise<void> {
  await holder[KEY]?.conductor.stop()
}

/** The simulated judges of this process; null where there are none. */
export function theConductor(): Conductor | null {
  return holder[KEY]?.conductor ?? null
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
  const conductor = theConductor()
  if (!target || !conductor) return null
  return { state: conductor.state, mayControl: can(viewer, 'rehearsal.control', target) }
}
