import { describe, expect, it } from 'vitest'
import { readOptions } from './options'

const local = ['--url', 'https://localhost:3000', '--kills', '0']

describe('the options of a rehearsal', () => {
  it('have defaults, and take what is given', () => {
    expect(readOptions([])).toMatchObject({ contests: 3, kills: 1, keep: false, json: false })
    const given = readOptions([...local, '--ca', 'ca.pem', '--keep', '--seed', '9'])
    expect(given).toMatchObject({ url: local[1], ca: 'ca.pem', keep: true, seed: 9 })
  })

  it('select a cycle of reviews by its size', () => {
    expect(readOptions([])).toMatchObject({ reviews: null })
    expect(readOptions(['--studios', '20'])).toMatchObject({
      reviews: { studios: 20, experts: 9 },
    })
    expect(readOptions(['--experts', '5', '--kills', '3'])).toMatchObject({
      ...{ reviews: { studios: 60, experts: 5 }, kills: 3 },
    })
  })

  it.each([
    ['--contests', ['--contests', '0']],
    ['--entries', ['--entries', 'x']],
    ['--kills', ['--kills', '21']],
    ['--url', ['--url', 'https://saishi.example.cn', '--kills', '0']],
    ['--url', ['--url', 'file:///tmp', '--kills', '0']],
    ['add --kills 0', ['--url', 'http://localhost:3000']],
    ['--ca', ['--ca', 'ca.pem']],
    ['--ca', ['--ca', 'ca.pem', '--url', 'http://localhost:3000', '--kills', '0']],
    ['--strange', ['--strange', '1']],
    ['--studios', ['--studios', '5']],
    ['--experts', ['--experts', '4']],
    ['--contests: is of contests', ['--studios', '60', '--contests', '3']],
    ['--viewers: is of contests', ['--experts', '9', '--viewers', '0']],
    ['a server of its own', ['--studios', '60', ...local]],
  ])('say what is wrong with %s', (named, args) => {
    expect(() => readOptions(args)).toThrow(named)
  })
})
