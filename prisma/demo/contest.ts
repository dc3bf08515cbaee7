import { randomUUID } from 'node:crypto'
import type { ServiceContext } from '../../app/services/context'
import { publishResults } from '../../app/services/contest/stages/publishResults.server'
import { zones } from '../programme/baoding2021'
import { ruleSets } from '../programme/ruleSets'
import { DEMO_SIGN_INS, type Staff } from './accounts'
import { decide, enter } from './entries'
import { OFFERED_SEAT, type ContestPlan } from './plan'
import { sampleRandom } from './random'
import type { PoolJudge } from './scoring'
import { playStage } from './stage'

export interface ContestScene {
  contestId: string
  staff: Staff
  judges: readonly PoolJudge[]
  seed: number
  /** How many sample contestants there are before this contest's. */
  firstNumber: number
  now: Date
}

const DAY = 86_400_000

/** Plays one contest as far as its plan says. */
export async function playContest(
  context: ServiceContext,
  plan: ContestPlan,
  scene: ContestScene,
): Promise<void> {
  const { contestId, staff, now } = scene
  const entries = await registerAll(context, plan, scene)
  await reviewAll(context, plan, entries, scene)
  const ruleSet = ruleSets[plan.slug]
  const random = sampleRandom(scene.seed)
  for (const [index, rules] of ruleSet.stages.entries()) {
    const until = plan.stages[index] ?? 'pending'
    await playStage(context, {
      ...{ contestId, ruleSet, rules, until, staff, random, now },
      judges: scene.judges,
      offered: isOffered(plan, rules.key) ? OFFERED_SEAT.seat : null,
    })
  }
  if (plan.published === true) {
    const receivedAt = new Date(now.getTime() - 10 * 60_000)
    const by = { opId: randomUUID(), actor: staff.organiser, receivedAt }
    const answer = await publishResults(context, { contestId, ...by })
    if (!answer.ok) throw new Error(`Sample results were refused: ${answer.code}`)
  }
}

const isOffered = ({ slug }: ContestPlan, stage: string) =>
  slug === OFFERED_SEAT.contest && stage === OFFERED_SEAT.stage

/** Contestants from one zone after another, starting elsewhere in each contest. */
async function registerAll(
  context: ServiceContext,
  plan: ContestPlan,
  { contestId, seed, firstNumber, now }: ContestScene,
): Promise<string[]> {
  const demo = DEMO_SIGN_INS.find(({ contest }) => contest === plan.slug)
  const entries: string[] = []
  for (let index = 0; index < plan.entries; index += 1) {
    const isDemo = index === 0 && demo !== undefined
    const zone = zones[zoneIndex(index, plan.entries, seed)]
    if (!zone) throw new Error('There are no zones')
    entries.push(
      await enter(context, {
        contestId,
        zoneId: `2021-${zone.code}`,
        number: firstNumber + index + 1,
        receivedAt: new Date(now.getTime() - (20 - index / 4) * DAY),
        ...(isDemo && { name: demo.name, phone: demo.phone, password: demo.password }),
      }),
    )
  }
  return entries
}

/** The zones of the demo's two officers get the first entry and the last two. */
function zoneIndex(index: number, count: number, seed: number): number {
  const [lianchi, xushui] = [1, 4]
  if (index === 0 || index === count - 1) return lianchi
  return index === count - 2 ? xushui : (seed * 5 + index * 2) % zones.length
}

async function reviewAll(
  context: ServiceContext,
  { entries: count, waiting = 0, returned = 0 }: ContestPlan,
  entries: readonly string[],
  { staff, now }: ContestScene,
): Promise<void> {
  const at = new Date(now.getTime() - 8 * DAY)
  for (const [index, entryId] of entries.entries()) {
    if (index < returned) {
      const reason = '单位全称与营业执照不一致，请按执照填写，并确认所属工会。'
      await decide(context, entryId, { move: 'return', reason }, staff.organiser, at)
    } else if (index < count - waiting) {
      await decide(context, entryId, { move: 'approve' }, staff.organiser, at)
    }
  }
}
