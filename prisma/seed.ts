/**
 * The sample programme of the demo, also used as a test fixture. Everything in it goes through the
 * use-cases of real life and is in the logs; every person and unit says that it is a sample.
 */
import { randomUUID } from 'node:crypto'
import type { ServiceContext } from '../app/services/context'
import { createContestWithin } from '../app/services/contest/createContest.server'
import { createEditionWithin } from '../app/services/contest/createEdition.server'
import { removeEdition } from '../app/services/contest/deleteEdition.server'
import { createStaff, samplePersonRow, type Staff } from './demo/accounts'
import { playContest } from './demo/contest'
import { demoPlan, type ContestPlan } from './demo/plan'
import type { PoolJudge } from './demo/scoring'
import { contests, edition, zones } from './programme/baoding2021'
import { ruleSets } from './programme/ruleSets'
import { sampleJudgeName } from './programme/samplePeople'

export { DEMO_PASSWORD, DEMO_SECOND_FACTOR, DEMO_SIGN_INS, type DemoSignIn } from './demo/accounts'
export { demoPlan, type ContestPlan } from './demo/plan'

export interface SeedOptions {
  /** Contests and their states; the demo's when left out. */
  plan?: readonly ContestPlan[]
}

export interface SeededProgramme {
  editionId: string
  /** Contest id by slug. */
  contests: Map<string, string>
  /** Zone id by code. */
  zones: Map<string, string>
  /** True when the programme was there already and nothing was written. */
  kept: boolean
}

const EDITION_ID = '2021'
const DAY = 86_400_000
/** Most judges that a stage of the programme seats. */
const POOL = 7

/** Id of a zone or contest of the sample programme. */
export const sampleId = (name: string): string => `${EDITION_ID}-${name}`

/**
 * Writes the sample programme once. Called again it finds the programme and changes nothing; one
 * whose seeding was interrupted is removed and written anew.
 */
export async function seedProgramme(
  context: ServiceContext,
  { plan = demoPlan }: SeedOptions = {},
): Promise<SeededProgramme> {
  const seeded: Omit<SeededProgramme, 'kept'> = {
    editionId: EDITION_ID,
    contests: new Map(contests.map(({ slug }) => [slug, sampleId(slug)])),
    zones: new Map(zones.map(({ code }) => [code, sampleId(code)])),
  }
  const done = `seeded:${EDITION_ID}`
  if (await context.read.claim.findUnique({ where: { key: done } })) {
    return { ...seeded, kept: true }
  }
  if (await context.read.edition.findUnique({ where: { id: EDITION_ID } })) {
    await removeEdition(context, EDITION_ID)
  }
  const now = context.now()
  await createProgramme(context, plan, now)
  const staff = await createStaff(
    context,
    EDITION_ID,
    seeded.zones,
    [...seeded.contests.values()],
    now,
  )
  const pool = await createJudges(context, staff, now)
  let number = 0
  for (const [index, contest] of plan.entries()) {
    const contestId = sampleId(contest.slug)
    const judges = pool.get(contestId) ?? []
    const scene = { contestId, staff, judges, seed: index + 1, firstNumber: number, now }
    await playContest(context, contest, scene)
    number += contest.entries
  }
  await context.writer.write((tx) =>
    tx.claim.create({
      data: { key: done, scopeId: `edition:${EDITION_ID}`, holder: 'seed', claimedAt: now },
    }),
  )
  return { ...seeded, kept: false }
}

async function createProgramme(
  context: ServiceContext,
  plan: readonly ContestPlan[],
  now: Date,
): Promise<void> {
  const by = () => ({
    actor: 'system',
    opId: randomUUID(),
    receivedAt: new Date(now.getTime() - 40 * DAY),
  })
  await context.writer.write(async (tx) => {
    await createEditionWithin(
      tx,
      {
        ...edition,
        id: EDITION_ID,
        kind: 'programme',
        zones: zones.map((zone) => ({ ...zone, id: sampleId(zone.code) })),
      },
      by(),
    )
    for (const [ordinal, contest] of contests.entries()) {
      const isOver = plan.find(({ slug }) => slug === contest.slug)?.registration === 'over'
      await createContestWithin(
        tx,
        {
          ...contest,
          id: sampleId(contest.slug),
          editionId: EDITION_ID,
          ordinal,
          registrationOpensAt: new Date(now.getTime() - 30 * DAY),
          registrationClosesAt: new Date(now.getTime() + (isOver ? -7 : 14) * DAY),
          quotaPerZone: 3,
          ruleSet: ruleSets[contest.slug],
        },
        by(),
      )
    }
  })
}

/** Seven sample judges, in the pool of every contest; the demo's judge is the last of each pool. */
async function createJudges(
  context: ServiceContext,
  staff: Staff,
  now: Date,
): Promise<Map<string, PoolJudge[]>> {
  const rows = Array.from({ length: POOL }, (_, index) =>
    samplePersonRow(context, { name: sampleJudgeName(index + 1), createdAt: now }),
  )
  const people = [...rows.map(({ id }) => id), staff.judge]
  const pool = new Map<string, PoolJudge[]>()
  const judges = contests.flatMap(({ slug }) => {
    const contestId = sampleId(slug)
    const own = people.map((personId) => ({ id: randomUUID(), contestId, personId }))
    pool.set(
      contestId,
      own.map(({ id, personId }) => ({ judgeId: id, personId })),
    )
    return own
  })
  await context.writer.write(async (tx) => {
    await tx.person.createMany({ data: rows })
    await tx.judge.createMany({ data: judges })
  })
  return pool
}
