import type { reviewPage } from '~/queries/review/reviewPage.server'

/** One studio's review as its pages get it. */
export type ShownReview = NonNullable<Awaited<ReturnType<typeof reviewPage>>>
