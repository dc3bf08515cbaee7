import { expect, it } from 'vitest'
import { LEAST_REVIEWED } from '~/protocol/rehearsal'
import { planStudios } from './studioPlan'

it('is the same for the same seed, and another for another', () => {
  expect(planStudios(1, 20)).toEqual(planStudios(1, 20))
  expect(planStudios(1, 20)).not.toEqual(planStudios(2, 20))
})

it('has what makes a cycle hard, also in the smallest one', () => {
  const plans = planStudios(3, LEAST_REVIEWED.studios)
  const fates = plans.map(({ fate }) => fate)
  for (const fate of ['notFiled', 'late', 'removed', 'returned']) expect(fates).toContain(fate)
  const strong = plans.filter(({ skill, fate }) => skill > 0.9 && fate !== 'removed')
  expect(strong.length).toBeGreaterThan(1)
  expect(plans.some(({ skill, fate }) => skill < 0.8 && fate === 'plain')).toBe(true)
})

it('befalls one studio with each misfortune, and bars one by a veto', () => {
  const fates = planStudios(3, 60).map(({ fate }) => fate)
  for (const fate of ['notFiled', 'late', 'removed', 'returned', 'veto'] as const) {
    expect(fates.filter((one) => one === fate)).toHaveLength(1)
  }
})
