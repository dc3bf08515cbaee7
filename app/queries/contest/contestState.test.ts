import { describe, expect, it } from 'vitest'
import { contestState } from './contestState'

const opens = new Date('2026-03-01T00:00:00Z')
const closes = new Date('2026-04-01T00:00:00Z')
const after = new Date('2026-05-01T00:00:00Z')
const contest = (phase: string) => ({
  phase,
  registrationOpensAt: opens,
  registrationClosesAt: closes,
})
const head = {
  view: { kind: 'overall' },
  stagePhase: 'scoring',
  frozen: false,
  provisional: true,
  toCome: [],
} as const
const blind = { ...head, view: { kind: 'stage', stage: 'practical' } } as const
const later = { zh: '答辩', en: 'Defence' }

describe('what the public reads of a contest', () => {
  it.each([
    ['notYetOpen', new Date('2026-02-28T23:59:59Z')],
    ['registration', opens],
    ['closed', closes],
  ])('is %s by the clock while entries are taken', (state, now) => {
    expect(contestState(contest('registration'), null, now)).toBe(state)
  })

  it.each([
    ['waiting', null],
    ['waiting', { ...head, stagePhase: 'drawn' as const }],
    ['scoring', head],
    ['frozen', { ...head, frozen: true }],
    ['signing', { ...head, stagePhase: 'signing' as const }],
    ['signed', { ...blind, stagePhase: 'signed' as const }],
    ['results', { ...head, stagePhase: 'signed' as const }],
    ['waiting', { ...head, stagePhase: 'signed' as const, toCome: [later] }],
    ['results', { ...head, stagePhase: 'decoded' as const }],
    ['waiting', { ...head, stagePhase: 'decoded' as const, toCome: [later] }],
  ])('is %s while it runs, case %#', (state, board) => {
    expect(contestState(contest('running'), board, after)).toBe(state)
  })

  it('is revealed with the results, and under check before', () => {
    expect(contestState(contest('results'), head, after)).toBe('results')
    expect(contestState(contest('results'), { ...head, provisional: false }, after)).toBe(
      'revealed',
    )
    expect(contestState(contest('revealed'), null, after)).toBe('revealed')
  })
})
