import type { CorrectedFacts } from './state'

const LEVELS = ['level', 'named']
/** Corrections: their values are facts by their fields. */
const CORRECTIONS = [
  ...['corrected', 'member', 'achievement', 'apprenticeship', 'grant', 'spending'],
]
/** Fields whose values are codes, with the keys of their words. */
const WORDS: Partial<Record<string, string>> = {
  level: 'level',
  status: 'outcome',
  kind: 'kind',
  adopted: 'record.adopted',
}

/**
 * What stood or stands in the register, in words, from a row of the history; empty for nothing.
 *
 * @param say the words of a key of `studio`
 */
export function historyText(kind: string, value: string, say: (key: string) => string): string {
  if (CORRECTIONS.includes(kind)) return factsText(value, say)
  if (value === '') return ''
  if (LEVELS.includes(kind)) return say(`level.${value}`)
  return kind === 'status' ? say(`status.${value}`) : value
}

function factsText(json: string, say: (key: string) => string): string {
  const facts = Object.entries(JSON.parse(json) as CorrectedFacts)
  if (facts.length === 0) return say('record.withdrawn')
  return facts.map(([field, value]) => factText(field, value, say)).join('；')
}

function factText(field: string, value: string, say: (key: string) => string): string {
  const label = say(`record.field.${field}`)
  if (value === '') return label
  const words = WORDS[field]
  return `${label} ${words === undefined ? value : say(`${words}.${value}`)}`
}
