import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { FieldFrame } from '~/components/Field'
import { TextArea } from '~/components/TextArea'
import type { Submitted } from '~/components/useSubmitted'
import { usePick } from '~/locales/useLanguage'
import { CheckForm } from './CheckForm'
import type { ShownReview } from './shownReview'

export interface ReviewActionsProps {
  review: ShownReview
  /** `standIn`: the viewer is not of the zone whose check it is. */
  may: { check: boolean; standIn: boolean; giveUp: boolean; end: boolean; withdraw: boolean }
  opId: string
  submitted: Submitted
}

/** What the viewer can do about the review now. */
export function ReviewActions({ review, may, opId, submitted }: ReviewActionsProps) {
  const { t } = useTranslation('assessment')
  const pick = usePick()
  const { scheme } = review
  const rating = scheme.ratings.find(({ key }) => key === scheme.vetoRating)
  return (
    <>
      {may.check && <CheckForm {...{ review, may, opId, submitted }} />}
      {may.check && <ReasonForm does="return" hint={t('return.hint')} {...{ opId, submitted }} />}
      {may.giveUp && (
        <ReasonForm
          does="giveUp"
          hint={t('giveUp.hint', { rating: rating && pick(rating.title) })}
          {...{ opId, submitted }}
        />
      )}
      {may.end && review.toEnd && (
        <ReasonForm does="end" hint={t(`end.${review.toEnd}`)} {...{ opId, submitted }} />
      )}
      {may.withdraw && (
        <Card title={t('withdraw.title')}>
          <Form method="post" className="grid gap-3">
            <input type="hidden" name="opId" value={opId} />
            <p className="text-muted-strong">{t('withdraw.text')}</p>
            <Button type="submit" name="do" value="withdraw" tone="danger">
              {t('withdraw.button')}
            </Button>
          </Form>
        </Card>
      )}
    </>
  )
}

/** Returns or gives up the self-assessment, or ends the review: with a reason. */
function ReasonForm({
  does,
  hint,
  opId,
  submitted,
}: Pick<ReviewActionsProps, 'opId' | 'submitted'> & {
  does: 'return' | 'giveUp' | 'end'
  hint: string
}) {
  const { t } = useTranslation('assessment')
  const isMine = submitted.values.do === does
  return (
    <Card title={t(`${does}.title`)}>
      <Form method="post" noValidate className="grid gap-3">
        <input type="hidden" name="opId" value={opId} />
        <FieldFrame
          label={t(`${does}.reason`)}
          hint={hint}
          errors={isMine ? submitted.errors.reason : undefined}
        >
          {(control) => (
            <TextArea
              {...control}
              name="reason"
              rows={3}
              maxLength={500}
              required
              defaultValue={isMine ? submitted.values.reason : undefined}
            />
          )}
        </FieldFrame>
        <Button type="submit" name="do" value={does} tone={does === 'return' ? 'plain' : 'danger'}>
          {t(`${does}.button`)}
        </Button>
      </Form>
    </Card>
  )
}
