import {
  doublingProgress,
  type DoublingPlan,
  type DoublingProgress,
} from '~/domain/studio/doubling'
import type { PrismaClient } from '../../../prisma/generated/client'
import { doublingPlan, edition as programme } from '../../../prisma/programme/baoding2021'
import { currentEdition } from '../contest/currentEdition.server'

/** The targets that are set, the latest year first; the programme's own until it is replaced. */
async function doublingTargets(read: PrismaClient): Promise<DoublingPlan[]> {
  const stored = await read.doublingTarget.findMany({ orderBy: { year: 'desc' } })
  const edition = await currentEdition(read)
  // the target of a programme is a fact of that one programme, and no other city's
  const isSeed = edition?.year === doublingPlan.year && edition.title === programme.title
  if (!isSeed || stored.some(({ year }) => year === doublingPlan.year)) return stored
  return [...stored, doublingPlan].sort((a, b) => b.year - a.year)
}

/** Every year's plan with how far it came. */
export async function doublingPlans(
  read: PrismaClient,
  today: string,
): Promise<DoublingProgress[]> {
  const targets = await doublingTargets(read)
  const studios = await read.studio.findMany({
    where: { namedOn: { not: null } },
    select: {
      ...{ level: true, namedOn: true, status: true },
      history: {
        where: { kind: { in: ['level', 'named'] } },
        orderBy: [{ at: 'asc' }, { seq: 'asc' }],
        select: { from: true, to: true, at: true },
      },
    },
  })
  const named = studios.map(({ history: levels, ...studio }) => ({ ...studio, levels }))
  return targets.map((plan) => doublingProgress(named, plan, today))
}

/** The plan of the latest year that has begun; null when the running programme has none. */
export async function currentDoubling(
  read: PrismaClient,
  today: string,
): Promise<DoublingProgress | null> {
  const edition = await currentEdition(read)
  const latest = Math.max(Number(today.slice(0, 4)), edition?.year ?? 0)
  const plans = await doublingPlans(read, today)
  return plans.find(({ year }) => year <= latest && year >= (edition?.year ?? 0)) ?? null
}
