import { fromUnits, toDecimal } from '~/domain/arithmetic/rational'
import type { Judgement, Ratio } from '~/domain/contest/ruleSet'
import { isDate } from '~/domain/notice/workCalendar'
import type { SchemeField } from '~/domain/review/schemeFields'
import { areaTyped, lineTyped } from '~/domain/typedText'
import { isWellFormed } from './text'

/** The longest a text can be; the texts of `review:field` say so. */
const MOST_LETTERS = { text: 80, textOrNone: 80, longText: 200, longTextOrNone: 200 } as const

/** A value of a scheme as it stands in its field. */
export function formatValue(field: SchemeField, value: unknown, places: number): string {
  const { unit, options } = field
  if (value === null || value === undefined) return options?.[0] ?? ''
  switch (unit) {
    case 'text':
    case 'textOrNone':
    case 'longText':
    case 'longTextOrNone':
    case 'day':
    case 'choice':
      return value as string
    case 'count':
    case 'countOrNone':
      return (value as number).toFixed()
    case 'points':
    case 'pointsOrNone':
      return decimal(value as number, places)
    case 'topMark':
      return decimal(Math.max(...(value as Judgement['marks'])), places)
    case 'yuan':
      return decimal(value as number, 2)
    case 'percent':
    case 'percentOrNone': {
      const { num, den } = value as Ratio
      return String((num * 100) / den)
    }
  }
}

/** A typed text as a value of a scheme, in the place of `before`; undefined when it is none. */
export function parseValue(
  { unit, options }: SchemeField,
  typed: string,
  places: number,
  before: unknown,
): unknown {
  const text = textTyped(unit, typed)
  if (!isWellFormed(text)) return undefined
  switch (unit) {
    case 'text':
    case 'longText':
      return text.length > 0 && text.length <= MOST_LETTERS[unit] ? text : undefined
    case 'textOrNone':
    case 'longTextOrNone':
      return text.length <= MOST_LETTERS[unit] ? text : undefined
    case 'day':
      if (text === '') return null
      return isDate(text) ? text : undefined
    case 'choice':
      return options?.includes(text) ? text : undefined
    case 'count':
      return count(text)
    case 'countOrNone':
      return text === '' ? null : count(text)
    case 'points':
      return units(text, places)
    case 'pointsOrNone':
      return text === '' ? null : units(text, places)
    case 'topMark': {
      const top = units(text, places)
      return top === undefined || top < 0 ? undefined : scaled(before as Judgement['marks'], top)
    }
    case 'yuan':
      return units(text, 2)
    case 'percent':
      return share(text)
    case 'percentOrNone':
      return text === '' ? null : share(text)
  }
}

/** Texts as they are kept; all else without the marks that people set off digits with. */
function textTyped(unit: SchemeField['unit'], typed: string): string {
  if (unit === 'text' || unit === 'textOrNone') return lineTyped(typed)
  if (unit in MOST_LETTERS) return areaTyped(typed)
  return typed.normalize('NFKC').replace(/[\s,%]/g, '')
}

function decimal(value: number, places: number): string {
  const text = toDecimal(fromUnits(value, places), places)
  return places === 0 ? text : text.replace(/\.?0+$/, '')
}

function count(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

/** `2.5` with two places is 250; more decimals than that are no value. */
function units(text: string, places: number): number | undefined {
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(text) ?? []
  if (whole === '' || part.length > places) return undefined
  const value = Number(whole + part.padEnd(places, '0'))
  return sign === '-' && value !== 0 ? -value : value
}

/** `12.5` percent is 125 in 1000. */
function share(text: string): Ratio | undefined {
  const [, whole = '', part = ''] = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text) ?? []
  if (whole === '') return undefined
  return { num: Number(whole + part), den: 100 * 10 ** part.length }
}

/** The four marks of a judgement with another best one, each with its share of it. */
function scaled(marks: Judgement['marks'], top: number): Judgement['marks'] {
  const most = Math.max(...marks)
  const [a, b, c, d] = marks
  const scale = (mark: number): number => (most === 0 ? 0 : Math.round((mark * top) / most))
  return [scale(a), scale(b), scale(c), most === 0 ? top : scale(d)]
}
