import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { useDateTime } from '~/components/useDateTime'
import { usePick } from '~/locales/useLanguage'
import type { ShownReview } from './shownReview'

/** Where the review stands: its stage and days, the zone's check, and what came of it. */
export function ReviewFacts({ review }: { review: ShownReview }) {
  const { t } = useTranslation('assessment')
  const pick = usePick()
  const dateTime = useDateTime()
  const { cycle, scheme, studio, check, outcome, filedAt, assessBy, stageEnds, phase } = review
  const vetoRating = scheme.ratings.find(({ key }) => key === scheme.vetoRating)?.title
  const rows: [string, ReactNode][] = [
    [t('facts.unit'), studio?.unit],
    [t('facts.zone'), studio && pick(studio.zone)],
    [
      t('facts.standing'),
      `${t(`studio:level.${review.level}`)} · ${t(`studios:star.${review.star}`)}`,
    ],
    [t('facts.stage'), t(`review:cyclePhase.${cycle.phase}`)],
    [t('facts.stageEnds'), stageEnds],
    [t('facts.assessBy'), cycle.phase === 'selfAssessment' ? null : assessBy],
    [t('facts.filedAt'), filedAt && dateTime(filedAt)],
    [
      t('facts.recommended'),
      check.recommended !== null && t(check.recommended ? 'check.yes' : 'check.no'),
    ],
    [t('facts.note'), check.note],
    [t(`facts.${review.reasonOf}`), review.reason],
    [
      t('facts.follows'),
      phase === 'notFiled' && vetoRating && t('facts.vetoRating', { rating: pick(vetoRating) }),
    ],
    [t('facts.rating'), outcome.rating && pick(outcome.rating)],
    [t('facts.total'), outcome.total],
    [t('facts.decidedOn'), outcome.decidedOn],
    [
      t('facts.certificate'),
      outcome.certificate !== null && (
        <Link to={outcome.certificate.path} className="text-blue underline">
          {outcome.certificate.number}
        </Link>
      ),
    ],
  ]
  return (
    <Card title={t('facts.title')}>
      <dl className="grid">
        {rows.map(
          ([name, value]) =>
            value && (
              <div key={name} className="flex justify-between gap-4 border-b border-line py-2">
                <dt className="shrink-0 text-muted-strong">{name}</dt>
                <dd className="min-w-0 text-right break-words whitespace-pre-wrap">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </Card>
  )
}
