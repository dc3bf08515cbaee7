import { createInstance, type i18n, type Resource } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { NAMESPACES, type Language } from './languages'

/** The interface texts of one language, ready for `I18nextProvider`. */
export function createTexts(language: Language, resources: Resource[string]): i18n {
  const texts = createInstance()
  void texts.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: resources },
    ns: NAMESPACES,
    defaultNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  })
  return texts
}

/** Adds the texts of another language to those of the page's own. */
export function addTexts(texts: i18n, language: Language, resources: Resource[string]): void {
  for (const [namespace, bundle] of Object.entries(resources)) {
    texts.addResourceBundle(language, namespace, bundle)
  }
}
