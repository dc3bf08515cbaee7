import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { LinkButton } from '~/components/Button'
import { Notice } from '~/components/Notice'
import { PublicShell } from '~/components/PublicShell'
import { useDateTime } from '~/components/useDateTime'
import { useSubmitted } from '~/components/useSubmitted'
import { SIGN_IN_COOKIE, writeCookie } from '~/http/cookies.server'
import { actionFor, loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { AppError } from '~/protocol/errors'
import { registrationFormSchema } from '~/protocol/registration'
import { registerPage } from '~/queries/contest/registerPages.server'
import { submitEntry } from '~/services/contest/registration/submitEntry.server'
import { signIn } from '~/services/people/signIn.server'
import { SIGN_IN_LASTS_S } from '~/services/people/startSignIn.server'
import { RegistrationForm } from './RegistrationForm'

const params = z.object({ contest: z.string().regex(/^[a-z0-9-]{1,64}$/) })

export const loader = loaderFor({
  access: 'public',
  params,
  load: async ({ app, params, viewer }) => {
    const page = await registerPage(app, params.contest, viewer)
    if (!page) throw new AppError('notFound')
    return { ...page, opId: randomUUID() }
  },
})

export const action = actionFor({
  access: 'public',
  params,
  form: registrationFormSchema,
  hide: ['password'],
  run: async ({ app, params, viewer, form, reject, address }) => {
    const receivedAt = app.now()
    const page = await registerPage(app, params.contest, viewer)
    if (!page) throw new AppError('notFound')
    const contestId = page.contest.id
    const personId = viewer?.personId ?? null
    if (page.known && !page.known.mayRegister) throw new AppError('forbidden')
    const expected = !page.known ? 'new' : page.known.hasIdentity ? 'known' : 'unidentified'
    if (form.who !== expected) return reject({ form: ['registration:problem.signedInChanged'] })
    const where = { contestId, receivedAt, address }
    const answer =
      form.who === 'new'
        ? await submitEntry(app, { ...where, personId: null, form })
        : await submitEntry(app, { ...where, personId: personId ?? '', form })
    if (!answer.ok && answer.code === 'wait') {
      return reject({ form: [`registration:problem.wait|${answer.minutes}`] }, 429)
    }
    if (!answer.ok) return reject({ form: [`registration:problem.${answer.code}`] }, 409)
    if (form.who !== 'new') return redirect('/me?sent=yes')
    const signedIn = await signIn(app, { phone: form.phone, password: form.password, address })
    if (signedIn.kind !== 'signedIn') return redirect('/sign-in?to=%2Fme')
    const cookie = writeCookie(SIGN_IN_COOKIE, signedIn.token, app.settings, SIGN_IN_LASTS_S)
    return redirect('/me?sent=yes', { headers: { 'Set-Cookie': cookie } })
  },
})

export const handle = { title: 'registration:form.title' }

export default function RegisterPage() {
  const { contest, edition, zones, known, opId } = useLoaderData<typeof loader>()
  const submitted = useSubmitted(useActionData<typeof action>())
  const { t } = useTranslation('registration')
  const pick = usePick()
  const dateTime = useDateTime()
  const barred = known !== null && !known.mayRegister
  return (
    <PublicShell
      aside={
        <LinkButton to="/register" tone="quiet">
          {t('form.allContests')}
        </LinkButton>
      }
    >
      <div className="mx-auto max-w-md">
        <p className="text-muted">{pick(edition)}</p>
        <h1 className="mt-1 text-2xl font-bold">
          {t('form.heading', { contest: pick(contest.name) })}
        </h1>
        <p className="mt-2 text-muted">
          {contest.state === 'notYetOpen'
            ? t('list.opens', { time: dateTime(contest.opensAt) })
            : t(contest.state === 'open' ? 'list.closes' : 'list.closed', {
                time: dateTime(contest.closesAt),
              })}
        </p>
        <div className="mt-6">
          {known?.hasEntered ? (
            <Notice tone="warning" title={t('form.entered')}>
              <p>{t('form.enteredText')}</p>
              <p>
                <Link to="/me" className="inline-block py-2 font-bold text-blue underline">
                  {t('me.title')}
                </Link>
              </p>
            </Notice>
          ) : barred ? (
            <Notice tone="warning" title={t('form.barred')}>
              {t('form.barredText')}
            </Notice>
          ) : contest.state === 'open' ? (
            <RegistrationForm
              slug={contest.slug}
              zones={zones}
              known={known}
              opId={opId}
              submitted={submitted}
            />
          ) : (
            <Notice tone="warning" title={t(`state.${contest.state}`)}>
              {t('form.notOpenText')}
            </Notice>
          )}
        </div>
      </div>
    </PublicShell>
  )
}
