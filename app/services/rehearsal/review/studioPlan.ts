/** What the studios of a rehearsed cycle are like, and what becomes of them: pure, by the seed. */
import type { AchievementKind } from '~/domain/studio/events'
import { seededRandom } from '../random'

export interface PlannedResult {
  readonly kind: AchievementKind
  readonly benefitYuan: number
  readonly adopted: boolean
}

/** What goes otherwise than it should with a studio's review. */
export type Fate = 'plain' | 'notFiled' | 'late' | 'removed' | 'returned' | 'veto'

export interface StudioPlan {
  readonly star: number
  readonly results: readonly PlannedResult[]
  readonly apprentices: number
  /** Figures that the lead declares, by key. */
  readonly declared: Readonly<Record<string, number>>
  /** How good experts find it, from 0 to 1. */
  readonly skill: number
  readonly fate: Fate
}

const KINDS: readonly AchievementKind[] = ['invention', 'renovation', 'design', 'patent', 'method']
/** A third are so strong that they end at the ceiling, with equals at the limit of the best rating. */
const STRENGTHS = ['strong', 'weak', 'even', 'strong', 'even', 'even', 'strong', 'even', 'weak']
const FATES: readonly Fate[] = ['plain', 'plain', 'notFiled', 'late', 'removed', 'returned', 'veto']
const STARS = 5

/** Each studio of so many; a fate other than `plain` befalls one studio. */
export function planStudios(seed: number, count: number): StudioPlan[] {
  return Array.from({ length: count }, (_, index) => {
    const strength = STRENGTHS[index % STRENGTHS.length]
    const fate = FATES[index] ?? 'plain'
    const plan = strength === 'strong' ? strong() : varied(seed, index, strength === 'weak')
    const accidents = fate === 'veto' ? 1 : 0
    const declared = { ...plan.declared, accidents }
    return { ...plan, declared, fate, star: 1 + (index % STARS) }
  })
}

type Strength = Omit<StudioPlan, 'fate' | 'star'>

function strong(): Strength {
  const result = { benefitYuan: 400_000, adopted: true }
  const kinds = ['patent', 'patent', 'invention', 'renovation'] as const
  return {
    results: kinds.map((kind) => ({ kind, ...result })),
    apprentices: 10,
    declared: { highlySkilled: 3, hasRoster: 1, lateReports: 0 },
    skill: 0.97,
  }
}

function varied(seed: number, index: number, isWeak: boolean): Strength {
  const random = seededRandom(seed, 'studio', index)
  const results = Array.from({ length: isWeak ? 0 : random.int(1, 5) }, () => ({
    kind: random.pick(KINDS),
    benefitYuan: random.int(0, 700_000),
    adopted: random.chance(0.6),
  }))
  return {
    results,
    apprentices: isWeak ? random.int(0, 1) : random.int(2, 9),
    declared: {
      highlySkilled: isWeak ? 0 : random.int(0, 4),
      hasRoster: isWeak ? 0 : random.int(0, 1),
      lateReports: random.int(0, 2),
    },
    skill: isWeak ? 0.7 : 0.86,
  }
}
