import { expect, it } from 'vitest'
import { checkCreditCode } from '~/domain/people/creditCode'
import { parseIdentityNumber } from '~/domain/people/identityNumber'
import { normalisePhone } from '~/domain/people/phone'
import { sampleIdentityNumber, samplePhone, sampleUnits } from './samplePeople'

it('gives samples numbers that pass every check and are never equal', () => {
  const indexes = Array.from({ length: 5_000 }, (_, index) => index * 37)
  const numbers = indexes.map(sampleIdentityNumber)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(numbers.filter((number) => !parseIdentityNumber(number).ok)).toEqual([])
  expect(indexes.filter((index) => normalisePhone(samplePhone(index)) === null)).toEqual([])
})

it('gives sample units credit codes that pass GB 32100', () => {
  expect(sampleUnits.map(({ creditCode }) => checkCreditCode(creditCode))).not.toContain('warn')
})
