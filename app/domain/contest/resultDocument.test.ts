import { expect, it } from 'vitest'
import { resultDocument } from './resultDocument'
import { emptyContest } from './state'
import { RULES } from './testContest'

it('needs rules, and every stage decoded', () => {
  expect(() => resultDocument(emptyContest('c'))).toThrow(/rules/)
  const state = emptyContest('c')
  state.ruleSet = RULES
  state.stages.set('s', {
    id: 's',
    key: RULES.stages[0]?.key ?? '',
    identity: 'coded',
    phase: 'signed',
    lastDay: null,
    commitment: null,
    rosterDigest: '',
    entrantIds: [],
    seatIds: [],
    frozen: null,
    signedSeq: null,
  })
  expect(() => resultDocument(state)).toThrow(/decoded/)
})

it('leaves out entries that were in no stage', () => {
  const state = emptyContest('c')
  state.ruleSet = RULES
  state.entries.set('e', { id: 'e', zoneId: 'z', entryCode: 'E001', status: 'withdrawn' })
  expect(resultDocument(state).rows).toEqual([])
})
