import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Field, FieldFrame } from '~/components/Field'
import type { Submitted } from '~/components/useSubmitted'

export interface ChangeField {
  name: string
  type?: 'text' | 'area' | 'date' | 'number' | 'check'
  optional?: boolean
  value?: string
  options?: { value: string; label: string }[]
}

interface Props {
  change: string
  opId: string
  fields: ChangeField[]
  submitted: Submitted
}

/** One change of the register as a form that unfolds; what was sent and refused stays in it. */
export function ChangeForm({ change, opId, fields, submitted }: Props) {
  const { t } = useTranslation('studio')
  const isMine = submitted.values.change === change
  return (
    <details open={isMine} className="border-t border-line py-2">
      <summary className="min-h-11 cursor-pointer content-center font-medium">
        {t(`change.${change}`)}
      </summary>
      <Form method="post" noValidate className="grid gap-4 py-3">
        <input type="hidden" name="opId" value={opId} />
        <input type="hidden" name="change" value={change} />
        {fields.map(({ name, type = 'text', optional = false, value, options }) => {
          const label = t(`fields.${name}`)
          const errors = isMine ? submitted.errors[name] : undefined
          const typed = isMine ? submitted.values[name] : value
          if (type === 'check') {
            return (
              <label key={name} className="flex min-h-11 items-center gap-2">
                <input type="checkbox" name={name} defaultChecked={typed === 'on'} />
                {label}
              </label>
            )
          }
          if (type === 'text' || type === 'date' || type === 'number') {
            if (!options) {
              return (
                <Field
                  key={name}
                  {...{ name, type, label, errors, optional }}
                  defaultValue={typed}
                />
              )
            }
          }
          return (
            <FieldFrame key={name} {...{ label, errors, optional }}>
              {(control) =>
                options ? (
                  <select {...control} name={name} defaultValue={typed}>
                    {optional && <option value="" />}
                    {options.map((option) => (
                      <option key={option.value} value={option.value}>
                        {option.label}
                      </option>
                    ))}
                  </select>
                ) : (
                  <textarea
                    {...control}
                    className={`${control.className} py-2.5`}
                    name={name}
                    rows={3}
                    defaultValue={typed}
                  />
                )
              }
            </FieldFrame>
          )
        })}
        <Button type="submit">{t('save')}</Button>
      </Form>
    </details>
  )
}
