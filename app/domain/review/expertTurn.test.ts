import { expect, it } from 'vitest'
import { expertTurn, type OwnStage } from './expertTurn'

const signed: OwnStage = { phase: 'signed', done: 3, all: 3 }
const scoring: OwnStage = { phase: 'scoring', done: 1, all: 3 }
const drawn: OwnStage = { phase: 'drawn', done: 0, all: 3 }

it.each<[string, OwnStage[], 0 | 1 | 2]>([
  ['waits for the expert while a sheet is open', [signed, scoring, drawn], 0],
  ['does not once all of them are submitted', [signed, { ...scoring, done: 3 }, drawn], 1],
  ['is to come before its stages begin', [drawn, drawn], 1],
  ['is to come before anything is assigned', [], 1],
  ['is over when every stage is signed', [signed, signed], 2],
])('%s', (_, stages, turn) => {
  expect(expertTurn(stages)).toBe(turn)
})
