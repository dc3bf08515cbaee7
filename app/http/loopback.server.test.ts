import { expect, it } from 'vitest'
import { isLoopback } from './loopback.server'

it.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])('%s is this machine', (address) => {
  expect(isLoopback(address)).toBe(true)
})

it.each(['10.0.0.2', '192.168.1.1', '::2', '::ffff:10.0.0.2', '128.0.0.1', 'localhost', ''])(
  '"%s" is not',
  (address) => {
    expect(isLoopback(address)).toBe(false)
  },
)
