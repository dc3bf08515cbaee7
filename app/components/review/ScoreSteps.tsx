import { useTranslation } from 'react-i18next'
import {
  compare,
  equals,
  fromUnits,
  negate,
  zero,
  type Rational,
} from '~/domain/arithmetic/rational'
import type { ReviewComplete } from '~/domain/review/reviewScore'
import type { Rubric } from '~/domain/review/rubric'
import { Card } from '../Card'
import { roundingText } from '../rules/describe'
import { decimalText, pointsText } from './figureWords'

/** From the items to the total: bonus up to its cap, deductions, the least and the most, rounding. */
export function ScoreSteps({ rubric, score }: { rubric: Rubric; score: ReviewComplete }) {
  const { t } = useTranslation('review')
  const { t: tBoard } = useTranslation('board')
  const { bonus, deductions, base, added, total } = score
  const { places, floor, ceiling } = rubric
  const isRaised = compare(added, fromUnits(floor, places)) < 0
  const isLowered = compare(added, fromUnits(ceiling, places)) > 0
  const isRounded = !equals(total.exact, total.value)
  const isCapped = !equals(bonus.asked, bonus.given)
  const lines: [string, Rational][] = [
    [t('score.base'), base],
    [
      isCapped
        ? t('score.bonusCapped', {
            asked: decimalText(bonus.asked),
            given: decimalText(bonus.given),
          })
        : t('score.bonus'),
      bonus.given,
    ],
    [t('score.deductions'), negate(deductions.taken)],
  ]
  if (!equals(bonus.given, zero) || !equals(deductions.taken, zero)) {
    lines.push([t('score.added'), added])
  }
  if (isRaised) lines.push([t('score.raised', { points: pointsText(floor, places) }), total.exact])
  if (isLowered) {
    lines.push([t('score.lowered', { points: pointsText(ceiling, places) }), total.exact])
  }
  const totalLine = isRounded
    ? t('score.totalRounded', {
        exact: decimalText(total.exact),
        rounding: roundingText(total.rounding, tBoard),
      })
    : t('score.total')
  return (
    <Card title={t('score.sum')}>
      <dl className="grid gap-1.5">
        {lines.map(([label, value]) => (
          <div key={label} className="flex justify-between gap-6">
            <dt className="text-muted-strong">{label}</dt>
            <dd>{decimalText(value)}</dd>
          </div>
        ))}
        <div className="flex justify-between gap-6 border-t border-line pt-1.5 text-lg font-bold">
          <dt>{totalLine}</dt>
          <dd>{decimalText(total.value)}</dd>
        </div>
      </dl>
    </Card>
  )
}
