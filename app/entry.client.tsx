import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createTexts } from './locales/i18n'
import { languageOf } from './locales/languages'
import { loadTexts } from './locales/loadTexts'

const language = languageOf(document.documentElement.lang)
const texts = createTexts(language, await loadTexts(language))

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
