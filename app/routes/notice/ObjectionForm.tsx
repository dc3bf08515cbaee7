import { Form, useNavigation } from '@remix-run/react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Field, FieldFrame, useFieldErrorText } from '~/components/Field'
import { Notice } from '~/components/Notice'
import { PlaceLink } from '~/components/PlaceLink'
import { TextArea } from '~/components/TextArea'
import type { Submitted } from '~/components/useSubmitted'

const FORM_ID = 'objection-form'

interface Props {
  lines: readonly { line: string; title: string }[]
  /** Makes sending the same form twice one objection. */
  opId: string
  submitted: Submitted
}

/** The form of an objection: a plain post, for anybody, with what was typed kept. */
export function ObjectionForm({ lines, opId, submitted }: Props) {
  const { values, errors } = submitted
  const { t } = useTranslation('notice')
  const sending = useNavigation().state === 'submitting'
  return (
    <Card title={t('form.title')}>
      <Form id={FORM_ID} method="post" noValidate className="grid scroll-mt-16 gap-5">
        <input type="hidden" name="opId" value={opId} />
        <FieldFrame label={t('form.line')} errors={errors.line}>
          {(control) => (
            <select {...control} name="line" defaultValue={values.line ?? ''}>
              <option value="">{t('form.whole')}</option>
              {lines.map(({ line, title }) => (
                <option key={line} value={line} lang="zh-CN">
                  {title}
                </option>
              ))}
            </select>
          )}
        </FieldFrame>
        <Field
          label={t('form.name')}
          name="name"
          autoComplete="name"
          defaultValue={values.name}
          errors={errors.name}
        />
        <Field
          label={t('form.phone')}
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          defaultValue={values.phone}
          errors={errors.phone}
        />
        <FieldFrame label={t('form.reason')} hint={t('form.reasonHint')} errors={errors.reason}>
          {(control) => (
            <TextArea {...control} name="reason" rows={5} required defaultValue={values.reason} />
          )}
        </FieldFrame>
        <Consent checked={values.consent === 'on'} errors={errors.consent} />
        <Button type="submit" tone="primary" aria-disabled={sending}>
          {t('form.submit')}
        </Button>
      </Form>
    </Card>
  )
}

/** At the top of the page, where a browser without scripts shows it after a form with mistakes. */
export function FormNotSent() {
  const { t } = useTranslation('notice')
  return (
    <Notice tone="problem" title={t('form.mistakes')}>
      <PlaceLink to={FORM_ID}>{t('form.toForm')}</PlaceLink>
    </Notice>
  )
}

function Consent({ checked, errors }: { checked: boolean; errors: string[] | undefined }) {
  const { t } = useTranslation('notice')
  const id = useId()
  const errorText = useFieldErrorText()
  return (
    <div>
      <p className="text-sm text-muted-strong">{t('form.privacy')}</p>
      <label className="flex min-h-11 items-start gap-3 py-1.5">
        <input
          type="checkbox"
          name="consent"
          defaultChecked={checked}
          required
          aria-invalid={errors ? true : undefined}
          aria-describedby={errors ? `${id}-error` : undefined}
          className="mt-0.5 size-6 shrink-0 accent-red"
        />
        <span>{t('form.consent')}</span>
      </label>
      {errors && (
        <p id={`${id}-error`} className="text-sm font-medium text-red">
          <span aria-hidden="true">✕ </span>
          {errors.map(errorText).join(' ')}
        </p>
      )}
    </div>
  )
}
