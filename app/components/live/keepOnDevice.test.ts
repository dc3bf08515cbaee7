import { beforeEach, expect, it } from 'vitest'
import { deviceStore } from './keepOnDevice'

const texts = new Map<string, string>()
const storage = {
  getItem: (key: string) => texts.get(key) ?? null,
  setItem: (key: string, text: string) => void texts.set(key, text),
}
const at = (second: number) => new Date(Date.UTC(2021, 4, 1, 1, 0, second)).toISOString()
const open = (servedAt: string, build = 'b1') =>
  deviceStore<{ rows: number }>('board:welding', servedAt, build, storage)

beforeEach(() => texts.clear())

it('gives back what the screen had, to a page that was made before', () => {
  const screen = open(at(0))
  screen.save({ rows: 1 })
  screen.heard(at(5), 5_000)
  screen.save({ rows: 2 })
  screen.heard(at(10), 10_000)
  expect(open(at(0)).load()).toEqual({ value: { rows: 2 }, at: at(10), heardAt: 10_000 })
  expect(open('').load()?.value).toEqual({ rows: 2 })
})

it('tells a page that the server made since how old it is, by the device’s own clock', () => {
  const screen = open(at(0))
  screen.save({ rows: 1 })
  screen.heard(at(5), 5_000)
  expect(open(at(6)).load()).toEqual({ value: null, at: at(6), heardAt: 6_000 })
})

it('gives nothing to another build, nor before the server was heard from', () => {
  const screen = open(at(0))
  screen.save({ rows: 1 })
  expect(open(at(0)).load()).toBeNull()
  screen.heard(at(5), 5_000)
  expect(open(at(0), 'b2').load()).toBeNull()
})

it('goes on without a store, and with a full one', () => {
  const without = deviceStore<number>('x', '', 'b1', null)
  without.save(1)
  expect(without.load()).toBeNull()
  const full = deviceStore<number>('x', '', 'b1', {
    getItem: () => null,
    setItem: () => {
      throw new Error('QuotaExceededError')
    },
  })
  full.save(1)
  expect(full.load()).toBeNull()
})
