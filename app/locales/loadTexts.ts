import type { Resource } from 'i18next'
import type { Language } from './languages'

/** Fetches the texts of one language: a page starts with its own and needs the other one seldom. */
export async function loadTexts(language: Language): Promise<Resource[string]> {
  const { default: texts } = language === 'en' ? await import('./en') : await import('./zh')
  return texts
}
