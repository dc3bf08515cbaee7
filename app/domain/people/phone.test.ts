import { describe, expect, it } from 'vitest'
import { normalisePhone } from './phone'

describe('normalisePhone', () => {
  it.each([
    '13800138000',
    '138 0013 8000',
    '138-0013-8000',
    '+86 138 0013 8000',
    '008613800138000',
    '8613800138000',
    '（+86）13800138000',
    '１３８００１３８０００',
  ])('takes %s', (text) => {
    expect(normalisePhone(text)).toBe('13800138000')
  })

  it.each([
    '',
    '12800138000',
    '1380013800',
    '138001380000',
    '0312-5012345',
    '+1 3800138000',
    '1380013800x',
  ])('refuses %j', (text) => {
    expect(normalisePhone(text)).toBeNull()
  })
})
