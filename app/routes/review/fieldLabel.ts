import type { TFunction } from 'i18next'
import type { SchemeField } from '~/domain/review/schemeFields'

type T = TFunction<'review'>

/** What a value is called: by the last part of its path, with its step or part where it has one. */
export function fieldLabel({ path, unit }: SchemeField, t: T): string {
  const [head, part, , , doing] = path
  const last = path.at(-1)
  const list = path.at(-2)
  if (list === 'title') return t(`review:open.title.${last}`)
  if (list === 'marks') return t('review:open.level', { n: Number(last) })
  const level = path.at(-2)
  if (path.at(-3) === 'benchmarks') return t(`review:open.benchmark.${last}`, { n: Number(level) })
  if (head === 'rule') return t(`review:open.rule.${last}`)
  if (head === 'declared') return t('review:open.mostDeclared')
  if (last === 'published') return t('review:rating.published')
  if (head === 'answerIn') return t(`review:open.answerIn.${last}`)
  if (head === 'ratings') return t(`review:open.consequence.${last}`)
  if (part === 'bonus' && last === 'cap' && path.length === 3) return t('review:open.bonusCap')
  if (path.at(-3) === 'deviations') return t('review:open.apart')
  const isTakenOff = part === 'deductions' && last === 'points'
  const name = isTakenOff ? t('review:open.takenOff') : t(`review:open.field.${last}`)
  const label = unit === 'yuan' ? t('review:open.inYuan', { name }) : name
  const numbered = path.flatMap((key, at) => {
    const within = path[at - 1]
    if (typeof key !== 'number' || doing === undefined) return []
    return within === 'steps' || within === 'parts'
      ? [t(`review:open.${within}`, { n: key + 1 })]
      : []
  })
  return [...numbered, label].join(' ')
}
