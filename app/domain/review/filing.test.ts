import { expect, it } from 'vitest'
import { filingDeadline, wouldBeLate } from './filing'
import { YEARLY_REVIEW } from './templates'

const scheme = {
  stages: YEARLY_REVIEW.stages.map((stage) => {
    if (stage.key === 'selfAssessment') return { ...stage, deadline: '2021-05-10' }
    return stage.key === 'zoneCheck' ? { ...stage, deadline: '2021-05-20' } : stage
  }),
}
const on = (day: string) => new Date(`${day}T12:00:00+08:00`)

it('asks for the first filing by the last day of self-assessments, and calls it late after', () => {
  expect(filingDeadline(scheme, 'invited')).toBe('2021-05-10')
  expect(wouldBeLate(scheme, 'invited', on('2021-05-10'))).toBe(false)
  expect(wouldBeLate(scheme, 'invited', on('2021-05-11'))).toBe(true)
})

it('asks for what was returned by the end of the check, and never calls it late', () => {
  expect(filingDeadline(scheme, 'returned')).toBe('2021-05-20')
  expect(wouldBeLate(scheme, 'returned', on('2021-05-15'))).toBe(false)
  expect(wouldBeLate(scheme, 'returned', on('2021-05-25'))).toBe(false)
})

it('has no last day where the scheme sets none', () => {
  const stages = scheme.stages.map((stage) => ({ ...stage, deadline: null }))
  expect(filingDeadline({ stages }, 'invited')).toBeNull()
  expect(wouldBeLate({ stages }, 'invited', on('2021-05-25'))).toBe(false)
})
