import { useTranslation } from 'react-i18next'
import { numbersOf, type DynamicRule } from '~/domain/review/dynamicRules'
import type { RuleChange } from '~/domain/review/ruleChanges'

/** No text of ours has it, so that it can stand for where a number goes. */
const HOLE = '\u0000'

/** A piece of a rule's sentence: words, or the name of the number that stands there. */
export type SentencePart = { readonly words: string } | { readonly number: string }

/** Rules of dynamic management, and what an amendment changes of them, in the page's language. */
export function useRuleWords() {
  const { t } = useTranslation('duty')
  const sentence = (rule: DynamicRule): string =>
    t(`rules.words.${rule.id}`, Object.fromEntries(numbersOf(rule)))
  /** The sentence taken apart where its numbers stand. */
  const sentenceParts = (rule: DynamicRule): SentencePart[] => {
    const holes = numbersOf(rule).map(([name]) => [name, HOLE + name + HOLE])
    return t(`rules.words.${rule.id}`, Object.fromEntries(holes) as Record<string, string>)
      .split(HOLE)
      .map((part, index) => (index % 2 === 0 ? { words: part } : { number: part }))
  }
  const changed = (change: RuleChange): string => {
    const rule = t(`rules.name.${change.rule}`)
    if (change.what !== 'number') return t(`rules.change.${change.what}`, { rule })
    const { from, to } = change
    return t('rules.change.number', { rule, number: t(`rules.number.${change.number}`), from, to })
  }
  return { sentence, sentenceParts, changed }
}
