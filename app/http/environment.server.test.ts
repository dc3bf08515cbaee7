import { expect, it } from 'vitest'
import { readSettings } from './environment.server'

it('has defaults for every setting', () => {
  expect(readSettings({})).toEqual({
    NODE_ENV: 'production',
    PORT: 3000,
    HOST: '0.0.0.0',
    DATA_DIR: 'data',
  })
})

it('names each wrong variable', () => {
  expect(() => readSettings({ PORT: 'many', NODE_ENV: 'prod' })).toThrow(
    /PORT[\s\S]*NODE_ENV|NODE_ENV[\s\S]*PORT/,
  )
})
