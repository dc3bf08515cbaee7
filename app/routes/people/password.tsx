import { redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '~/components/Button'
import { Field } from '~/components/Field'
import { FormShell } from '~/components/FormShell'
import type { PageHandle } from '~/components/PageTitle'
import { OfficeShell } from '~/components/OfficeShell'
import { PasswordPair } from '~/components/PasswordPair'
import { useSubmitted } from '~/components/useSubmitted'
import { actionFor, loaderFor } from '~/http/route.server'
import { changePasswordForm } from '~/protocol/people'
import { changePassword } from '~/services/people/changePassword.server'

export const loader = loaderFor({ access: 'signedIn', load: () => null })

export const action = actionFor({
  access: 'signedIn',
  form: changePasswordForm,
  hide: ['current', 'password', 'repeat'],
  run: async ({ app, viewer: { personId }, signInId, form, reject, address }) => {
    const { current, password } = form
    const answer = await changePassword(app, { personId, signInId, current, password, address })
    if (answer.kind === 'wait') return reject({ form: [`people:wait|${answer.minutes}`] }, 429)
    if (answer.kind === 'refused') return reject({ form: ['people:changePassword.refused'] })
    return redirect('/account?password=changed')
  },
})

export const handle: PageHandle = { title: 'people:changePassword.title' }

/** A new password for someone who is signed in; one that was forgotten is reset by an officer. */
export default function ChangePasswordPage() {
  const { errors, formError } = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('people')
  return (
    <OfficeShell>
      <FormShell
        title={t('changePassword.title')}
        intro={t('changePassword.intro')}
        submit={t('changePassword.submit')}
        formError={formError}
        after={
          <LinkButton to="/account" tone="quiet">
            {t('changePassword.back')}
          </LinkButton>
        }
      >
        <Field
          label={t('changePassword.current')}
          name="current"
          type="password"
          autoComplete="current-password"
          errors={errors.current}
        />
        <PasswordPair label={t('newPassword')} errors={errors} />
      </FormShell>
    </OfficeShell>
  )
}
