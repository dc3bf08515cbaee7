import { can, type Action, type Viewer } from '~/domain/people/permissions'
import type { FileRule, FileRules } from '~/services/files/fileAccess.server'
import { isStanding } from '~/domain/studio/standing'
import { currentEdition } from '~/queries/contest/currentEdition.server'
import { isListed } from '~/queries/studio/publicStudios.server'
import type { Tx } from '~/services/log/writer.server'
import { isFiledOn, isUnderReview, reviewFiles } from './reviewFileRules.server'

/**
 * A studio's photos are as public as its page; its evidence is for who keeps the register, and for
 * the experts who review it. Evidence behind what was filed stays until the decision, and what a
 * studio had when it was removed or cancelled stays as it is.
 */
const studio: FileRule = {
  async mayRead(read, viewer, { id, part, purpose }) {
    if (purpose === 'photo' && (await isShown(read, id))) return true
    if (await maySee(read, viewer, id, 'studio.read')) return true
    const evidence = { studioId: id, achievementId: part }
    return purpose === 'evidence' && viewer !== null && isUnderReview(read, viewer, evidence)
  },
  async mayChange(read, viewer, { id, part, purpose }) {
    if (!(await stands(read, id)) || !(await maySee(read, viewer, id, 'studio.edit'))) return false
    return part === '' || (purpose === 'evidence' && (await isResultOf(read, id, part)))
  },
  async isKept(read, { id, part, purpose }) {
    return purpose === 'evidence' && isFiledOn(read, { studioId: id, achievementId: part })
  },
}

/** Evidence stands behind a result of that studio, not behind an id that anybody made up. */
async function isResultOf(read: Tx, studioId: string, id: string): Promise<boolean> {
  return (await read.achievement.count({ where: { id, studioId } })) === 1
}

/** Also before the naming: who applies for it shows what there is to name. */
async function stands(read: Tx, id: string): Promise<boolean> {
  const found = await read.studio.findUnique({ where: { id }, select: { status: true } })
  return found !== null && isStanding(found.status)
}

async function isShown(read: Tx, id: string): Promise<boolean> {
  const found = await read.studio.findUnique({
    where: { id },
    select: { status: true, namedOn: true },
  })
  return found !== null && isListed(found)
}

async function maySee(
  read: Tx,
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
export const FILE_RULES: FileRules = { studio, review: reviewFiles }
