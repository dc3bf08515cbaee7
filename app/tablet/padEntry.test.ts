import { describe, expect, it } from 'vitest'
import { pressKey, readPad, stepFrom, writeUnits, type NumberAspect, type PadKey } from './padEntry'

const aspect: NumberAspect = {
  kind: 'measurement',
  id: 'depth',
  title: { zh: '咬边深度', en: 'Undercut' },
  max: 1000,
  step: 25,
  counts: true,
}

function type(keys: string, places = 2): string {
  return Array.from(keys).reduce((text, key) => pressKey(text, key as PadKey, places), '')
}

describe('readPad', () => {
  it.each([
    ['', null],
    ['7', 700],
    ['7.25', 725],
    ['07', 700],
    ['10', 1000],
    ['0', 0],
  ])('takes %s', (keys, value) => {
    expect(readPad(type(keys), aspect, 2)).toEqual({ kind: 'value', value })
  })

  it('waits while a number can still become one on the step', () => {
    expect(readPad('7.', aspect, 2)).toEqual({ kind: 'unfinished' })
    expect(readPad('7.2', aspect, 2)).toEqual({ kind: 'unfinished' })
  })

  it('says what is wrong', () => {
    expect(readPad('7.3', aspect, 2)).toEqual({ kind: 'wrong', why: 'step' })
    expect(readPad('7.26', aspect, 2)).toEqual({ kind: 'wrong', why: 'step' })
    expect(readPad('10.25', aspect, 2)).toEqual({ kind: 'wrong', why: 'range' })
    expect(readPad('75', aspect, 2)).toEqual({ kind: 'wrong', why: 'range' })
  })

  it('takes the full mark off the step', () => {
    const odd = { ...aspect, max: 960 }
    expect(readPad('9.6', odd, 2)).toEqual({ kind: 'value', value: 960 })
    expect(readPad('9.5', odd, 2)).toEqual({ kind: 'value', value: 950 })
  })
})

describe('pressKey', () => {
  it('ignores what leads nowhere', () => {
    expect(type('1.2.345')).toBe('1.23')
    expect(type('1.', 0)).toBe('1')
    expect(type('.5')).toBe('0.5')
    expect(type('05')).toBe('5')
  })

  it('takes back', () => {
    expect(pressKey('7.2', 'back', 2)).toBe('7.')
    expect(pressKey('', 'back', 2)).toBe('')
  })
})

describe('stepFrom', () => {
  it.each<[number | null, 1 | -1, number]>([
    [null, 1, 25],
    [null, -1, 0],
    [725, 1, 750],
    [725, -1, 700],
    [0, -1, 0],
    [1000, 1, 1000],
    [730, -1, 725],
    [730, 1, 750],
  ])('from %s by %s is %s', (value, direction, expected) => {
    expect(stepFrom(value, direction, aspect)).toBe(expected)
  })
})

it('writes units with all their places', () => {
  expect(writeUnits(725, 2)).toBe('7.25')
  expect(writeUnits(7, 0)).toBe('7')
})
