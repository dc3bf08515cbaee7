import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createTexts } from './locales/i18n'
import { languageOf } from './locales/languages'

const language = languageOf(document.documentElement.lang)
const loaded = language === 'en' ? await import('./locales/en') : await import('./locales/zh')
const texts = createTexts(language, loaded.default)

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <RemixBrowser />
      </I18nextProvider>
    </StrictMode>,
  )
})
