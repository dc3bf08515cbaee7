import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  canMoveCycle,
  nextCyclePhases,
  REVIEW_MOVERS,
  type CycleFacts,
  type CyclePhase,
} from './cycleLifecycle'
import {
  canMoveReview,
  isOver,
  nextReviewPhases,
  REVIEW_PHASES,
  type ReviewFacts,
  type ReviewPhase,
} from './reviewLifecycle'
import { REVIEW_STAGES } from './scheme'
import { YEARLY_REVIEW } from './templates'

const { stages } = YEARLY_REVIEW
const refused = (code: string) => ({ ok: false, code })
const ready: CycleFacts = {
  schemeProblems: 0,
  isEmpty: false,
  reviews: 1,
  deadlineRuns: false,
  unfiled: 0,
  unchecked: 0,
  returned: 0,
  unassigned: 0,
  missingSheets: 0,
  openDeviations: 0,
  heldOps: 0,
  unsigned: false,
  unrated: 0,
  announced: 1,
  noticeOpen: false,
  openObjections: 0,
  undecided: 0,
  decided: 0,
  hasReason: true,
}

describe('a cycle', () => {
  const phases: readonly CyclePhase[] = ['preparing', ...REVIEW_STAGES, 'closed', 'cancelled']

  it('makes these moves, by the organiser alone', () => {
    const moves = REVIEW_MOVERS.flatMap((mover) =>
      phases.flatMap((from) =>
        nextCyclePhases(stages, from, mover).map((to) => `${mover}: ${from} > ${to}`),
      ),
    )
    expect(moves).toEqual([
      'organiser: preparing > selfAssessment',
      'organiser: preparing > cancelled',
      'organiser: selfAssessment > zoneCheck',
      'organiser: selfAssessment > closed',
      'organiser: selfAssessment > cancelled',
      'organiser: zoneCheck > paper',
      'organiser: zoneCheck > closed',
      'organiser: zoneCheck > cancelled',
      'organiser: paper > siteVisit',
      'organiser: paper > closed',
      'organiser: paper > cancelled',
      'organiser: siteVisit > live',
      'organiser: siteVisit > closed',
      'organiser: siteVisit > cancelled',
      'organiser: live > meeting',
      'organiser: live > closed',
      'organiser: live > cancelled',
      'organiser: meeting > notice',
      'organiser: meeting > decision',
      'organiser: meeting > closed',
      'organiser: meeting > cancelled',
      'organiser: notice > decision',
      'organiser: notice > meeting',
      'organiser: notice > closed',
      'organiser: notice > cancelled',
      'organiser: decision > closed',
      'organiser: decision > meeting',
    ])
  })

  it('has the stages of its scheme and no other', () => {
    const short = stages.filter(({ key }) =>
      ['selfAssessment', 'meeting', 'decision'].includes(key),
    )
    expect(nextCyclePhases(short, 'selfAssessment', 'organiser')).toEqual([
      'meeting',
      'closed',
      'cancelled',
    ])
    expect(nextCyclePhases(short, 'meeting', 'organiser')).toEqual([
      'decision',
      'closed',
      'cancelled',
    ])
    expect(nextCyclePhases(short, 'paper', 'organiser')).toEqual([])
  })

  it.each<[CyclePhase, CyclePhase, Partial<CycleFacts>, string]>([
    ['preparing', 'selfAssessment', { schemeProblems: 1 }, 'cycle.schemeProblems'],
    ['preparing', 'selfAssessment', { isEmpty: true }, 'cycle.noReviews'],
    ['selfAssessment', 'zoneCheck', { unfiled: 1, deadlineRuns: true }, 'cycle.unfiled'],
    ['zoneCheck', 'paper', { unchecked: 1 }, 'cycle.unchecked'],
    ['zoneCheck', 'paper', { unassigned: 1 }, 'cycle.unassigned'],
    ['paper', 'siteVisit', { missingSheets: 1 }, 'cycle.missingSheets'],
    ['paper', 'siteVisit', { openDeviations: 1 }, 'cycle.openDeviations'],
    ['live', 'meeting', { heldOps: 1 }, 'cycle.heldOps'],
    ['meeting', 'notice', { unrated: 1 }, 'cycle.unrated'],
    ['notice', 'decision', { noticeOpen: true }, 'cycle.noticeOpen'],
    ['meeting', 'notice', { announced: 0 }, 'cycle.nothingToPublish'],
    ['meeting', 'notice', { openObjections: 1 }, 'cycle.openObjections'],
    ['meeting', 'decision', {}, 'cycle.toPublish'],
    ['meeting', 'decision', { announced: 0, unrated: 1 }, 'cycle.unrated'],
    ['notice', 'meeting', { openObjections: 1 }, 'cycle.openObjections'],
    ['notice', 'meeting', { hasReason: false }, 'cycle.needsReason'],
    ['notice', 'cancelled', { openObjections: 1 }, 'cycle.openObjections'],
    ['live', 'closed', {}, 'cycle.notEmpty'],
    ['selfAssessment', 'closed', { reviews: 0, deadlineRuns: true }, 'cycle.unfiled'],
    ['decision', 'closed', { undecided: 1 }, 'cycle.undecided'],
    ['decision', 'meeting', { decided: 1 }, 'cycle.decided'],
    ['decision', 'meeting', { hasReason: false }, 'cycle.needsReason'],
    ['live', 'cancelled', { hasReason: false }, 'cycle.needsReason'],
    ['decision', 'cancelled', {}, 'lifecycle.notFromHere'],
    ['paper', 'meeting', {}, 'lifecycle.notFromHere'],
  ])('does not go from %s to %s with %o: %s', (from, to, facts, code) => {
    expect(canMoveCycle(stages, from, to, 'organiser', { ...ready, ...facts })).toEqual(
      refused(code),
    )
  })

  it('goes on without those who let the last day pass, and not by an expert', () => {
    const late = { ...ready, unfiled: 3 }
    expect(canMoveCycle(stages, 'selfAssessment', 'zoneCheck', 'organiser', late)).toEqual({
      ok: true,
    })
    expect(canMoveCycle(stages, 'selfAssessment', 'zoneCheck', 'expert', late)).toEqual(
      refused('lifecycle.notYourMove'),
    )
  })
})

const fine: ReviewFacts = {
  cycle: 'selfAssessment',
  filingRuns: false,
  missingFigures: 0,
  missingEvidence: 0,
  unconfirmed: 0,
  missingSheets: 0,
  openDeviations: 0,
  heldOps: 0,
  openChoice: false,
  toEnd: null,
  hasReason: true,
  isApplication: false,
}

describe('a review', () => {
  it('makes these moves by these and no other', () => {
    const moves = REVIEW_MOVERS.flatMap((mover) =>
      REVIEW_PHASES.flatMap((from) =>
        nextReviewPhases(from, mover)
          .filter((to) => to !== 'ended')
          .map((to) => `${mover}: ${from} > ${to}`),
      ),
    )
    expect(moves).toEqual([
      'organiser: invited > notFiled',
      'organiser: returned > notFiled',
      'organiser: checked > scored',
      'organiser: notFiled > rated',
      'organiser: scored > rated',
      'organiser: rated > scored',
      'organiser: rated > decided',
      'zoneOfficer: filed > returned',
      'zoneOfficer: filed > checked',
      'studioLead: invited > filed',
      'studioLead: invited > withdrawn',
      'studioLead: filed > withdrawn',
      'studioLead: returned > filed',
      'studioLead: returned > withdrawn',
      'studioLead: checked > withdrawn',
    ])
  })

  it.each<[ReviewPhase, ReviewPhase, Partial<ReviewFacts>, string]>([
    ['invited', 'filed', { cycle: 'paper' }, 'review.notThisStage'],
    ['invited', 'filed', { missingFigures: 1 }, 'review.missingFigures'],
    ['invited', 'filed', { missingEvidence: 1 }, 'review.missingEvidence'],
    ['invited', 'withdrawn', {}, 'review.notAnApplication'],
    ['filed', 'returned', { hasReason: false }, 'review.needsReason'],
    ['filed', 'checked', { unconfirmed: 1 }, 'review.unconfirmed'],
    ['invited', 'notFiled', { filingRuns: true }, 'review.filingRuns'],
    ['returned', 'notFiled', { hasReason: false }, 'review.needsReason'],
    ['checked', 'scored', { cycle: 'paper', missingSheets: 1 }, 'review.missingSheets'],
    ['checked', 'scored', { cycle: 'live', openDeviations: 1 }, 'review.openDeviations'],
    ['checked', 'scored', { cycle: 'live', heldOps: 1 }, 'review.heldOps'],
    ['scored', 'rated', { cycle: 'meeting', openChoice: true }, 'review.openChoice'],
    ['rated', 'scored', { cycle: 'notice' }, 'review.notThisStage'],
    ['rated', 'decided', { cycle: 'notice' }, 'review.notThisStage'],
    ['rated', 'decided', { cycle: 'decision', toEnd: 'gone' }, 'review.studioGone'],
    ['rated', 'decided', { cycle: 'decision', toEnd: 'barred' }, 'review.leadBarred'],
    ['decided', 'rated', { cycle: 'decision' }, 'lifecycle.notFromHere'],
    ['rated', 'ended', {}, 'review.studioStays'],
    ['decided', 'ended', { toEnd: 'gone' }, 'lifecycle.notFromHere'],
  ])('does not go from %s to %s with %o: %s', (from, to, facts, code) => {
    const mover = REVIEW_MOVERS.find((one) => nextReviewPhases(from, one).includes(to))
    expect(canMoveReview(from, to, mover ?? 'organiser', { ...fine, ...facts })).toEqual(
      refused(code),
    )
  })

  it('of a studio that was removed meanwhile can only end, from wherever it is', () => {
    const gone = { ...fine, toEnd: 'gone' } as const
    for (const from of REVIEW_PHASES) {
      for (const to of REVIEW_PHASES) {
        for (const mover of REVIEW_MOVERS) {
          const { ok } = canMoveReview(from, to, mover, gone)
          expect(ok).toBe(to === 'ended' && mover === 'organiser' && !isOver(from))
        }
      }
    }
  })

  it('of a lead who was barred meanwhile can be ended, and cannot be decided', () => {
    const barred = { ...fine, cycle: 'decision', toEnd: 'barred' } as const
    expect(canMoveReview('rated', 'decided', 'organiser', barred).ok).toBe(false)
    expect(canMoveReview('rated', 'ended', 'organiser', barred).ok).toBe(true)
  })
})

const someFacts: fc.Arbitrary<Partial<ReviewFacts>> = fc.record(
  {
    missingEvidence: fc.nat(1),
    unconfirmed: fc.nat(1),
    missingSheets: fc.nat(1),
    openDeviations: fc.nat(1),
    openChoice: fc.boolean(),
    toEnd: fc.oneof({ weight: 8, arbitrary: fc.constant(null) }, fc.constantFrom('gone', 'barred')),
    isApplication: fc.constantFrom(false, false, true),
  },
  { requiredKeys: [] },
)
const someStep = fc.record({
  to: fc.constantFrom(...REVIEW_PHASES),
  mover: fc.constantFrom(...REVIEW_MOVERS),
  facts: someFacts,
})

describe('a random walk', () => {
  it('decides nothing that was not filed and checked, or let pass, and then rated', () => {
    const reached = new Set<ReviewPhase>()
    fc.assert(
      fc.property(fc.array(someStep, { minLength: 600, maxLength: 900, size: 'max' }), (steps) => {
        const way: ReviewPhase[] = ['invited']
        const cycles: readonly CyclePhase[] = ['preparing', ...REVIEW_STAGES, 'closed']
        steps.forEach((step, index) => {
          // The cycle goes through its stages once, evenly over the walk.
          const cycle = Math.floor((index * cycles.length) / steps.length)
          const from = way.at(-1) ?? 'invited'
          const facts = { ...fine, ...step.facts, cycle: cycles[cycle] ?? 'closed' }
          if (canMoveReview(from, step.to, step.mover, facts).ok) {
            expect(isOver(from)).toBe(false)
            way.push(step.to)
          }
        })
        for (const phase of way) reached.add(phase)
        if (way.at(-1) !== 'decided') return
        expect(way.at(-2)).toBe('rated')
        const checked = way.includes('filed') && way.includes('checked') && way.includes('scored')
        expect(checked !== way.includes('notFiled')).toBe(true)
        expect(way).not.toContain('ended')
      }),
      { seed: 20211001, numRuns: 200 },
    )
    expect([...reached].toSorted()).toEqual(REVIEW_PHASES.toSorted())
  })
})
