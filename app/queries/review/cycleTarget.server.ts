import type { Target } from '~/domain/people/permissions'
import type { PrismaClient } from '../../../prisma/generated/client'
import { currentEdition } from '../contest/currentEdition.server'

/** What runs a cycle belongs to: the running programme; null before there is one. */
export async function cyclesTarget(read: PrismaClient): Promise<Target | null> {
  const edition = await currentEdition(read)
  return edition && { editionId: edition.id, contestId: null }
}

/** A cycle as permissions see it; null when there is none of this id. */
export async function cycleTarget(read: PrismaClient, cycleId: string): Promise<Target | null> {
  const cycle = await read.reviewCycle.findUnique({ where: { id: cycleId }, select: { id: true } })
  const target = cycle && (await cyclesTarget(read))
  return target && { ...target, cycleId }
}
