import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Field, FieldFrame } from '~/components/Field'
import { Renewed } from '~/components/Renewed'
import { NOTHING_SUBMITTED, type Submitted } from '~/components/useSubmitted'
import type { ChangedDeadline } from '~/domain/review/cycleState'
import type { ReviewStage } from '~/domain/review/scheme'

interface Props {
  cycle: {
    /** The stages whose last day can still be changed. */
    stagesToCome: readonly ReviewStage[]
    deadlines: readonly ChangedDeadline[]
  }
  opId: string
  submitted: Submitted
}

/** What last days were changed and why; and the form that sets another one. */
export function DeadlineForm({ cycle: { stagesToCome, deadlines }, opId, submitted }: Props) {
  const { t } = useTranslation('cycle')
  const isMine = submitted.values.do === 'deadline'
  const { values, errors } = isMine ? submitted : NOTHING_SUBMITTED
  if (stagesToCome.length === 0 && deadlines.length === 0) return null
  return (
    <Card title={t('deadline.title')}>
      <ul className="grid gap-1 empty:hidden">
        {deadlines.map(({ stage, from, to, reason }, index) => (
          <li key={index}>
            {t('deadline.changed', {
              stage: t(`review:stage.${stage}`),
              from: from ?? t('deadline.none'),
              to,
              reason,
            })}
          </li>
        ))}
      </ul>
      {stagesToCome.length > 0 && (
        <Renewed>
          <details open={isMine}>
            <summary className="min-h-11 cursor-pointer content-center font-medium text-blue">
              {t('deadline.change')}
            </summary>
            <Form method="post" noValidate className="grid max-w-xl gap-3 pt-2">
              <input type="hidden" name="opId" value={opId} />
              <FieldFrame label={t('deadline.stage')} errors={errors.stage}>
                {(control) => (
                  <select {...control} name="stage" defaultValue={values.stage}>
                    {stagesToCome.map(({ key, deadline }) => (
                      <option key={key} value={key}>
                        {t('deadline.option', {
                          stage: t(`review:stage.${key}`),
                          day: deadline ?? t('deadline.none'),
                        })}
                      </option>
                    ))}
                  </select>
                )}
              </FieldFrame>
              <Field
                name="deadline"
                type="date"
                label={t('deadline.day')}
                hint={t('deadline.hint')}
                defaultValue={values.deadline}
                errors={errors.deadline}
              />
              <Field
                name="reason"
                label={t('reason')}
                hint={t('deadline.reasonHint')}
                maxLength={500}
                defaultValue={values.reason}
                errors={errors.reason}
              />
              <Button type="submit" name="do" value="deadline">
                {t('deadline.button')}
              </Button>
            </Form>
          </details>
        </Renewed>
      )}
    </Card>
  )
}
