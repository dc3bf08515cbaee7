import type { i18n } from 'i18next'
import type { ReactNode } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { inReviewWords } from './reviewWords'

/**
 * Where it is on, studios are under review: what stands below speaks of studios and experts where
 * it otherwise speaks of contestants and judges.
 */
export function ReviewWords({ on, children }: { on: boolean; children: ReactNode }) {
  const { i18n: texts } = useTranslation()
  return <I18nextProvider i18n={on ? ofReviews(texts) : texts}>{children}</I18nextProvider>
}

const made = new WeakMap<i18n, i18n>()

function ofReviews(texts: i18n): i18n {
  const known = made.get(texts) ?? inReviewWords(texts)
  made.set(texts, known)
  return known
}
