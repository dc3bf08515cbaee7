import { expect, it } from 'vitest'
import { meets, report } from './report'

it.each([
  ['marks', 0.5, true],
  ['marks', 0.49, false],
  ['fanout', 2, true],
  ['fanout', 2.01, false],
  ['publicBoard', 0.39, false],
  ['markCost', 1, true],
] as const)('%s at a ratio of %d meets its aim: %s', (name, ratio, met) => {
  expect(meets(name, ratio)).toBe(met)
})

it('says so when an aim is missed', () => {
  const good = { value: 1, limit: 1, ratio: 1 }
  const results = { marks: good, fanout: { value: 9, limit: 3, ratio: 3 }, publicBoard: good }
  const machine = { date: '2026-11-22', node: '20', system: 'linux', cpu: 'c', cores: 2 }
  const text = report({ ...results, markCost: good }, { ...machine, fileSystem: 'ext4' }, 170)
  expect(text).toMatch(/ext4; 170 s/)
  expect(text).toMatch(/Submit to screen.*\| 3 \| ≤ 2 \| no \|/)
  expect(text.match(/\| yes \|/g)).toHaveLength(3)
})
