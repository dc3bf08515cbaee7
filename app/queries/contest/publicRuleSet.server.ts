import type { PrismaClient } from '../../../prisma/generated/client'
import type { ContestState } from '~/domain/contest/state'
import type { RuleSet } from '~/domain/contest/ruleSet'

interface Contests {
  load(contestId: string): Promise<{ readonly state: ContestState } | null>
}

/** The rule set of a contest as it counts now; null before there is one. */
export async function publicRuleSet(
  { read, contests }: { read: PrismaClient; contests: Contests },
  slug: string,
): Promise<{ ruleSet: RuleSet; version: number } | null> {
  const contest = await read.contest.findFirst({
    where: { slug, hasBoard: true, edition: { kind: { in: ['programme', 'review'] } } },
    orderBy: { edition: { year: 'desc' } },
    select: { id: true },
  })
  const state = contest && (await contests.load(contest.id))?.state
  return state?.ruleSet ? { ruleSet: state.ruleSet, version: state.ruleVersion } : null
}
