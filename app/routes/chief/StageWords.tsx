import type { ReactNode } from 'react'
import { ReviewWords } from '~/locales/ReviewWords'
import type { StageNames } from '~/queries/review/stageNames.server'
import { KnownNames } from './knownNames'

/** Speaks of a stage as what it is: of codes in a contest, of studios and experts in a review. */
export function StageWords({
  isReview,
  names,
  children,
}: {
  isReview: boolean
  names: StageNames
  children: ReactNode
}) {
  return (
    <ReviewWords on={isReview}>
      <KnownNames.Provider value={names}>{children}</KnownNames.Provider>
    </ReviewWords>
  )
}
