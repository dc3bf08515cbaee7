import { expect, it } from 'vitest'
import { contestTasks, orderTasks, type ContestFactsForTasks } from './officeTasks'

const now = new Date('2021-05-01T00:00:00Z')
const DAY = 86_400_000
const contest: ContestFactsForTasks = {
  id: 'c',
  phase: 'registration',
  registrationOpensAt: new Date(now.getTime() - 30 * DAY),
  registrationClosesAt: new Date(now.getTime() - DAY),
  waiting: 0,
  returned: 0,
  approved: 5,
  hasResults: false,
  stages: [{ id: 's', phase: 'pending', heldOps: 0 }],
}
const kinds = (changes: Partial<ContestFactsForTasks>, scope: 'edition' | 'zone' = 'edition') =>
  orderTasks(contestTasks({ ...contest, ...changes }, now, scope)).map(({ kind }) => kind)

it('asks for the draw only when everything is reviewed and registration is over', () => {
  expect(kinds({})).toEqual(['draw'])
  expect(kinds({ waiting: 1 })).toEqual(['review'])
  expect(kinds({ returned: 1 })).toEqual(['returned'])
  expect(kinds({ approved: 0 })).toEqual([])
  expect(kinds({ registrationClosesAt: new Date(now.getTime() + 9 * DAY) })).toEqual([])
})

it('warns before closing, asks for decoding, then for publication', () => {
  expect(kinds({ registrationClosesAt: new Date(now.getTime() + DAY) })).toEqual(['closing'])
  const stage = (phase: string) => ({ phase: 'running', stages: [{ id: 's', phase, heldOps: 0 }] })
  expect(kinds(stage('signed'))).toEqual(['decode'])
  expect(kinds(stage('decoded'))).toEqual(['publish'])
  expect(kinds({ ...stage('decoded'), hasResults: true })).toEqual([])
})

it('puts held marks first, and keeps them from a zone', () => {
  const held = { waiting: 2, stages: [{ id: 's', phase: 'scoring', heldOps: 1 }] }
  expect(kinds(held)).toEqual(['heldOps', 'review'])
  expect(kinds(held, 'zone')).toEqual(['review'])
})
