import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { linkProblem } from './install.mjs'

let checkout: string

beforeEach(() => {
  checkout = mkdtempSync(path.join(tmpdir(), 'jiangsai-install-'))
})
afterEach(() => rmSync(checkout, { recursive: true, force: true }))

const modules = () => path.join(checkout, 'node_modules')

it('installs where there is no folder yet, and into one of the checkout itself', () => {
  expect(linkProblem(checkout)).toBeNull()
  mkdirSync(modules())
  expect(linkProblem(checkout)).toBeNull()
})

it('refuses to install through a link, whether or not it leads anywhere', () => {
  symlinkSync(path.join(checkout, 'elsewhere'), modules())
  expect(linkProblem(checkout)).toContain('is a symbolic link')
  mkdirSync(path.join(checkout, 'elsewhere'))
  expect(linkProblem(checkout)).toContain('nothing was changed')
})
