import type { i18n } from 'i18next'
import { createContext, useContext, type ReactNode } from 'react'
import { I18nContext, I18nextProvider, useTranslation } from 'react-i18next'
import { inReviewWords } from './reviewWords'

/**
 * Where it is on, studios are under review: what stands below speaks of studios and experts where
 * it otherwise speaks of contestants and judges.
 */
export function ReviewWords({ on, children }: { on: boolean; children: ReactNode }) {
  const texts = useTexts()
  if (!on) return children
  return (
    <PageTexts.Provider value={texts}>
      <I18nextProvider i18n={ofReviews(texts)}>{children}</I18nextProvider>
    </PageTexts.Provider>
  )
}

const PageTexts = createContext<i18n | null>(null)

/** The texts of the whole page, also where those of reviews stand in for them. */
export function usePageTexts(): i18n {
  const texts = useTexts()
  return useContext(PageTexts) ?? texts
}

/** The texts themselves: `useTranslation` hands out a copy of them for each component. */
function useTexts(): i18n {
  useTranslation() // renders anew when the language changes
  return useContext(I18nContext).i18n
}

const made = new WeakMap<i18n, i18n>()

function ofReviews(texts: i18n): i18n {
  const known = made.get(texts)
  if (known?.language === texts.language) return known
  const now = inReviewWords(texts)
  made.set(texts, now)
  return now
}
