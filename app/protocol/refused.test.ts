import { expect, it } from 'vitest'
import { askedAgain, refusedPath, refusedSearch } from './refused'

const FILE = '/files/0190a5f2-1f00-7000-8000-000000000001?part=thumb'
const searchOf = (path: string) => {
  const { searchParams } = new URL(path, 'http://localhost')
  return refusedSearch.parse(Object.fromEntries(searchParams))
}

it('carries what the page has to say, and leads back to what was asked for', () => {
  const path = refusedPath({ code: 'tooMany', values: { minutes: 5 }, reference: null }, FILE)
  expect(searchOf(path)).toEqual({ of: FILE, minutes: 5, reference: null })
  const { pathname, search } = new URL(path, 'http://localhost')
  expect(pathname).toBe('/refused/tooMany')
  expect(askedAgain(pathname, search)).toBe(FILE)
  const failed = refusedPath({ code: 'unexpected', values: {}, reference: '1234abcd' }, FILE)
  expect(searchOf(failed).reference).toBe('1234abcd')
})

it('leads to no other site, and shows nothing that somebody else wrote into it', () => {
  const made = '/refused/tooMany?of=https://elsewhere.example&minutes=soon&reference=call-us'
  expect(searchOf(made)).toEqual({ of: '/', minutes: undefined, reference: null })
  expect(askedAgain('/refused/tooMany', '?of=//elsewhere.example')).toBe('/')
})

it('asks for a page of its own again as it is', () => {
  expect(askedAgain('/studios', '?year=2021')).toBe('/studios?year=2021')
})
