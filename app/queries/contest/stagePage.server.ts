import { registrationState } from '~/domain/contest/registration'
import { can, type Target, type Viewer } from '~/domain/people/permissions'
import { parseRuleSet } from '~/protocol/ruleSet'
import type { ServiceContext } from '~/services/context'
import { hasSecondFactor } from '~/services/people/secondFactor.server'
import type { PrismaClient } from '../../../prisma/generated/client'

/** What a stage belongs to, for the question who may do what with it. */
export async function stageTarget(read: PrismaClient, stageId: string): Promise<Target | null> {
  const stage = await read.stage.findUnique({
    where: { id: stageId },
    include: { contest: { select: { editionId: true } } },
  })
  if (!stage) return null
  return {
    editionId: stage.contest.editionId,
    zoneId: null,
    contestId: stage.contestId,
    stageId,
  }
}

export interface StageRights {
  /** Draws, opens the check-in list and decodes. */
  codes: boolean
  publishes: boolean
}

/** What the viewer may do with a stage of this target. */
export function stageRights(viewer: Viewer, target: Target): StageRights {
  return {
    codes: can(viewer, 'draw.commit', target),
    publishes: can(viewer, 'result.publish', target),
  }
}

/** One stage for the coding officer and the organiser. It never joins an entry to a code. */
export async function stagePage(
  { read, now }: Pick<ServiceContext, 'read' | 'now'>,
  stageId: string,
  viewer: Viewer & { personId: string },
  rights: StageRights,
) {
  const stage = await read.stage.findUnique({
    where: { id: stageId },
    include: {
      contest: { include: { ruleSets: { orderBy: { version: 'desc' }, take: 1 } } },
      entrants: { orderBy: { order: 'asc' } },
      seats: { include: { tenures: { where: { endedAt: null }, select: { id: true } } } },
    },
  })
  const version = stage?.contest.ruleSets[0]
  if (!stage || !version) return null
  const { contest } = stage
  const ruleSet = parseRuleSet(version.rules)
  const rules = ruleSet.stages.find(({ key }) => key === stage.key)
  if (!rules) throw new Error(`No rules for stage ${stageId}`)
  const count = (status: string[]) =>
    read.entry.count({ where: { contestId: contest.id, status: { in: status } } })
  const entrants = await read.entry.findMany({
    where: { id: { in: stage.entrants.flatMap(({ entryId }) => entryId ?? []) } },
    include: { zone: true },
  })
  const byEntry = new Map(entrants.map((entry) => [entry.id, entry]))
  return {
    id: stage.id,
    contest: { slug: contest.slug, name: { zh: contest.name, en: contest.nameEn } },
    title: rules.title,
    identity: rules.identity,
    phase: stage.phase,
    rules: {
      version: version.version,
      frozenAt: version.frozenAt?.toISOString() ?? null,
      seats: rules.seats,
      weight: rules.weight,
      combination: rules.scheme.combination,
      title: ruleSet.title,
    },
    registration: registrationState(contest, now()),
    waiting: await count(['submitted', 'returned']),
    approved: await count(['approved']),
    seatsTaken: stage.seats.filter(({ tenures }) => tenures.length > 0).length,
    commitment: stage.commitment,
    rosterDigest: stage.rosterDigest,
    revealedSeed: stage.revealedSeed,
    rights,
    hasSecondFactor: rights.codes && (await hasSecondFactor(read, viewer.personId)),
    entrants: stage.entrants.map(({ codeId, code, order, station, status, entryId }) => {
      const entry = entryId === null ? undefined : byEntry.get(entryId)
      return {
        codeId,
        code,
        order,
        station,
        status,
        entryCode: entry?.entryCode ?? null,
        zone: entry ? { zh: entry.zone.name, en: entry.zone.nameEn } : null,
      }
    }),
  }
}
