import type { RuleSet } from '~/domain/contest/ruleSet'
import { appendEvent, createScope } from '../log/appendEvent.server'
import type { Tx } from '../log/writer.server'
import { contestScope } from './liveContests.server'
import { codingScope } from './stages/decodeStage.server'

export interface NewContest {
  id: string
  editionId: string
  slug: string
  name: string
  nameEn: string
  industry: string | null
  leadsTo: string | null
  ordinal: number
  registrationOpensAt: Date
  registrationClosesAt: Date
  quotaPerZone: number
  /** Where its entries come from elsewhere, it starts without registration. */
  phase?: 'running'
  hasBoard?: boolean
  ruleSet: RuleSet
}

/** Id of a contest's stage. */
export function stageIdOf(contestId: string, key: string): string {
  return `${contestId}.${key}`
}

/** Makes a contest with its first rule set and the stages in it, and starts its two logs. */
export async function createContestWithin(
  tx: Tx,
  { ruleSet, ...contest }: NewContest,
  by: { actor: string; opId: string; receivedAt: Date },
): Promise<void> {
  await tx.contest.create({ data: contest })
  await tx.ruleSetVersion.create({
    data: { contestId: contest.id, version: 1, rules: JSON.stringify(ruleSet) },
  })
  await tx.stage.createMany({
    data: ruleSet.stages.map(({ key, identity }, ordinal) => ({
      id: stageIdOf(contest.id, key),
      contestId: contest.id,
      key,
      ordinal,
      identity,
    })),
  })
  await createScope(tx, codingScope(contest.id), 'coding')
  await createScope(tx, contestScope(contest.id), 'contest')
  await appendEvent(tx, {
    ...by,
    scopeId: contestScope(contest.id),
    kind: 'rules.set',
    device: null,
    payload: { version: 1, ruleSet, reason: null },
  })
}
