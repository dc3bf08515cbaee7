import { expect, it } from 'vitest'
import { checkChains } from './checkChains'
import type { LogRow } from './database'
import { copy } from './testCopy'

const [log] = copy().logs
if (!log) throw new Error('No log')
const doctored = (change: Partial<LogRow>) => checkChains([{ ...log, ...change }])

it('accepts a true chain, and one whose payload was erased', () => {
  expect(checkChains([log])).toEqual([])
  const erased = log.events.map((event) => ({ ...event, payload: null, saltHex: null }))
  expect(doctored({ events: erased })).toEqual([])
})

it('finds a changed value, a missing event, and a head that is elsewhere', () => {
  const changed = log.events.map((event) => ({ ...event, payload: { other: true } }))
  expect(doctored({ events: changed })).toEqual(['contest:c1: payload at 1'])
  expect(doctored({ events: log.events.slice(1) })).toEqual(['contest:c1: gap at 2'])
  expect(doctored({ events: log.events.slice(0, 2) })).toEqual([
    'contest:c1: ends at 2, and its head says 4',
  ])
  expect(doctored({ headHash: 'f'.repeat(64) })).toHaveLength(1)
})
