import type { LocalText } from '~/domain/contest/ruleSet'
import { isAnnounced } from '~/domain/review/announcement'
import { pick, type Language } from '~/locales/languages'
import { textsOf } from '~/locales/texts.server'
import type { DecisionWords } from '~/services/review/decideReviews.server'
import type { RatingsNotice } from '~/services/review/ratingsNotice.server'

/** A text of the resource files in both languages, with values in each. */
function both(key: string, values: Record<string, LocalText | string | number>): LocalText {
  const say = (language: Language): string => {
    const chosen = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' ? pick(value, language) : value,
    ])
    return textsOf(language).t(key, Object.fromEntries(chosen) as Record<string, string | number>)
  }
  return { zh: say('zh'), en: say('en') }
}

/** How the notice of a cycle's ratings is worded. */
export const ratingsNotice: RatingsNotice = {
  title: ({ title, year }) => both('cycle:announce.title', { title, year }),
  text: ({ title, year }) => both('cycle:announce.text', { title, year }).zh,
  correction: () => both('cycle:announce.correction', {}).zh,
  withdrawal: () => both('cycle:announce.withdrawal', {}).zh,
}

/** How decisions are worded in the register and on certificates, which are in Chinese and English. */
export const decisionWords: DecisionWords = {
  // The reason of a change of star or level is public, as the change itself is.
  reason: ({ scheme, year, rating }) =>
    isAnnounced(scheme, rating)
      ? both('cycle:decision.reason', { title: scheme.title, year, rating: rating.title }).zh
      : both('cycle:decision.reasonUnnamed', { title: scheme.title, year }).zh,
  certificate: ({ scheme, year, rating, studio, on }) => {
    // An application may be granted to a studio that no review has given a star.
    const words = studio.star > 0 ? 'starred' : 'unstarred'
    const values = {
      ...{ title: scheme.title, year, rating: rating.title },
      level: both(`studio:level.${studio.level}`, {}),
      ...(studio.star > 0 && { stars: both(`cycle:decision.stars.${studio.star}`, {}) }),
    }
    return {
      title: both(`cycle:decision.${words}.certificate`, {}),
      holder: studio.name,
      statement: both(`cycle:decision.${words}.statement.${scheme.kind}`, values),
      issuer: both('cycle:decision.issuer', {}),
      plaque: both(`cycle:decision.${words}.plaque`, values),
      issuedOn: on,
    }
  },
}
