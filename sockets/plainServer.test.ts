import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { plainServer, type PlainOptions } from './plainServer'

const AUTHORITY = { certificate: 'PEM', fingerprint: 'AA:BB' }
let server: Server | undefined

afterEach(() => server?.close())

async function serve(options: Partial<PlainOptions> = {}): Promise<string> {
  const app = plainServer({
    authority: AUTHORITY,
    httpsPort: 3443,
    names: ['saishi.test', '127.0.0.1'],
    ...options,
  })
  const started = createServer(app)
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`
}

it('explains how to install the certificate, in both languages', async () => {
  const url = await serve()
  const chinese = await (await fetch(`${url}/ca`)).text()
  const english = await (await fetch(`${url}/ca?lang=en`)).text()
  expect(chinese).toContain('lang="zh-CN"')
  expect(english).toContain("Install this site's certificate")
  for (const page of [chinese, english]) expect(page).toContain('AA:<wbr>BB')
})

it('gives out the certificate, and nothing else without encryption', async () => {
  const url = await serve()
  expect(await (await fetch(`${url}/ca.crt`)).text()).toBe('PEM')
  const page = await fetch(`${url}/sign-in?to=/a`, { redirect: 'manual' })
  expect(page.status).toBe(308)
  expect(page.headers.get('location')).toBe('https://127.0.0.1:3443/sign-in?to=/a')
})

it('has nothing to install when the certificate was given', async () => {
  const url = await serve({ authority: null })
  expect((await fetch(`${url}/ca.crt`, { redirect: 'manual' })).status).toBe(308)
})
