import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Field, FieldFrame } from '~/components/Field'
import { Renewed } from '~/components/Renewed'
import { NOTHING_SUBMITTED, type Submitted } from '~/components/useSubmitted'
import type { LocalText } from '~/domain/contest/ruleSet'
import { usePick } from '~/locales/useLanguage'

interface Props {
  zones: { value: string; name: LocalText }[]
  opId: string
  submitted: Submitted
}

/** The form that puts somebody into the pool. */
export function AddExpert({ zones, opId, submitted }: Props) {
  const { t } = useTranslation('cycle')
  const pick = usePick()
  const { values, errors } = submitted.values.do === 'add' ? submitted : NOTHING_SUBMITTED
  return (
    <Card title={t('experts.addTitle')}>
      <Renewed>
        <Form method="post" noValidate className="grid gap-4">
          <input type="hidden" name="opId" value={opId} />
          <input type="hidden" name="do" value="add" />
          <Field
            name="name"
            label={t('experts.name')}
            maxLength={40}
            autoComplete="off"
            defaultValue={values.name}
            errors={errors.name}
          />
          <Field
            name="phone"
            type="tel"
            inputMode="tel"
            autoComplete="off"
            label={t('people:phone')}
            hint={t('experts.phoneHint')}
            defaultValue={values.phone}
            errors={errors.phone}
          />
          <FieldFrame label={t('reviews.zone')} errors={errors.zone} optional>
            {(control) => (
              <select {...control} name="zone" defaultValue={values.zone ?? ''}>
                <option value="">{t('experts.noZone')}</option>
                {zones.map(({ value, name }) => (
                  <option key={value} value={value}>
                    {pick(name)}
                  </option>
                ))}
              </select>
            )}
          </FieldFrame>
          <Field
            name="creditCode"
            label={t('experts.creditCode')}
            hint={t('experts.creditCodeHint')}
            defaultValue={values.creditCode}
            errors={errors.creditCode}
          />
          <label className="flex min-h-11 items-center gap-3">
            <input
              type="checkbox"
              name="noUnit"
              defaultChecked={values.noUnit === 'on'}
              className="size-5"
            />
            {t('experts.noUnit')}
          </label>
          <Button type="submit">{t('experts.add')}</Button>
        </Form>
      </Renewed>
    </Card>
  )
}
