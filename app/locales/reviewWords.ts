import type { i18n, ResourceLanguage } from 'i18next'
import { createTexts } from './i18n'
import { languageOf } from './languages'

type Texts = { readonly [key: string]: string | Texts }

/**
 * The same texts in the words of reviews. The namespace `panel` has them, by the namespace and key
 * of the text of contests that each replaces; all other texts are the same in both.
 */
export function inReviewWords(texts: i18n): i18n {
  const language = languageOf(texts.language)
  const contest = texts.getDataByLanguage(language) as Texts
  const { panel, ...rest } = contest
  return createTexts(language, over(rest, panel ?? {}) as ResourceLanguage)
}

function over(below: string | Texts | undefined, above: string | Texts): string | Texts {
  if (typeof above === 'string' || typeof below !== 'object') return above
  const replaced = Object.entries(above).map(([key, text]) => [key, over(below[key], text)])
  return { ...below, ...(Object.fromEntries(replaced) as Texts) }
}
