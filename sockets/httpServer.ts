import { createServer, type RequestListener, type Server as HttpServer } from 'node:http'
import { createServer as createSecureServer, type Server as HttpsServer } from 'node:https'
import type { Settings } from '~/http/environment.server'
import { namesOfServer, serverCertificate } from './certificates'
import { plainServer } from './plainServer'

const RENEW_EVERY_MS = 12 * 60 * 60 * 1_000

/** The server under pages and sockets. */
export interface WebServer {
  server: HttpServer | HttpsServer
  scheme: 'http' | 'https'
}

/** Creates, without starting it, the server that answers with `listener`, over HTTPS if set so. */
export async function createWebServer(
  listener: RequestListener,
  settings: Settings,
): Promise<WebServer> {
  if (!settings.https) return { server: createServer(listener), scheme: 'http' }
  const { certificate, key, authority } = await serverCertificate(settings, new Date())
  const server = createSecureServer({ cert: certificate, key, minVersion: 'TLSv1.2' }, listener)
  renewFrom(server, settings)
  if (authority) console.log(`证书指纹 CA fingerprint (SHA-256): ${authority.fingerprint}`)
  if (settings.httpPort !== null) {
    const names = [...settings.hostNames, ...namesOfServer(settings.hostNames)]
    const plain = createServer(plainServer({ authority, httpsPort: settings.port, names }))
    plain.listen(settings.httpPort, settings.host)
    server.once('close', () => plain.close())
  }
  return { server, scheme: 'https' }
}

/** Takes up a renewed certificate without a restart, twice a day; connections stay open. */
function renewFrom(server: HttpsServer, settings: Settings): void {
  const timer = setInterval(() => {
    serverCertificate(settings, new Date()).then(
      ({ certificate, key }) => server.setSecureContext({ cert: certificate, key }),
      (error: unknown) => console.error('The certificate could not be renewed.', error),
    )
  }, RENEW_EVERY_MS)
  timer.unref()
}

/** Starts listening, and returns the address for a browser on this machine. */
export function listen({ server, scheme }: WebServer, settings: Settings): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(settings.port, settings.host, () => {
      server.off('error', reject)
      resolve(`${scheme}://localhost:${settings.port}`)
    })
  })
}
