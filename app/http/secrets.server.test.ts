import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readSecrets } from './secrets.server'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'jiangsai-secrets-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const key = Buffer.alloc(32, 7).toString('base64')

it('takes the secrets of production from the environment only, and names what is missing', () => {
  const settings = { mode: 'production' as const, dataDir }
  const all = { PERSONAL_DATA_KEY: key, LOOKUP_KEY: key, TOKEN_PEPPER: key }
  expect(readSecrets(settings, all).LOOKUP_KEY).toEqual(Buffer.alloc(32, 7))
  expect(() => readSecrets(settings, { ...all, LOOKUP_KEY: undefined })).toThrow(/: LOOKUP_KEY\./)
  expect(() => readSecrets(settings, { ...all, TOKEN_PEPPER: 'short' })).toThrow(/TOKEN_PEPPER/)
})

it('makes the secrets of a demo once, for its user only', () => {
  const settings = { mode: 'demo' as const, dataDir }
  const first = readSecrets(settings, {})
  expect(readSecrets(settings, {})).toEqual(first)
  expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o077).toBe(0)
})
