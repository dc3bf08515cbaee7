import { describe, expect, it } from 'vitest'
import { ENTRY_STATUSES, entryCode, moveEntry, movesFrom, registrationState } from './registration'

const period = {
  phase: 'registration',
  registrationOpensAt: new Date('2021-03-01T00:00:00Z'),
  registrationClosesAt: new Date('2021-04-01T00:00:00Z'),
}

it.each([
  ['2021-02-28T23:59:59.999Z', 'notYetOpen'],
  ['2021-03-01T00:00:00.000Z', 'open'],
  ['2021-03-31T23:59:59.999Z', 'open'],
  ['2021-04-01T00:00:00.000Z', 'closed'],
])('at %s registration is %s', (now, state) => {
  expect(registrationState(period, new Date(now))).toBe(state)
})

it('is closed in every later phase, whatever the time', () => {
  const now = new Date('2021-03-15T00:00:00Z')
  expect(registrationState({ ...period, phase: 'running' }, now)).toBe('closed')
})

describe('moves of an entry', () => {
  it.each([
    ['submitted', ['approve', 'return', 'reject', 'withdraw']],
    ['returned', ['reject', 'answer', 'withdraw']],
    ['approved', ['withdraw', 'retire', 'disqualify']],
    ['rejected', []],
    ['withdrawn', []],
    ['disqualified', []],
  ])('from %s are %j', (status, moves) => {
    expect(movesFrom(status, 'registration')).toEqual(moves)
  })

  it('of review end when the contest is drawn', () => {
    for (const status of ENTRY_STATUSES) {
      const ends = status === 'approved' ? ['retire', 'disqualify'] : []
      expect(movesFrom(status, 'running')).toEqual(ends)
    }
    expect(moveEntry('submitted', 'approve', 'running')).toEqual({ ok: false, code: 'drawn' })
  })

  it('by which it leaves the contest are over when the results stand', () => {
    expect(movesFrom('approved', 'results')).toEqual(['disqualify'])
    expect(movesFrom('approved', 'revealed')).toEqual([])
    const late = { ok: false, code: 'tooLate' }
    expect(moveEntry('approved', 'retire', 'results')).toEqual(late)
    expect(moveEntry('approved', 'disqualify', 'revealed')).toEqual(late)
    expect(moveEntry('withdrawn', 'disqualify', 'running')).toEqual({ ok: false, code: 'changed' })
  })
})

it('numbers entries with three digits and goes on beyond', () => {
  expect([1, 42, 999, 1000].map(entryCode)).toEqual(['E001', 'E042', 'E999', 'E1000'])
})
