import { can, type Action, type Viewer } from '~/domain/people/permissions'
import { isEditable, itemIds } from '~/domain/review/decideAssessment'
import type { FileRule, FileRules } from '~/services/files/fileAccess.server'
import { currentEdition } from '~/queries/contest/currentEdition.server'
import { reviewTarget } from '~/queries/review/reviewTarget.server'
import { loadCycle } from '~/services/review/cycleLog.server'
import type { Application } from './application.server'

/** A person's own files: nobody else's business until a rule says so. */
const own: FileRule = {
  mayRead: (_, viewer, { id }) => viewer?.personId === id,
  mayChange: (_, viewer, { id }) => viewer?.personId === id,
}

/** A studio's photos are as public as its page; its evidence is for who keeps the register. */
const studio: FileRule = {
  async mayRead(read, viewer, { id, purpose }) {
    if (purpose === 'photo' && (await isShown(read, id))) return true
    return maySee(read, viewer, id, 'studio.read')
  },
  mayChange: (read, viewer, { id }) => maySee(read, viewer, id, 'studio.edit'),
}

async function isShown(read: Application['read'], id: string): Promise<boolean> {
  const found = await read.studio.findUnique({ where: { id }, select: { status: true } })
  return found?.status === 'active' || found?.status === 'rectifying'
}

async function maySee(
  read: Application['read'],
  viewer: Viewer | null,
  studioId: string,
  action: Action,
): Promise<boolean> {
  const found = await read.studio.findUnique({ where: { id: studioId } })
  if (found === null || viewer === null) return false
  const edition = await currentEdition(read)
  const zone =
    edition &&
    (await read.zone.findUnique({
      where: { editionId_code: { editionId: edition.id, code: found.zoneCode } },
    }))
  return can(viewer, action, {
    editionId: edition?.id ?? null,
    zoneId: zone?.id ?? null,
    contestId: null,
    studioId,
  })
}

/**
 * Evidence belongs to an item of the rubric: its lead adds it while the self-assessment is open.
 * Officers read it, and the experts to whom the studio is assigned.
 */
const review: FileRule = {
  async mayRead(read, viewer, { id }) {
    if (viewer === null) return false
    const target = await reviewTarget(read, id)
    if (target === null) return false
    if (can(viewer, 'review.read', target)) return true
    if (!can(viewer, 'review.score', target)) return false
    const cycle = await loadCycle(read, target.cycleId ?? '')
    return cycle?.reviews.get(id)?.experts.includes(viewer.personId ?? '') ?? false
  },
  async mayChange(read, viewer, { id, part }) {
    if (viewer === null) return false
    const target = await reviewTarget(read, id)
    if (target === null || !can(viewer, 'review.assess', target)) return false
    const state = await loadCycle(read, target.cycleId ?? '')
    const own = state?.reviews.get(id)
    if (!state || !own || !isEditable(state, own)) return false
    return itemIds(state.scheme.rubric).includes(part)
  },
}

/** Who may read and change files, by what they belong to; all else is refused. */
export const FILE_RULES: FileRules = { person: own, studio, review }
