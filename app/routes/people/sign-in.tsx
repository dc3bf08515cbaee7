import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { LinkButton } from '~/components/Button'
import { Field } from '~/components/Field'
import { FormShell } from '~/components/FormShell'
import { Notice } from '~/components/Notice'
import type { PageHandle } from '~/components/PageTitle'
import { PublicShell } from '~/components/PublicShell'
import { useSubmitted } from '~/components/useSubmitted'
import { LANGUAGE_COOKIE, SIGN_IN_COOKIE, writeCookie } from '~/http/cookies.server'
import { actionFor, loaderFor } from '~/http/route.server'
import { signInForm } from '~/protocol/people'
import { safePath } from '~/protocol/returnTo'
import { viewerMenuOfPerson } from '~/queries/people/viewerMenu.server'
import { signIn } from '~/services/people/signIn.server'
import { SIGN_IN_LASTS_S } from '~/services/people/startSignIn.server'

export const loader = loaderFor({
  access: 'public',
  search: z.object({ to: z.string().optional(), reset: z.string().optional() }),
  load: ({ search }) => ({ to: safePath(search.to), wasReset: search.reset === 'done' }),
})

export const action = actionFor({
  access: 'public',
  form: signInForm,
  hide: ['password'],
  run: async ({ app, form, reject, address }) => {
    const answer = await signIn(app, { ...form, address })
    if (answer.kind === 'refused') return reject({ form: ['people:signIn.refused'] })
    if (answer.kind === 'wait') return reject({ form: [`people:wait|${answer.minutes}`] }, 429)
    const to = safePath(form.to)
    const menu = await viewerMenuOfPerson(app, answer.personId)
    const headers = new Headers()
    headers.append(
      'Set-Cookie',
      writeCookie(SIGN_IN_COOKIE, answer.token, app.settings, SIGN_IN_LASTS_S),
    )
    headers.append('Set-Cookie', writeCookie(LANGUAGE_COOKIE, answer.language, app.settings))
    return redirect(to === '/' ? (menu.items[0]?.to ?? '/account') : to, { headers })
  },
})

export const handle: PageHandle = { title: 'people:signIn.title' }

export default function SignInPage() {
  const { to, wasReset } = useLoaderData<typeof loader>()
  const { values, errors, formError } = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('people')
  return (
    <PublicShell>
      <FormShell
        title={t('signIn.title')}
        intro={t('signIn.intro')}
        submit={t('signIn.submit')}
        formError={formError}
        after={
          <LinkButton to="/reset" tone="quiet">
            {t('signIn.forgot')}
          </LinkButton>
        }
      >
        {wasReset && <Notice tone="done">{t('signIn.passwordReset')}</Notice>}
        <input type="hidden" name="to" value={to} />
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
          label={t('password')}
          name="password"
          type="password"
          autoComplete="current-password"
          errors={errors.password}
        />
      </FormShell>
    </PublicShell>
  )
}
