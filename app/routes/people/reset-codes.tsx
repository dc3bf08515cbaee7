import { data } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Field } from '~/components/Field'
import { FormShell } from '~/components/FormShell'
import { Notice } from '~/components/Notice'
import type { PageHandle } from '~/components/PageTitle'
import { OfficeShell } from '~/components/OfficeShell'
import { useSubmitted } from '~/components/useSubmitted'
import { officeTarget } from '~/http/officeTarget'
import { actionFor, loaderFor } from '~/http/route.server'
import { issueResetForm } from '~/protocol/people'
import { issueResetCode } from '~/services/people/issueResetCode.server'

const access = {
  may: 'officer.issueResetCode',
  on: (_query: unknown, _read: unknown, viewer: Parameters<typeof officeTarget>[0]) =>
    officeTarget(viewer),
} as const

export const loader = loaderFor({ access, load: () => null })

export const action = actionFor({
  access,
  form: issueResetForm,
  run: async ({ app, viewer, form, reject }) => {
    const issued = await issueResetCode(app, { viewer, phone: form.phone })
    return issued ? data({ issued }) : reject({ form: ['people:resetCodes.none'] })
  },
})

export const handle: PageHandle = { title: 'people:resetCodes.title' }

export default function ResetCodesPage() {
  const answer = useActionData<typeof action>()
  const issued = answer && 'issued' in answer ? answer.issued : null
  const submitted = answer && 'submission' in answer ? answer : undefined
  const { values, errors, formError } = useSubmitted(submitted)
  const { t } = useTranslation('people')
  return (
    <OfficeShell>
      <FormShell
        title={t('resetCodes.title')}
        intro={t('resetCodes.facts')}
        submit={t('resetCodes.submit')}
        formError={formError}
      >
        {issued && (
          <Notice tone="done" title={t('resetCodes.issued', { name: issued.maskedName })} isAnswer>
            <output className="my-2 block text-3xl font-bold tracking-widest">{issued.code}</output>
            <p>{t('resetCodes.once', { hours: issued.hours })}</p>
            <p>{t('resetCodes.howTo')}</p>
          </Notice>
        )}
        <Field
          label={t('phone')}
          hint={t('resetCodes.phoneHint')}
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          defaultValue={values.phone}
          errors={errors.phone}
        />
      </FormShell>
    </OfficeShell>
  )
}
