import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { useFieldErrorText } from '~/components/Field'
import type { Submitted } from '~/components/useSubmitted'
import type { AssessmentGaps } from '~/protocol/assessment'
import { FORM_ID } from './assessmentFields'
import type { ShownReview } from './shownReview'

/** Files it, once the lead vouches for it. */
export function FileBox({
  review: { isOverdue, assessBy },
  gaps,
  submitted,
}: {
  review: ShownReview
  gaps: AssessmentGaps
  submitted: Submitted
}) {
  const { t } = useTranslation('assessment')
  const errorText = useFieldErrorText()
  const errors = submitted.errors.vouched ?? []
  const isMissing = gaps.figures.length + gaps.evidence.length > 0
  return (
    <Card title={t('file.title')}>
      <div className="grid gap-3">
        <p className="text-muted-strong">{t('file.text')}</p>
        {isOverdue && <p className="text-amber">! {t('file.late', { day: assessBy })}</p>}
        {isMissing && <p className="text-amber">! {t('file.missing')}</p>}
        <label className="flex min-h-11 items-center gap-2">
          <input
            type="checkbox"
            name="vouched"
            form={FORM_ID}
            className="size-5"
            aria-describedby={errors.length > 0 ? 'vouched-error' : undefined}
          />
          {t('file.vouch')}
        </label>
        {errors.length > 0 && (
          <p id="vouched-error" role="alert" className="font-medium text-red">
            ✕ {errors.map(errorText).join(' ')}
          </p>
        )}
        <Button type="submit" form={FORM_ID} name="do" value="file" tone="primary">
          {t('file.button')}
        </Button>
      </div>
    </Card>
  )
}
