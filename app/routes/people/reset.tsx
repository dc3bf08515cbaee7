import { redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '~/components/Button'
import { Field } from '~/components/Field'
import { FormShell } from '~/components/FormShell'
import { PasswordPair } from '~/components/PasswordPair'
import type { PageHandle } from '~/components/PageTitle'
import { PublicShell } from '~/components/PublicShell'
import { useSubmitted } from '~/components/useSubmitted'
import { actionFor } from '~/http/route.server'
import { resetForm } from '~/protocol/people'
import { resetPassword } from '~/services/people/resetPassword.server'

export const action = actionFor({
  access: 'public',
  form: resetForm,
  hide: ['password', 'repeat', 'code'],
  run: async ({ app, form, reject, address }) => {
    const answer = await resetPassword(app, { ...form, address })
    if (answer.kind === 'refused') return reject({ form: ['people:reset.refused'] })
    if (answer.kind === 'wait') return reject({ form: [`people:wait|${answer.minutes}`] }, 429)
    return redirect('/sign-in?reset=done')
  },
})

export const handle: PageHandle = { title: 'people:reset.title' }

export default function ResetPage() {
  const { values, errors, formError } = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('people')
  return (
    <PublicShell>
      <FormShell
        title={t('reset.title')}
        intro={t('reset.intro')}
        submit={t('reset.submit')}
        formError={formError}
        after={
          <LinkButton to="/sign-in" tone="quiet">
            {t('reset.back')}
          </LinkButton>
        }
      >
        <Field
          label={t('phone')}
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="username"
          defaultValue={values.phone}
          errors={errors.phone}
        />
        <Field
          label={t('reset.code')}
          hint={t('reset.codeHint')}
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="characters"
          errors={errors.code}
        />
        <PasswordPair label={t('newPassword')} errors={errors} />
      </FormShell>
    </PublicShell>
  )
}
