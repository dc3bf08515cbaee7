import { expect, it } from 'vitest'
import { zoneCell, type CellFacts } from './zoneCell'

const facts: CellFacts = {
  entries: 3,
  waiting: 0,
  registrationOpen: false,
  stagePhases: ['pending', 'pending'],
  hasResults: false,
}

it.each<[string, Partial<CellFacts>]>([
  ['none', { entries: 0 }],
  ['review', { entries: 0, waiting: 1, hasResults: true }],
  ['registration', { registrationOpen: true }],
  ['ready', {}],
  ['ready', { stagePhases: ['drawn', 'pending'] }],
  ['scoring', { stagePhases: ['signed', 'scoring'] }],
  ['scoring', { stagePhases: ['signing'] }],
  ['signed', { stagePhases: ['decoded', 'signed'] }],
  ['ready', { stagePhases: ['signed', 'pending'] }],
  ['results', { stagePhases: ['decoded', 'decoded'], hasResults: true }],
])('is %s for %j', (cell, changes) => {
  expect(zoneCell({ ...facts, ...changes })).toBe(cell)
})
