import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { FieldFrame } from '~/components/Field'
import { TextArea } from '~/components/TextArea'
import { useFigureWords } from '~/components/review/figureWords'
import { figuresRead } from '~/domain/review/rubric'
import type { ReviewActionsProps } from './ReviewActions'

const CHOICES = ['yes', 'no'] as const

/** The zone's check: each declared figure that counts is confirmed, and the studio recommended or not. */
export function CheckForm({ review, may, opId, submitted }: ReviewActionsProps) {
  const { t } = useTranslation('assessment')
  const figures = useFigureWords(review.scheme)
  const read = figuresRead(review.scheme.rubric)
  const toConfirm = review.declared.filter(({ key }) => read.includes(key))
  const mine = submitted.values.do === 'pass' ? submitted : null
  const checked = (mine?.values.confirmed ?? '').split('、')
  return (
    <Card title={t('check.title')}>
      <Form method="post" noValidate className="grid gap-4">
        <input type="hidden" name="opId" value={opId} />
        {may.standIn && <p className="text-sm text-muted">{t('check.standIn')}</p>}
        {toConfirm.length > 0 && (
          <fieldset className="grid gap-1">
            <legend className="mb-1 font-medium">{t('check.confirm')}</legend>
            <p className="text-sm text-muted">{t('check.confirmHint')}</p>
            {toConfirm.map(({ key, value }, index) => (
              <label key={key} className="flex min-h-11 items-center gap-2">
                {value !== null && (
                  <>
                    <input type="hidden" name={`seen[${index}].key`} value={key} />
                    <input type="hidden" name={`seen[${index}].value`} value={value} />
                  </>
                )}
                <input
                  type="checkbox"
                  name="confirmed"
                  value={key}
                  className="size-5 shrink-0"
                  defaultChecked={checked.includes(key)}
                />
                <span className="flex-1">{figures.name(key)}</span>
                <b className="tabular-nums">
                  {value === null ? '—' : figures.amount(key, BigInt(value))}
                </b>
              </label>
            ))}
          </fieldset>
        )}
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-medium">{t('check.recommended')}</legend>
          {CHOICES.map((choice) => (
            <label key={choice} className="flex min-h-11 items-center gap-2">
              <input
                type="radio"
                name="recommended"
                value={choice}
                className="size-5"
                required
                defaultChecked={mine?.values.recommended === choice}
              />
              {t(`check.${choice}`)}
            </label>
          ))}
          {mine?.errors.recommended && (
            <p role="alert" className="text-sm font-medium text-red">
              ✕ {t('check.choose')}
            </p>
          )}
        </fieldset>
        <FieldFrame label={t('check.note')} optional errors={mine?.errors.note}>
          {(control) => (
            <TextArea
              {...control}
              name="note"
              rows={3}
              maxLength={500}
              defaultValue={mine?.values.note}
            />
          )}
        </FieldFrame>
        <Button type="submit" name="do" value="pass" tone="primary">
          {t('check.button')}
        </Button>
      </Form>
    </Card>
  )
}
