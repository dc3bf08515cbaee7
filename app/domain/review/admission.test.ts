import { describe, expect, it } from 'vitest'
import { isLate, notAdmitted, type Candidate } from './admission'
import { PROMOTION, STAR_NAMING, YEARLY_REVIEW } from './templates'

const studio: Candidate = {
  id: 's1',
  level: 'city',
  star: 2,
  status: 'active',
  namedOn: '2019-06-01',
  barredUntil: null,
  openCycleId: null,
}
const named = { ...YEARLY_REVIEW, scope: { ...YEARLY_REVIEW.scope, namedBefore: '2021-01-01' } }

describe('a studio', () => {
  it.each<[Partial<Candidate>, string | null]>([
    [{}, null],
    [{ status: 'rectifying' }, null],
    [{ status: 'removed' }, 'gone'],
    [{ status: 'cancelled' }, 'gone'],
    [{ level: 'county' }, 'level'],
    [{ star: 0 }, 'star'],
    [{ namedOn: '2020-12-31' }, null],
    [{ namedOn: '2021-01-01' }, 'namedTooLate'],
    [{ namedOn: null }, 'neverNamed'],
    [{ openCycleId: 'cycle:2020' }, 'overlap'],
    // What it owes goes on under a bar.
    [{ barredUntil: '2027-01-01' }, null],
  ])('with %o is in the yearly review: %s', (changes, why) => {
    expect(notAdmitted(named, { ...studio, ...changes }, '2021-10-01')).toBe(why)
  })

  it.each([
    ['2021-10-01', 'barred'],
    ['2021-09-30', null],
    [null, null],
  ])('barred until %s cannot be named: %s', (barredUntil, why) => {
    const county: Candidate = { ...studio, level: 'county', star: 0, barredUntil }
    expect(notAdmitted(STAR_NAMING, county, '2021-10-01')).toBe(why)
    expect(notAdmitted(STAR_NAMING, { ...county, star: 5 }, '2021-10-01')).toBe('star')
    const rectifying: Candidate = { ...county, status: 'rectifying' }
    expect(notAdmitted(STAR_NAMING, rectifying, '2021-10-01')).toBe('status')
  })

  it('is put forward to the province with three stars or more, and not under a bar', () => {
    expect(notAdmitted(PROMOTION, { ...studio, star: 3 }, '2021-10-01')).toBeNull()
    expect(notAdmitted(PROMOTION, studio, '2021-10-01')).toBe('star')
    const barred = { ...studio, star: 3, barredUntil: '2021-10-01' }
    expect(notAdmitted(PROMOTION, barred, '2021-10-01')).toBe('barred')
  })

  it('is asked about on a date', () => {
    expect(() => notAdmitted(named, studio, 'today')).toThrow(RangeError)
  })
})

const dated = {
  ...YEARLY_REVIEW,
  stages: YEARLY_REVIEW.stages.map((stage) =>
    stage.key === 'paper' ? { ...stage, deadline: '2021-11-10' } : stage,
  ),
}

describe('a deadline', () => {
  it('is the end of its day in Shanghai, and none is never late', () => {
    expect(isLate(dated, 'paper', new Date('2021-11-10T23:59:59+08:00'))).toBe(false)
    expect(isLate(dated, 'paper', new Date('2021-11-11T00:00:00+08:00'))).toBe(true)
    expect(isLate(dated, 'live', new Date('2099-01-01T00:00:00+08:00'))).toBe(false)
  })
})
