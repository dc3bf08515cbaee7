import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { errorBodyOf, type ErrorBody } from '~/protocol/errors'
import { askedAgain } from '~/protocol/refused'
import { signInPath } from '~/protocol/returnTo'
import { LinkButton } from './Button'
import { PublicShell } from './PublicShell'

function bodyOf(error: unknown): ErrorBody {
  return isRouteErrorResponse(error)
    ? errorBodyOf(error.status, error.data)
    : errorBodyOf(null, error)
}

/** What every error boundary shows: what happened, what was kept, and what to do next. */
export function ErrorPage() {
  const { code, values, reference } = bodyOf(useRouteError())
  const { t } = useTranslation('errors')
  const { pathname, search } = useLocation()
  // What went wrong in the browser has no number in the server's log.
  const isHere = code === 'unexpected' && reference === null
  const asked = askedAgain(pathname, search)
  return (
    <PublicShell>
      <h1 className="text-2xl font-bold">{t(`errors:${code}.what`, values)}</h1>
      <dl className="mt-6 grid gap-4 rounded-card border border-line bg-paper p-5">
        <div>
          <dt className="text-sm text-muted">{t('keptLabel')}</dt>
          <dd className="mt-1">{t(`errors:${code}.kept`, values)}</dd>
        </div>
        <div>
          <dt className="text-sm text-muted">{t('nextLabel')}</dt>
          <dd className="mt-1">
            {isHere ? t('errors:unexpected.nextHere') : t(`errors:${code}.next`, values)}
          </dd>
        </div>
      </dl>
      {reference && <p className="mt-4 text-sm text-muted">{t('reference', { reference })}</p>}
      <p className="mt-6 flex flex-wrap gap-3">
        {code === 'signedOut' && (
          <LinkButton to={signInPath(asked)} tone="primary">
            {t('signIn')}
          </LinkButton>
        )}
        <LinkButton to={asked} reloadDocument>
          {t('reload')}
        </LinkButton>
        <LinkButton to="/">{t('home')}</LinkButton>
      </p>
    </PublicShell>
  )
}
