import { describe, expect, it } from 'vitest'
import { chiefRows } from '~/domain/contest/chiefMatrix'
import { decideChiefOp } from '~/domain/contest/decideChiefOp'
import { TestContest } from '~/domain/contest/testContest'
import { seededRandom } from '~/services/rehearsal/random'
import { planSteps, progressOf, stepOp } from './chiefSteps'

const rowsOf = ({ state }: TestContest) => ({ rows: chiefRows(state, 'stage') })

describe('the planned steps', () => {
  it('come in order, before the end, and have all there is over a few seeds', () => {
    const plans = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => planSteps(seededRandom(seed), true))
    for (const plan of plans) {
      const moments = plan.map(({ at }) => at)
      expect(moments).toEqual([...moments].sort((a, b) => a - b))
      expect(Math.max(...moments)).toBeLessThan(0.8)
    }
    expect(new Set(plans.flat().map(({ kind }) => kind))).toEqual(
      new Set(['moveSeat', 'excuse', 'require', 'leave', 'freeze']),
    )
    expect(planSteps(seededRandom(1), false).some(({ kind }) => kind === 'freeze')).toBe(false)
  })

  it('are taken by the rules, and tell how many marks they spare', () => {
    const contest = new TestContest()
    const take = (kind: 'excuse' | 'require' | 'freeze', seed: number) => {
      const chosen = stepOp(kind, rowsOf(contest), seededRandom(seed))
      if (!chosen) throw new Error(`Nothing to ${kind}`)
      const decision = decideChiefOp(contest.state, 'stage', chosen.op)
      if (decision.kind !== 'accept') throw new Error(decision.code)
      contest.add(decision.event)
      return chosen.spared
    }
    expect(take('excuse', 1)).toBe(3)
    expect(take('require', 1)).toBe(-3)
    expect(take('freeze', 1)).toBe(0)
    expect(contest.state.stages.get('stage')?.frozen).not.toBeNull()
  })

  it('leave small stages their entrants', () => {
    expect(stepOp('leave', rowsOf(new TestContest()), seededRandom(1))).toBeNull()
    expect(stepOp('require', rowsOf(new TestContest()), seededRandom(1))).toBeNull()
  })

  it('measure progress by those who take part', () => {
    const contest = new TestContest()
    expect(progressOf(rowsOf(contest))).toBe(0)
    for (const codeId of ['code1', 'code2']) {
      const payload = { stage: 'stage', codeId, status: 'absent', reason: 'away' } as const
      contest.add({ kind: 'entrant.moved', payload })
    }
    expect(progressOf(rowsOf(contest))).toBe(0)
  })
})
