import { expect, it } from 'vitest'
import { allowSocket, isOwnOrigin } from './origin.server'

const settings = { https: true, origins: ['https://saishi.example.cn'] }
const from = (origin: string | undefined, host = '10.0.0.2:3000') => ({ headers: { origin, host } })

it('takes this very host and the origins of the settings', () => {
  expect(isOwnOrigin(from('https://10.0.0.2:3000'), settings)).toBe(true)
  expect(isOwnOrigin(from('https://saishi.example.cn'), settings)).toBe(true)
})

it.each([
  undefined,
  'null',
  'nonsense',
  'http://10.0.0.2:3000',
  'https://10.0.0.2',
  'https://10.0.0.2:3001',
  'https://saishi.example.cn.evil.example',
  'https://evil.example',
])('refuses %s', (origin) => {
  expect(isOwnOrigin(from(origin), settings)).toBe(false)
})

it('does not believe a forwarded host', () => {
  const caller = {
    headers: { origin: 'https://evil.example', host: 'a', 'x-forwarded-host': 'evil.example' },
  }
  expect(isOwnOrigin(caller, settings)).toBe(false)
})

it('lets sockets in by the same rule, and a browser that polls without Origin', () => {
  const allowed = (request: Parameters<ReturnType<typeof allowSocket>>[0]) => {
    let answer = false
    allowSocket(settings)(request, (_error, ok) => (answer = ok))
    return answer
  }
  expect(allowed({ method: 'GET', ...from('https://10.0.0.2:3000') })).toBe(true)
  expect(allowed({ method: 'GET', ...from('https://evil.example') })).toBe(false)
  expect(allowed({ method: 'GET', headers: {} })).toBe(false)
  expect(allowed({ method: 'GET', headers: { 'sec-fetch-site': 'same-origin' } })).toBe(true)
})
