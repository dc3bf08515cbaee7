import type { LocalText } from '~/domain/contest/ruleSet'
import { textsOf } from '~/locales/texts.server'
import type { DecisionWords } from '~/services/review/decideReviews.server'
import type { RatingsNotice } from '~/services/review/ratingsNotice.server'

/** A text of the resource files in both languages, with values in each. */
function both(key: string, values: Record<string, LocalText | string | number>): LocalText {
  const say = (language: 'zh' | 'en'): string => {
    const chosen = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' ? value[language] : value,
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
}

/** How decisions are worded in the register and on certificates, which are in Chinese and English. */
export const decisionWords: DecisionWords = {
  reason: ({ scheme, year, rating }) =>
    both('cycle:decision.reason', { title: scheme.title, year, rating: rating.title }).zh,
  certificate: ({ scheme, year, rating, studio, on }) => ({
    title: both('cycle:decision.certificate', {}),
    holder: studio.name,
    statement: both(`cycle:decision.statement.${scheme.kind}`, {
      ...{ title: scheme.title, year, rating: rating.title },
      stars: both(`cycle:decision.stars.${studio.star}`, {}),
      level: both(`studio:level.${studio.level}`, {}),
    }),
    issuer: both('cycle:decision.issuer', {}),
    plaque: both('cycle:decision.plaque', {
      stars: both(`cycle:decision.stars.${studio.star}`, {}),
    }),
    issuedOn: on,
  }),
}
