/** Typing a number on the tablet's own pad, key by key. */
import type { Aspect, Units } from '~/domain/contest/ruleSet'

export type PadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '.' | 'back'

/** An aspect that takes a number. */
export type NumberAspect = Exclude<Aspect, { kind: 'judgement' }>

export type PadReading =
  /** Null when nothing is typed: not scored. */
  | { readonly kind: 'value'; readonly value: Units | null }
  /** More digits can still make it a value. */
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'wrong'; readonly why: 'range' | 'step' }

/** Units as they are written, for example 725 with two places as 7.25. */
export function writeUnits(units: Units, places: number): string {
  return (units / 10 ** places).toFixed(places)
}

/** What the typed text stands for. */
export function readPad(text: string, aspect: NumberAspect, places: number): PadReading {
  if (text === '') return { kind: 'value', value: null }
  const units = toUnits(text, places)
  if (units > aspect.max) return { kind: 'wrong', why: 'range' }
  const fits = isOnStep(units, aspect)
  if (fits && !text.endsWith('.')) return { kind: 'value', value: units }
  if (fits || canStillFit(text, aspect, places)) return { kind: 'unfinished' }
  return { kind: 'wrong', why: 'step' }
}

/** The text after a key. A key that can lead nowhere (a second point, a third decimal) is ignored. */
export function pressKey(text: string, key: PadKey, places: number): string {
  if (key === 'back') return text.slice(0, -1)
  const point = text.indexOf('.')
  if (key === '.') {
    if (places === 0 || point >= 0) return text
    return text === '' ? '0.' : `${text}.`
  }
  if (point >= 0 && text.length - point > places) return text
  return text === '0' ? key : `${text}${key}`
}

/** The next value above or below on the aspect's step, within its bounds. */
export function stepFrom(value: Units | null, direction: 1 | -1, aspect: NumberAspect): Units {
  const from = value ?? 0
  if (value === null && direction === -1) return 0
  const below = Math.floor(from / aspect.step) * aspect.step
  const up = below + aspect.step
  const down = below < from ? below : below - aspect.step
  return Math.min(aspect.max, Math.max(0, direction === 1 ? up : down))
}

function isOnStep(units: Units, { step, max }: NumberAspect): boolean {
  return units % step === 0 || units === max
}

function toUnits(text: string, places: number): Units {
  const [whole = '0', decimals = ''] = text.split('.')
  return Number(whole) * 10 ** places + Number(decimals.padEnd(places, '0').slice(0, places) || '0')
}

/** Whether some further decimals make the text a value that the aspect takes. */
function canStillFit(text: string, aspect: NumberAspect, places: number): boolean {
  const point = text.indexOf('.')
  const left = point < 0 ? places : places - (text.length - point - 1)
  if (left <= 0) return false
  const from = toUnits(text, places)
  const upTo = from + 10 ** left - 1
  const next = Math.ceil(from / aspect.step) * aspect.step
  return next <= Math.min(upTo, aspect.max) || (aspect.max >= from && aspect.max <= upTo)
}
