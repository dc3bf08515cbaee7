import { Prisma } from '../../../prisma/generated/client'
import type { ServiceContext } from '../context'
import type { Tx } from '../log/writer.server'
import { editionScope } from '../people/editionScope'
import { contestScope } from './liveContests.server'
import { codingScope } from './stages/decodeStage.server'

/**
 * Removes a rehearsal whole: its contests with all marks, its logs and claims, and the sample
 * people who are in nothing else. A programme is never removed this way.
 *
 * @throws when the edition is not a rehearsal.
 */
export async function deleteEdition(context: ServiceContext, editionId: string): Promise<void> {
  const edition = await context.read.edition.findUnique({ where: { id: editionId } })
  if (!edition) return
  if (edition.kind !== 'rehearsal') throw new Error('Only a rehearsal can be deleted')
  await removeEdition(context, editionId)
}

/** The removal itself; also used on a demo programme whose seeding was interrupted. */
export async function removeEdition(context: ServiceContext, editionId: string): Promise<void> {
  const removed = await context.writer.write((tx) => removeWithin(tx, editionId))
  for (const id of removed) context.contests.forget(id)
}

async function removeWithin(tx: Tx, editionId: string): Promise<string[]> {
  const contests = await tx.contest.findMany({ where: { editionId }, select: { id: true } })
  const contestIds = contests.map(({ id }) => id)
  const inContests = { contestId: { in: contestIds } }
  const zones = await tx.zone.findMany({ where: { editionId }, select: { id: true } })
  const offices = {
    OR: [inContests, { editionId }, { zoneId: { in: zones.map(({ id }) => id) } }],
  }
  const people = await samplesOf(tx, contestIds, offices)
  const scopes = [
    editionScope(editionId),
    ...contestIds.flatMap((id) => [contestScope(id), codingScope(id)]),
  ]
  await tx.heldOp.deleteMany({ where: inContests })
  await tx.contest.deleteMany({ where: { id: { in: contestIds } } })
  await tx.grant.deleteMany({ where: offices })
  await tx.edition.delete({ where: { id: editionId } })
  await tx.claim.deleteMany({ where: { scopeId: { in: scopes } } })
  await tx.$executeRaw`
    DELETE FROM "OpAnswer" WHERE EXISTS (
      SELECT 1 FROM "Event"
      WHERE "Event"."actor" = "OpAnswer"."actor" AND "Event"."opId" = "OpAnswer"."opId"
        AND "Event"."scopeId" IN (${Prisma.join(scopes)}))`
  await tx.event.deleteMany({ where: { scopeId: { in: scopes } } })
  await tx.scope.deleteMany({ where: { id: { in: scopes } } })
  await removeUnused(tx, people)
  return contestIds
}

async function samplesOf(
  tx: Tx,
  contestIds: readonly string[],
  offices: Prisma.GrantWhereInput,
): Promise<string[]> {
  const contestId = { in: [...contestIds] }
  const people = await tx.person.findMany({
    where: {
      sample: true,
      OR: [
        { entries: { some: { contestId } } },
        { judgeships: { some: { contestId } } },
        { grants: { some: offices } },
      ],
    },
    select: { id: true },
  })
  return people.map(({ id }) => id)
}

async function removeUnused(tx: Tx, people: readonly string[]): Promise<void> {
  const unused = await tx.person.findMany({
    where: {
      id: { in: [...people] },
      entries: { none: {} },
      judgeships: { none: {} },
      grants: { none: {} },
    },
    select: { id: true },
  })
  const ids = unused.map(({ id }) => id)
  await tx.opAnswer.deleteMany({ where: { actor: { in: ids } } })
  await tx.person.deleteMany({ where: { id: { in: ids } } })
}
