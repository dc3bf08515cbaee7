import { expect, it } from 'vitest'
import { acceptedEndings, claimedKind, isFilePurpose, typeFitsName } from './kinds'

it.each([
  ['报告.PDF', 'evidence', 'pdf'],
  ['a.tar.docx', 'evidence', 'office'],
  ['a.jpeg', 'photo', 'picture'],
  ['a.pdf', 'photo', null],
  ['a.exe', 'evidence', null],
  ['a.doc', 'evidence', 'office'],
  ['台账.et', 'evidence', 'office'],
  ['a.ppt', 'evidence', null],
  ['a.docm', 'evidence', null],
  ['pdf', 'evidence', null],
  ['a.', 'evidence', null],
] as const)('%s as %s claims %s', (name, purpose, kind) => {
  expect(claimedKind(name, purpose)).toBe(kind)
})

it('refuses a wrong type under a right name, and a type that nobody takes', () => {
  expect(typeFitsName('image/jpeg', 'a.JPG')).toBe(true)
  expect(typeFitsName('application/pdf', 'a.jpg')).toBe(false)
  expect(typeFitsName('application/msword', 'a.wps')).toBe(true)
  expect(typeFitsName('application/msword', 'a.xls')).toBe(false)
  expect(typeFitsName('image/png', 'a.jpg')).toBe(false)
  expect(typeFitsName('application/x-msdownload', 'a.exe')).toBe(false)
  expect(typeFitsName('constructor', 'a.pdf')).toBe(false)
})

it('offers what a purpose takes, and knows purposes by name', () => {
  expect(acceptedEndings('photo')).toBe('.jpg,.jpeg,.png,.webp')
  expect(acceptedEndings('evidence')).toContain('.docx')
  expect([isFilePurpose('photo'), isFilePurpose('toString')]).toEqual([true, false])
})
