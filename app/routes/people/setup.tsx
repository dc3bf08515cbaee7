import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Field } from '~/components/Field'
import { FormShell } from '~/components/FormShell'
import { PasswordPair } from '~/components/PasswordPair'
import type { PageHandle } from '~/components/PageTitle'
import { PublicShell } from '~/components/PublicShell'
import { useSubmitted } from '~/components/useSubmitted'
import { SIGN_IN_COOKIE, writeCookie } from '~/http/cookies.server'
import { actionFor, loaderFor } from '~/http/route.server'
import { awaitsSetup, isSetupCode } from '~/http/setupCode.server'
import { AppError } from '~/protocol/errors'
import { setupForm } from '~/protocol/people'
import { admitAttempt } from '~/services/people/attempts.server'
import { setUpSite } from '~/services/people/setUpSite.server'
import { SIGN_IN_LASTS_S } from '~/services/people/startSignIn.server'
import { dayOf } from '~/services/studio/dayOf'

export const loader = loaderFor({
  access: 'public',
  load: async ({ app }) => {
    if (!(await awaitsSetup(app))) throw new AppError('notFound')
    return { year: dayOf(app.now()).slice(0, 4) }
  },
})

export const action = actionFor({
  access: 'public',
  form: setupForm,
  hide: ['password', 'repeat'],
  run: async ({ app, form, reject, address }) => {
    if (!(await awaitsSetup(app))) throw new AppError('notFound')
    const admission = await admitAttempt(app, 'setup', '', address)
    if (admission.kind === 'wait') {
      return reject({ form: [`people:wait|${admission.minutes}`] }, 429)
    }
    if (!isSetupCode(form.code)) return reject({ form: ['people:setup.codeWrong'] })
    const token = await setUpSite(app, {
      ...form,
      title: form.edition,
      titleEn: form.editionEn,
    })
    if (token === null) throw new AppError('notFound')
    const cookie = writeCookie(SIGN_IN_COOKIE, token, app.settings, SIGN_IN_LASTS_S)
    return redirect('/account', { headers: { 'Set-Cookie': cookie } })
  },
})

export const handle: PageHandle = { title: 'people:setup.title' }

export default function SetupPage() {
  const { year } = useLoaderData<typeof loader>()
  const { values, errors, formError } = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('people')
  const field = (name: string) => ({ name, defaultValue: values[name], errors: errors[name] })
  return (
    <PublicShell>
      <FormShell
        title={t('setup.title')}
        intro={t('setup.intro')}
        submit={t('setup.submit')}
        formError={formError}
      >
        <Field
          {...field('code')}
          label={t('setup.code')}
          hint={t('setup.codeHint')}
          autoComplete="off"
        />
        <Field {...field('edition')} label={t('setup.edition')} hint={t('setup.editionHint')} />
        <Field
          {...field('editionEn')}
          label={t('setup.editionEn')}
          hint={t('setup.editionEnHint')}
          lang="en"
          optional
        />
        <Field
          {...field('year')}
          label={t('setup.year')}
          inputMode="numeric"
          defaultValue={values.year ?? year}
        />
        <Field {...field('name')} label={t('setup.name')} autoComplete="name" />
        <Field
          {...field('phone')}
          label={t('phone')}
          hint={t('phoneHint')}
          type="tel"
          inputMode="tel"
          autoComplete="username"
        />
        <PasswordPair label={t('password')} errors={errors} />
      </FormShell>
    </PublicShell>
  )
}
