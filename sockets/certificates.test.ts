import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer, get } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { serverCertificate } from './certificates'

const DAY_MS = 24 * 60 * 60 * 1_000
const NOW = new Date()
let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'jiangsai-tls-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const made = (hostNames: string[], now = NOW) =>
  serverCertificate({ dataDir, tls: null, hostNames }, now)

it('makes a CA of its own and a certificate that a client which trusts it takes', async () => {
  const { certificate, key, authority } = await made(['saishi.test'])
  const server = createServer({ cert: certificate, key }, (_request, response) => {
    response.end('ok')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const status = await new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port,
      servername: 'saishi.test',
      ca: authority?.certificate,
    }
    get({ ...options, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode)
    }).on('error', reject)
  })
  server.close()
  expect(status).toBe(200)
})

it('keeps the CA and the certificate while they are good', async () => {
  const first = await made(['saishi.test'])
  expect(await made(['saishi.test'])).toEqual(first)
})

it('renews the certificate before it ends, and when a name is added, by the same CA', async () => {
  const first = await made([])
  const named = await made(['saishi.test'])
  const renewed = await made(['saishi.test'], new Date(NOW.getTime() + 370 * DAY_MS))
  expect(named.authority).toEqual(first.authority)
  expect(renewed.authority).toEqual(first.authority)
  expect(named.certificate).not.toBe(first.certificate)
  expect(renewed.certificate).not.toBe(named.certificate)
  expect(new X509Certificate(named.certificate).checkHost('saishi.test')).toBe('saishi.test')
})

it('keeps the keys from other users of the machine', async () => {
  await made([])
  for (const file of ['ca.pem', 'server.pem']) {
    expect(statSync(path.join(dataDir, 'tls', file)).mode & 0o077).toBe(0)
  }
})
