import path from 'node:path'
import { expect, it } from 'vitest'
import { readSettings } from './environment.server'

it('is a production server with HTTPS when nothing is set', () => {
  expect(readSettings({})).toEqual({
    mode: 'production',
    dataDir: path.resolve('data'),
    databasePath: path.resolve('data/jiangsai.db'),
    host: '0.0.0.0',
    port: 3000,
    httpPort: null,
    https: true,
    tls: null,
    hostNames: [],
    origins: [],
    publicOrigin: null,
    proxies: 0,
    rehearsal: false,
    backupEveryMinutes: 15,
    backupKeepDays: 14,
    logLevel: 'info',
  })
})

it('serves plain HTTP on this machine only in development and for the demo', () => {
  const local = { host: '127.0.0.1', https: false }
  expect(readSettings({ NODE_ENV: 'development' })).toMatchObject({ mode: 'development', ...local })
  expect(readSettings({ JIANGSAI_MODE: 'demo' })).toMatchObject({ mode: 'demo', ...local })
})

it('names each wrong variable', () => {
  const wrong = { PORT: 'many', ORIGINS: 'https://a.example/path', LOG_LEVEL: 'loud' }
  expect(() => readSettings(wrong)).toThrow(/PORT[\s\S]*ORIGINS[\s\S]*LOG_LEVEL/)
})

it.each([
  [
    { PUBLIC_ORIGIN: 'https://saishi.example', ORIGINS: 'https://proxy.example' },
    'https://saishi.example',
  ],
  [
    { ORIGINS: 'https://proxy.example', HOST_NAMES: 'saishi.lan', HTTPS: 'off' },
    'https://proxy.example',
  ],
  [{ HOST_NAMES: 'saishi.lan,10.0.0.2', PORT: '3443' }, 'https://saishi.lan:3443'],
  [{ HOST_NAMES: 'saishi.lan', PORT: '443' }, 'https://saishi.lan'],
  // behind a proxy that nobody named
  [{ HOST_NAMES: 'saishi.lan', HTTPS: 'off' }, null],
])('prints the address that %j says', (variables, origin) => {
  expect(readSettings(variables).publicOrigin).toBe(origin)
})

it('takes nothing but an origin as the public one', () => {
  expect(() => readSettings({ PUBLIC_ORIGIN: 'saishi.example' })).toThrow(/PUBLIC_ORIGIN/)
})

it('wants a certificate together with its key', () => {
  expect(() => readSettings({ TLS_CERT: 'cert.pem' })).toThrow(/TLS_CERT and TLS_KEY/)
})

it('takes an empty variable for one that is not set', () => {
  expect(readSettings({ HTTP_PORT: '', HOST_NAMES: 'saishi.lan, ,10.0.0.2' })).toMatchObject({
    httpPort: null,
    hostNames: ['saishi.lan', '10.0.0.2'],
  })
})
