/** The limit of the public page: a bare node:http server that sends the same bytes. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serveParent } from './child'

serveParent(async (page: { type: string; body: Uint8Array }): Promise<string> => {
  const body = Buffer.from(page.body)
  const headers = { 'Content-Type': page.type, 'Content-Length': body.length }
  const server = createServer((_request, response) => response.writeHead(200, headers).end(body))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
