import { expect, it } from 'vitest'
import {
  LANGUAGE_COOKIE,
  readCookie,
  SEAT_COOKIE,
  SIGN_IN_COOKIE,
  writeCookie,
} from './cookies.server'

const https = { https: true }

it('sends a sign-in along with a link from elsewhere, and a seat with nothing from elsewhere', () => {
  const sameSite = (name: string) => /SameSite=(\w+)/.exec(writeCookie(name, 'v', https))?.[1]
  expect(sameSite(SIGN_IN_COOKIE)).toBe('Lax')
  expect(sameSite(LANGUAGE_COOKIE)).toBe('Lax')
  expect(sameSite(SEAT_COOKIE)).toBe('Strict')
})

it('reads what it wrote, and nothing that is no token', () => {
  const header = writeCookie(SEAT_COOKIE, 'a-b_c', https).split(';')[0]
  expect(header).toBe('__Host-seat=a-b_c')
  expect(readCookie(`other=1; ${header ?? ''}`, SEAT_COOKIE, https)).toBe('a-b_c')
  expect(readCookie(header, SEAT_COOKIE, { https: false })).toBeNull()
  expect(readCookie('__Host-seat=a b', SEAT_COOKIE, https)).toBeNull()
})
