import { describe, expect, it } from 'vitest'
import { publicHistory } from './publicHistory'

const row = (kind: string, from: string, to: string, at = '2020-06-01') => ({
  kind,
  from,
  to,
  at,
  reason: '原因',
})

describe('the public history of a studio', () => {
  it.each([
    ['star', '2', '3', 'up'],
    ['named', 'city', 'city', 'up'],
    ['star', '3', '1', 'down'],
    ['level', 'county', 'city', 'up'],
    ['level', '', 'city', 'up'],
    ['level', 'province', 'city', 'down'],
    ['status', 'active', 'rectifying', 'down'],
    ['status', 'rectifying', 'active', 'up'],
    ['status', 'rectifying', 'removed', 'down'],
    ['star', '3', '3', 'none'],
  ])('reads %s from "%s" to "%s" as %s, with its reason', (kind, from, to, turn) => {
    expect(publicHistory([row(kind, from, to)])).toEqual([
      { kind, from, to, at: '2020-06-01', reason: '原因', turn },
    ])
  })

  it.each(['lead', 'unit', 'name'])('tells of a change of %s only that', (kind) => {
    expect(publicHistory([row(kind, '某甲', '某乙')])).toEqual([
      { kind, from: null, to: null, reason: null, at: '2020-06-01', turn: 'none' },
    ])
  })

  it.each(['corrected', 'grant', 'leadGone', 'anything new'])('tells nothing of %s', (kind) => {
    expect(publicHistory([row(kind, '某甲', '某乙')])).toEqual([])
  })

  it('has the latest first, on one day the later recorded', () => {
    const rows = [
      row('star', '1', '2', '2019-01-01'),
      row('star', '2', '1', '2021-01-01'),
      row('star', '1', '4', '2021-01-01'),
    ]
    expect(publicHistory(rows).map(({ to }) => to)).toEqual(['4', '1', '2'])
  })
})
