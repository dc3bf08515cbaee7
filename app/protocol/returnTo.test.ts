import { expect, it } from 'vitest'
import { pagePath, safePath, signInPath } from './returnTo'

it.each(['/account', '/office?zone=a&page=2', '/竞赛'])('goes back to %s', (path) => {
  expect(decodeURI(safePath(path))).toBe(path)
})

it.each([
  null,
  '',
  'account',
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '/\t/evil.example/',
  '/./ /../..//evil.example',
  'javascript:alert(1)',
])('goes to the start page instead of %j', (path) => {
  expect(safePath(path)).toBe('/')
})

it('leads to sign-in and back, without what the framework adds', () => {
  expect(signInPath('/account')).toBe('/sign-in?to=%2Faccount')
  expect(signInPath('https://evil.example/')).toBe('/sign-in')
  expect(pagePath('http://a/account.data?_routes=root&x=1')).toBe('/account?x=1')
})
