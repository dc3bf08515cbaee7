import { useTranslation } from 'react-i18next'
import { languageOf, pick, type Language } from './languages'

/** The language that the page is shown in. */
export function useLanguage(): Language {
  return languageOf(useTranslation().i18n.language)
}

/** A function that chooses this page's language out of a text in both. */
export function usePick(): (text: { readonly zh: string; readonly en: string }) => string {
  const language = useLanguage()
  return (text) => pick(text, language)
}
