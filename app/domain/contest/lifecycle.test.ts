import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { can, ROLES, type Action, type Role } from '../people/permissions'
import type { StagePhase } from './events'
import {
  CONTEST_PHASES,
  canMoveContest,
  canMoveStage,
  nextContestPhases,
  nextStagePhases,
  type ContestFacts,
} from './lifecycle'
import type { StageFacts } from './stageFacts'

const PHASES: readonly StagePhase[] = [
  'pending',
  'drawn',
  'scoring',
  'signing',
  'signed',
  'decoded',
]
const clear: StageFacts = {
  missingSheets: 0,
  unsignedSheets: 0,
  openDeviations: 0,
  heldOps: 0,
  frozen: false,
}
const settled: ContestFacts = {
  undecodedStages: 0,
  frozen: false,
  periodRuns: false,
  openAppeals: 0,
}
const refused = (code: string) => ({ ok: false, code })

describe('a stage', () => {
  it('makes these moves by these roles and no other', () => {
    const moves = PHASES.flatMap((from) =>
      ROLES.flatMap((role) => nextStagePhases(from, role).map((to) => `${role}: ${from} > ${to}`)),
    )
    expect(moves).toEqual([
      'codingOfficer: pending > drawn',
      'chiefJudge: drawn > scoring',
      'chiefJudge: scoring > signing',
      'chiefJudge: signing > scoring',
      'chiefJudge: signing > signed',
      'codingOfficer: signed > decoded',
    ])
  })

  it('is moved by those to whom the permissions give the matching action', () => {
    const target = { editionId: 'e', contestId: 'c' }
    const moves: readonly [StagePhase, StagePhase, Action][] = [
      ['pending', 'drawn', 'draw.commit'],
      ['drawn', 'scoring', 'stage.start'],
      ['signing', 'signed', 'stage.sign'],
      ['signed', 'decoded', 'stage.decode'],
    ]
    for (const [from, to, action] of moves) {
      for (const role of ROLES) {
        const viewer = { personId: 'p', grants: [{ role, ...target }] }
        expect(canMoveStage(from, to, role, clear).ok).toBe(can(viewer, action, target))
      }
    }
  })

  it.each<[StagePhase, StagePhase, Partial<StageFacts>, string]>([
    ['scoring', 'signing', { missingSheets: 1 }, 'lifecycle.missingSheets'],
    ['scoring', 'signing', { openDeviations: 1 }, 'lifecycle.openDeviations'],
    ['signing', 'signed', { missingSheets: 1 }, 'lifecycle.missingSheets'],
    ['signing', 'signed', { openDeviations: 1 }, 'lifecycle.openDeviations'],
    ['signing', 'signed', { heldOps: 1 }, 'lifecycle.heldOps'],
    ['signing', 'signed', { unsignedSheets: 1 }, 'lifecycle.unsignedSheets'],
    ['signing', 'scoring', {}, 'lifecycle.nothingReopened'],
    ['drawn', 'signed', {}, 'lifecycle.notFromHere'],
    ['decoded', 'scoring', {}, 'lifecycle.notFromHere'],
  ])('does not go from %s to %s with %o: %s', (from, to, facts, code) => {
    expect(canMoveStage(from, to, 'chiefJudge', { ...clear, ...facts })).toEqual(refused(code))
  })

  it('is not decoded by its chief judge, and frozen boards do not stop the coding officer', () => {
    const frozen = { ...clear, frozen: true }
    expect(canMoveStage('signed', 'decoded', 'chiefJudge', clear)).toEqual(
      refused('lifecycle.notYourMove'),
    )
    expect(canMoveStage('signed', 'decoded', 'codingOfficer', frozen)).toEqual({ ok: true })
  })
})

/** A stage of two sheets as the walk drives it. */
type SheetStatus = 'open' | 'submitted' | 'signed'
interface Walk {
  phase: StagePhase
  sheets: SheetStatus[]
  deviation: boolean
  held: number
}
type Step =
  | { kind: 'move'; to: StagePhase; role: Role }
  | { kind: 'sheet'; index: number; status: SheetStatus }
  | { kind: 'deviation'; open: boolean }
  | { kind: 'held'; by: number }

const aMove = fc.record({
  kind: fc.constant('move' as const),
  to: fc.constantFrom(...PHASES),
  role: fc.constantFrom<Role>('chiefJudge', 'codingOfficer', 'organiser'),
})
const aSheet = fc.record({
  kind: fc.constant('sheet' as const),
  index: fc.nat({ max: 1 }),
  status: fc.constantFrom<SheetStatus>('open', 'submitted', 'signed', 'signed'),
})
const aDeviation = fc.record({
  kind: fc.constant('deviation' as const),
  open: fc.constantFrom(true, false, false),
})
const aHeldOp = fc.record({ kind: fc.constant('held' as const), by: fc.constantFrom(1, -1, -1) })
const walkStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: aMove },
  { weight: 2, arbitrary: aSheet },
  { weight: 1, arbitrary: aDeviation },
  { weight: 1, arbitrary: aHeldOp },
)

function factsOf(walk: Walk): StageFacts {
  return {
    missingSheets: walk.sheets.filter((status) => status === 'open').length,
    unsignedSheets: walk.sheets.filter((status) => status !== 'signed').length,
    openDeviations: walk.deviation ? 1 : 0,
    heldOps: walk.held,
    frozen: false,
  }
}

/** What judges and entrants do changes the facts while the stage is open only. */
function take(walk: Walk, step: Step): Walk {
  if (step.kind === 'move') {
    const moved = canMoveStage(walk.phase, step.to, step.role, factsOf(walk)).ok
    return moved ? { ...walk, phase: step.to } : walk
  }
  if (walk.phase !== 'scoring' && walk.phase !== 'signing') return walk
  if (step.kind === 'deviation') return { ...walk, deviation: step.open }
  if (step.kind === 'held') return { ...walk, held: Math.max(0, walk.held + step.by) }
  return { ...walk, sheets: walk.sheets.with(step.index, step.status) }
}

describe('a random walk', () => {
  it('never signs or decodes a stage with anything open, and never skips a phase', () => {
    const reached = new Set<StagePhase>()
    const start: Walk = {
      phase: 'pending',
      sheets: ['open', 'open'],
      deviation: false,
      held: 0,
    }
    fc.assert(
      fc.property(fc.array(walkStep, { minLength: 200, maxLength: 400, size: 'max' }), (steps) => {
        let walk = start
        for (const step of steps) {
          const before = walk
          walk = take(walk, step)
          reached.add(walk.phase)
          const distance = PHASES.indexOf(walk.phase) - PHASES.indexOf(before.phase)
          expect([-1, 0, 1]).toContain(distance)
          if (distance === -1) {
            expect([before.phase, walk.phase]).toEqual(['signing', 'scoring'])
            expect(walk.sheets).toContain('open')
          }
          if (walk.phase === 'signed' || walk.phase === 'decoded') {
            expect(factsOf(walk)).toEqual(clear)
          }
        }
      }),
      { seed: 20211001, numRuns: 100 },
    )
    expect([...reached].toSorted()).toEqual(PHASES.toSorted())
  })
})

describe('a contest', () => {
  it('goes one phase at a time: by the first draw, then by organisers and officers of its zone', () => {
    for (const [index, from] of CONTEST_PHASES.entries()) {
      const next = CONTEST_PHASES.slice(index + 1, index + 2)
      for (const role of ROLES) {
        const organises = role === 'organiser' || role === 'zoneOfficer'
        const mover = from === 'registration' ? role === 'codingOfficer' : organises
        expect(nextContestPhases(from, role)).toEqual(mover ? next : [])
        for (const to of CONTEST_PHASES) {
          const { ok } = canMoveContest(from, to, role, settled)
          expect(ok).toBe(mover && next.includes(to))
        }
      }
    }
  })

  it.each<[number, Partial<ContestFacts>, string]>([
    [1, { undecodedStages: 1 }, 'lifecycle.undecodedStages'],
    [3, { frozen: true }, 'lifecycle.frozen'],
    [5, { periodRuns: true }, 'lifecycle.periodRuns'],
    [5, { openAppeals: 1 }, 'lifecycle.openAppeals'],
  ])('waits after phase %i with %o: %s', (index, facts, code) => {
    const [from, to] = CONTEST_PHASES.slice(index, index + 2)
    if (from === undefined || to === undefined) throw new Error('no such phase')
    const result = canMoveContest(from, to, 'organiser', { ...settled, ...facts })
    expect(result).toEqual(refused(code))
  })
})
