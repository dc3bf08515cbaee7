import { createServer, type RequestListener, type Server as HttpServer } from 'node:http'
import type { Server as HttpsServer } from 'node:https'
import type { Settings } from '~/http/environment.server'

/** The server under pages and sockets. */
export interface WebServer {
  server: HttpServer | HttpsServer
  scheme: 'http' | 'https'
}

/** Creates, without starting it, the server that answers with `listener`. */
export function createHttpServer(listener: RequestListener): WebServer {
  return { server: createServer(listener), scheme: 'http' }
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
