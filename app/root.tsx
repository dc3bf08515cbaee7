import { Links, Meta, Outlet, Scripts, ScrollRestoration } from '@remix-run/react'
import type { ReactNode } from 'react'
import { ErrorPage } from './components/ErrorPage'
import { useNonce } from './components/nonce'
import { PageTitle } from './components/PageTitle'
import { rehearsalView } from './http/conductor.server'
import { loaderFor } from './http/route.server'
import { htmlLang } from './locales/languages'
import { useLanguage } from './locales/useLanguage'
import { viewerMenu } from './queries/people/viewerMenu.server'
import './styles.css'

export const loader = loaderFor({
  access: 'public',
  load: ({ app, viewer }) => ({
    menu: viewer && viewerMenu(viewer),
    rehearsal: viewer && rehearsalView(viewer),
    sample: app.settings.mode === 'demo' || app.settings.rehearsal,
  }),
})

/** The document around every page. */
export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  return (
    <html lang={htmlLang(useLanguage())}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#ffffff" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <PageTitle />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  return <ErrorPage />
}
