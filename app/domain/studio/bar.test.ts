import { describe, expect, it } from 'vitest'
import { barInUnit, barOfLead, barOfStudio, type BarredStudio } from './bar'

const barred: BarredStudio = {
  ...{ id: 'old', name: '示例甲工作室', unitId: 'u1', leadName: '示例·甲', leadPersonId: 'p1' },
  barredUntil: '2024-05-01',
}
const other = { unitId: 'u2', leadName: '示例乙', leadPersonId: null }

describe('a bar', () => {
  it.each([
    ['the same account, wherever it leads', { ...other, leadPersonId: 'p1' }, true],
    ['the same name in the same unit', { ...other, unitId: 'u1', leadName: '示例甲' }, true],
    ['a namesake elsewhere', { ...other, leadName: '示例甲' }, false],
    ['another lead of the unit', { ...other, unitId: 'u1' }, false],
  ])('follows the lead: %s', (_, lead, isBarred) => {
    expect(barOfLead(lead, [barred], '2024-01-01') !== null).toBe(isBarred)
  })

  it('holds on its last day, and not after it', () => {
    const lead = { ...other, leadPersonId: 'p1' }
    expect(barOfLead(lead, [barred], '2024-05-01')).toBe(barred)
    expect(barOfLead(lead, [barred], '2024-05-02')).toBe(null)
  })

  it('of the studio itself holds whoever leads it, and one that is over hides no other', () => {
    const old = { ...other, id: 'old' }
    expect(barOfStudio(old, [barred], '2024-01-01')).toBe(barred)
    const later = { ...barred, id: 'later', barredUntil: '2027-05-01' }
    const back = { ...old, leadPersonId: 'p1' }
    expect(barOfStudio(back, [barred, later], '2024-01-01')).toBe(later)
    expect(barOfStudio(back, [barred, later], '2024-05-02')).toBe(later)
    expect(barOfStudio({ ...other, id: 'new' }, [barred, later], '2024-01-01')).toBe(null)
  })

  it('is told of the unit, the longest one', () => {
    const longer = { ...barred, id: 'longer', barredUntil: '2026-01-01' }
    expect(barInUnit({ unitId: 'u1' }, [barred, longer, barred], '2024-01-01')).toBe(longer)
    expect(barInUnit({ unitId: 'u2' }, [barred], '2024-01-01')).toBe(null)
  })
})
