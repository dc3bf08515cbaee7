/** The languages of the product, the first one being the default. */
export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The parts of the interface, one file of texts each. */
export const NAMESPACES = [
  'common',
  'people',
  'registration',
  'tablet',
  'chief',
  'board',
  'office',
  'errors',
  'rules',
  'certificate',
  'files',
  'studio',
  'studios',
  'notice',
  'duty',
  'cycle',
  'review',
  'template',
  'expert',
  'assessment',
  'insight',
  'panel',
] as const

export function isLanguage(value: unknown): value is Language {
  return value === 'zh' || value === 'en'
}

/** The value of `<html lang>`. */
export function htmlLang(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en'
}

/** The language that `<html lang>`, i18next or a browser names; Chinese when it is none of ours. */
export function languageOf(tag: string | undefined): Language {
  return tag?.toLowerCase().startsWith('en') === true ? 'en' : 'zh'
}

/** Chooses the text of a language; Chinese where there is no translation. */
export function pick(text: { readonly zh: string; readonly en: string }, language: Language) {
  return language === 'en' && text.en !== '' ? text.en : text.zh
}
