import { expect, it } from 'vitest'
import { chiefRow } from '~/domain/contest/chiefMatrix'
import { chiefHeader, chiefStage } from '~/domain/contest/chiefStage'
import { scored, STAGE, stageWith } from '~/domain/contest/testChief'
import type { ChiefSnapshot, ChiefUpdate } from '~/protocol/chief'
import { takeChiefUpdate } from './chiefMemory'

const hash = '0'.repeat(64)
const at = '2026-06-01T00:00:00.000Z'

function snapshotOf(state: ReturnType<typeof stageWith>): ChiefSnapshot {
  const stage = chiefStage(state, STAGE)
  if (!stage) throw new Error('no stage')
  const head = { logId: 'c', seq: state.seq, hash }
  return { ...stage, head, records: [], ephemeral: { at, presence: [], commit: null } }
}

function updateOf(state: ReturnType<typeof stageWith>, from: number, codeId: string): ChiefUpdate {
  const stage = state.stages.get(STAGE)
  const row = chiefRow(state, codeId)
  if (!stage || !row) throw new Error('no row')
  const head = { logId: 'c', seq: state.seq, hash }
  return { stageId: STAGE, from, at, head, rows: [row], records: [], ...chiefHeader(state, stage) }
}

it('ends with what the server has, also when updates overlap', () => {
  const state = stageWith([])
  const first = snapshotOf(state)
  stageWith(scored('s1/c1', 9000), state)
  const second = takeChiefUpdate(first, updateOf(state, first.head.seq - 2, 'c1'))
  if (typeof second === 'string') throw new Error(second)
  expect(second).toEqual(snapshotOf(state))
  expect(takeChiefUpdate(second, updateOf(state, first.head.seq, 'c1'))).toBe('known')
})

it('says when something in between is missing', () => {
  const state = stageWith([])
  const first = snapshotOf(state)
  stageWith(scored('s1/c1', 9000), state)
  expect(takeChiefUpdate(first, updateOf(state, first.head.seq + 1, 'c1'))).toBe('gap')
})

it('leaves another stage alone', () => {
  const state = stageWith([])
  const first = snapshotOf(state)
  stageWith(scored('s1/c1', 9000), state)
  const other = { ...updateOf(state, first.head.seq, 'c1'), stageId: 'theory' }
  expect(takeChiefUpdate(first, other)).toBe('known')
})
