import type { i18n } from 'i18next'
import en from './en'
import { createTexts } from './i18n'
import type { Language } from './languages'
import zh from './zh'

const made: Partial<Record<Language, i18n>> = {}

/** The server's texts of a language, made once: nothing in them depends on the request. */
export function textsOf(language: Language): i18n {
  return (made[language] ??= createTexts(language, language === 'en' ? en : zh))
}
