import type { TFunction } from 'i18next'

type Values = Partial<Record<string, string>>

/** Boxes that are not ticked are not in a form that was sent. */
const isBox = (name: string): boolean => /^(?:scope|stage)-/.test(name) && !name.endsWith('Before')
/** What a form has beside the values of the scheme. */
const BESIDE = ['opId', 'revision', 'act', 'note']

/** What was typed, over what the draft has where nothing was sent. */
export function typedOver(draft: Values, typed: Values): Values {
  const unsent = Object.entries(draft).filter(([name]) => !isBox(name))
  return { ...Object.fromEntries(unsent), ...typed }
}

/** What was typed into fields that the draft has no more: somebody took them out meanwhile. */
export function withoutField(draft: Values, typed: Values): string[] {
  return Object.entries(typed).flatMap(([name, text]) =>
    name in draft || isBox(name) || BESIDE.includes(name) || !text ? [] : [text],
  )
}

/** Beside each field in which somebody else's value stands by now, what that is. */
export function storedBeside(draft: Values, typed: Values, t: TFunction): Map<string, string[]> {
  const other = Object.entries(draft).filter(
    ([name, stored]) => !isBox(name) && name in typed && typed[name] !== stored,
  )
  return new Map(other.map(([name, stored]) => [name, [t('template:storedNow', { stored })]]))
}
