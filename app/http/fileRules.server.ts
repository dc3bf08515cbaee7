import { can, type Action, type Viewer } from '~/domain/people/permissions'
import type { FileRule, FileRules } from '~/services/files/fileAccess.server'
import { currentEdition } from '~/queries/contest/currentEdition.server'
import type { Application } from './application.server'
import { reviewFiles } from './reviewFileRules.server'

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
  async mayChange(read, viewer, { id, part, purpose }) {
    if (!(await maySee(read, viewer, id, 'studio.edit'))) return false
    return part === '' || (purpose === 'evidence' && (await isResultOf(read, id, part)))
  },
}

/** Evidence stands behind a result of that studio, not behind an id that anybody made up. */
async function isResultOf(
  read: Application['read'],
  studioId: string,
  id: string,
): Promise<boolean> {
  return (await read.achievement.count({ where: { id, studioId } })) === 1
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

/** Who may read and change files, by what they belong to; all else is refused. */
export const FILE_RULES: FileRules = { person: own, studio, review: reviewFiles }
