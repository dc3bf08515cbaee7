/** The sockets of an application on a port of their own, and clients of them, for tests. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { attachSockets } from './attach'

export interface TestSockets {
  /** A client as a page of this server has it, with a cookie's name and value; once connected. */
  connect: (namespace: string, cookie?: readonly [name: string, value: string]) => Promise<Socket>
  /** Disconnects all clients and stops listening. */
  close: () => Promise<void>
}

export async function testSockets(app: Parameters<typeof attachSockets>[1]): Promise<TestSockets> {
  const server = createServer()
  const sockets = attachSockets(server, app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  const clients: Socket[] = []
  return {
    connect(namespace, cookie) {
      const client = io(origin + namespace, {
        transports: ['websocket'],
        reconnection: false,
        forceNew: true,
        extraHeaders: { origin, ...(cookie && { cookie: cookie.join('=') }) },
      })
      clients.push(client)
      return new Promise((resolve, reject) => {
        client.once('connect', () => resolve(client))
        client.once('connect_error', reject)
      })
    },
    async close() {
      for (const client of clients) client.disconnect()
      await sockets.close()
    },
  }
}
