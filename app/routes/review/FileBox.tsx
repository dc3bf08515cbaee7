import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { useFieldErrorText } from '~/components/Field'
import type { Submitted } from '~/components/useSubmitted'
import type { AssessmentGaps } from '~/protocol/assessment'
import { FORM_ID, VOUCH_ERROR, VOUCHED_ID } from './assessmentFields'
import { focusOn } from '~/components/focusOn'
import type { ShownReview } from './shownReview'

/** Files it, once the lead vouches for it. */
export function FileBox({
  review: { isOverdue, assessBy },
  gaps,
  submitted,
  unvouched,
  onVouched,
}: {
  review: ShownReview
  gaps: AssessmentGaps
  submitted: Submitted
  /** How often it was not filed for that; 0 once the lead vouches for it. */
  unvouched: number
  onVouched: () => void
}) {
  const { t } = useTranslation('assessment')
  const errorText = useFieldErrorText()
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (unvouched > 0) focusOn(box.current)
  }, [unvouched])
  const isMissing = gaps.figures.length + gaps.evidence.length > 0
  return (
    <Card title={t('file.title')}>
      <div className="grid gap-3">
        <p className="text-muted-strong">{t('file.text')}</p>
        {isOverdue && <p className="text-amber">! {t('file.late', { day: assessBy })}</p>}
        {isMissing && <p className="text-amber">! {t('file.missing')}</p>}
        <label className="flex min-h-11 items-center gap-2">
          <input
            id={VOUCHED_ID}
            ref={box}
            type="checkbox"
            name="vouched"
            form={FORM_ID}
            className="size-5 shrink-0 scroll-my-32 aria-invalid:ring-2 aria-invalid:ring-red"
            required
            defaultChecked={submitted.values.vouched === 'on'}
            // Without scripts it is the browser that goes there.
            autoFocus={submitted.errors.vouched !== undefined}
            aria-invalid={unvouched > 0 || undefined}
            aria-describedby={unvouched > 0 ? 'vouched-error' : undefined}
            onChange={({ target }) => target.checked && onVouched()}
          />
          {t('file.vouch')}
        </label>
        {unvouched > 0 && (
          <p id="vouched-error" role="alert" className="font-medium text-red">
            ✕ {errorText(VOUCH_ERROR)}
          </p>
        )}
        <Button type="submit" form={FORM_ID} name="do" value="file" tone="primary">
          {t('file.button')}
        </Button>
      </div>
    </Card>
  )
}
