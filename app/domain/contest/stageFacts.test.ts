import { describe, expect, it } from 'vitest'
import { chiefRows, matrixCounts } from './chiefMatrix'
import { decideChiefOp } from './decideChiefOp'
import { decideSheetOp } from './decideSheetOp'
import { digestOf } from './sheetChecks'
import type { ContestEventBody } from './events'
import { stageFacts } from './stageFacts'
import { moved, rulesEvent, scored, STAGE, stageWith } from './testChief'

const reason = 'because'
const excuse = (...sheets: string[]): ContestEventBody => ({
  kind: 'sheets.excused',
  payload: { sheets, cause: 'recused', reason },
})
const absent = (codeId: string): ContestEventBody => ({
  kind: 'entrant.moved',
  payload: { stage: STAGE, codeId, status: 'absent', reason },
})
const twoToKeep = rulesEvent({
  combination: { at: 'stage', method: 'mean', dropHigh: 0, dropLow: 0, minKept: 2 },
})

describe('a stage in which an entrant has too few marks to keep', () => {
  const state = stageWith([
    twoToKeep,
    absent('c2'),
    absent('c3'),
    excuse('s2/c1', 's3/c1'),
    ...scored('s1/c1', 9000),
    {
      kind: 'seat.taken',
      payload: { stage: STAGE, seat: 's1', tenure: 1, tenureId: 's1.1', person: 'p' },
    },
    moved('signing'),
  ])
  const sheet = state.sheets.get('s1/c1')
  if (!sheet) throw new Error('no sheet')

  it('asks for no signature that a judge cannot give', () => {
    const sign = { kind: 'sign', digest: digestOf(sheet) } as const
    const claimedAt = '2026-06-01T00:00:00.000Z'
    const place = { sheet: sheet.id, tenure: 's1.1', sheetEpoch: 1, claimedAt }
    const op = { ...sign, opId: 'sign', ...place }
    expect(decideSheetOp(state, op, { heldId: 'held', receivedAt: claimedAt })).toEqual({
      kind: 'refuse',
      code: 'notCounted',
    })
    expect(stageFacts(state, STAGE)).toMatchObject({ missingSheets: 0, unsignedSheets: 0 })
    expect(matrixCounts(chiefRows(state, STAGE)).unsigned).toBe(0)
  })

  it('can be signed by the chief judge', () => {
    const sign = { kind: 'moveStage', to: 'signed', reason } as const
    expect(decideChiefOp(state, STAGE, sign)).toMatchObject({ kind: 'accept' })
  })
})

it('requires nothing of an entrant whose entry was disqualified', () => {
  const { entrants } = stageWith([])
  const named = [...entrants.keys()].map((codeId) => ({ codeId, entry: `entry-${codeId}` }))
  const state = stageWith([
    ...named.map(({ entry }): ContestEventBody => ({
      kind: 'entry.approved',
      payload: { entry, zone: 'zone', entryCode: entry },
    })),
    absent('c2'),
    absent('c3'),
    { kind: 'stage.decoded', payload: { stage: STAGE, seed: '0'.repeat(64), pairs: named } },
  ])
  expect(stageFacts(state, STAGE).missingSheets).toBe(3)
  stageWith([{ kind: 'entry.disqualified', payload: { entry: 'entry-c1', reason } }], state)
  expect(stageFacts(state, STAGE)).toMatchObject({ missingSheets: 0, unsignedSheets: 0 })
})
