import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Field, FieldFrame } from '~/components/Field'
import { TextArea } from '~/components/TextArea'
import { useDutyWords } from '~/components/duty/useDutyWords'
import type { Submitted } from '~/components/useSubmitted'
import { statusOfDuty, type Duty } from '~/domain/review/duties'

interface Props {
  studioId: string
  duty: Duty
  today: string
  opId: string
  submitted: Submitted
}

/** The form with which a person does what a duty asks for; its reason is filled in and can be changed. */
export function ConfirmForm({ studioId, duty, today, opId, submitted }: Props) {
  const { t } = useTranslation('duty')
  const { why } = useDutyWords()(duty)
  const isMine = submitted.values.duty === duty.key
  const values = isMine ? submitted.values : {}
  const errors = isMine ? submitted.errors : {}
  const dueOn = duty.dueOn !== null && duty.dueOn > today ? duty.dueOn : ''
  return (
    <details open={isMine} className="mt-2">
      <summary className="min-h-11 cursor-pointer content-center font-medium text-blue">
        {t(`do.${duty.kind}`)}
      </summary>
      <Form method="post" noValidate className="grid max-w-md gap-4 py-3">
        <input type="hidden" name="opId" value={opId} />
        <input type="hidden" name="studio" value={studioId} />
        <input type="hidden" name="duty" value={duty.key} />
        <input type="hidden" name="status" value={statusOfDuty(duty.kind) ?? ''} />
        {duty.kind === 'rectify' && (
          <Field
            label={t('form.rectifyBy')}
            name="rectifyBy"
            type="date"
            defaultValue={values.rectifyBy ?? dueOn}
            errors={errors.rectifyBy}
          />
        )}
        {duty.kind === 'remove' && (
          <Field
            label={t('form.barredUntil')}
            name="barredUntil"
            type="date"
            optional
            defaultValue={values.barredUntil}
            errors={errors.barredUntil}
          />
        )}
        <FieldFrame
          label={t('form.reason')}
          hint={t('studio:hint.publicReason')}
          errors={errors.reason}
        >
          {(control) => (
            <TextArea {...control} name="reason" rows={3} defaultValue={values.reason ?? why} />
          )}
        </FieldFrame>
        <Button type="submit" tone={duty.kind === 'rectify' ? 'plain' : 'danger'}>
          {t('form.submit')}
        </Button>
      </Form>
    </details>
  )
}
