import express, { type Express } from 'express'
import { languageOf } from '~/locales/languages'
import { installPage } from './installPage'

export interface PlainOptions {
  /** Null when the site's certificate was given: then there is nothing to install. */
  authority: { certificate: string; fingerprint: string } | null
  httpsPort: number
  /** The names that the certificate covers; the first is used for a host that is not one of them. */
  names: readonly string[]
}

/**
 * What the plain HTTP port answers: the page that installs the site's CA, its certificate, and for
 * everything else the way to HTTPS.
 */
export function plainServer({ authority, httpsPort, names }: PlainOptions): Express {
  const app = express()
  app.disable('x-powered-by')
  const site = (host: string) => {
    const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
    const name = names.includes(bare) ? bare : (names[0] ?? 'localhost')
    const port = httpsPort === 443 ? '' : `:${httpsPort}`
    return `https://${name.includes(':') ? `[${name}]` : name}${port}`
  }
  if (authority) {
    const { certificate, fingerprint } = authority
    app.get('/ca', (request, response) => {
      const asked = typeof request.query['lang'] === 'string' ? request.query['lang'] : undefined
      response.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'")
      response
        .type('html')
        .send(installPage(fingerprint, site(request.hostname), languageOf(asked)))
    })
    app.get('/ca.crt', (_request, response) => {
      response.set('Content-Disposition', 'attachment; filename="jiangsai-ca.crt"')
      response.type('application/x-x509-ca-cert').send(certificate)
    })
  }
  app.use((request, response) =>
    response.redirect(308, site(request.hostname) + request.originalUrl),
  )
  return app
}
