/** How a rehearsed cycle words what it publishes; nobody outside the rehearsal reads it. */
import type { DecisionWords } from '../../review/decideReviews.server'
import type { RatingsNotice } from '../../review/ratingsNotice.server'

export const NOTICE_WORDS: RatingsNotice = {
  title: () => ({ zh: '演练公示', en: 'Notice of a rehearsal' }),
  text: () => '演练数据',
  correction: () => '演练：异议成立',
  withdrawal: () => '演练：异议成立，没有可公示的等次',
}

export const DECISION_WORDS: DecisionWords = {
  reason: ({ year, rating }) => `演练：${year} 年度复核${rating.title.zh}`,
  certificate: ({ studio, on, year }) => ({
    title: { zh: '星级创新工作室', en: 'Star-rated studio' },
    holder: studio.name,
    statement: { zh: `演练 ${year}`, en: `Rehearsal ${year}` },
    issuer: { zh: '演练工会', en: 'Rehearsal union' },
    issuedOn: on,
  }),
}
