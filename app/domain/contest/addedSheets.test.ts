import { beforeEach, describe, expect, it } from 'vitest'
import { foldContest } from './apply'
import { chiefRow, matrixCounts, chiefRows } from './chiefMatrix'
import { missingIn, sheetsIn } from './chiefMissing'
import { decideChiefOp } from './decideChiefOp'
import { decideSheetOp } from './decideSheetOp'
import { entrantOutcome } from './entrantOutcome'
import { entrantsTouched } from './entrantsTouched'
import type { SheetOp } from './events'
import { digestOf } from './sheetChecks'
import { sheetsOfSeat, sheetView } from './sheetView'
import { stageFacts } from './stageFacts'
import { TestContest } from './testContest'

/** Two entrants and three seats: each entrant is scored by two, the second seat scores both. */
const NOW = '2026-06-01T01:00:00.000Z'
let contest: TestContest
let ops = 0

beforeEach(() => {
  contest = new TestContest(undefined, {
    without: ['sheet1-3', 'sheet2-1'],
  })
})

function send(sheetId: string, op: SheetOp): string {
  ops += 1
  const sheet = contest.state.sheets.get(sheetId)
  const seat = contest.state.seats.get(sheet?.seatId ?? '')
  const place = { sheet: sheetId, tenure: seat?.tenureId ?? '', claimedAt: NOW }
  const request = { opId: `a${ops}`, sheetEpoch: sheet?.epoch ?? 1, ...place, ...op }
  const decision = decideSheetOp(contest.state, request, { heldId: `h${ops}`, receivedAt: NOW })
  if (decision.kind === 'refuse') return decision.code
  contest.add(decision.event, request.opId)
  return decision.kind === 'hold' ? decision.reason : 'accepted'
}

function finish(sheetId: string): void {
  for (const [aspect, value] of Object.entries({ width: 500, form: 2, safety: 0 })) {
    expect(send(sheetId, { kind: 'mark', aspect, value, previousOp: null })).toBe('accepted')
  }
  const sheet = contest.state.sheets.get(sheetId)
  if (!sheet) throw new Error('no sheet')
  expect(send(sheetId, { kind: 'submit', digest: digestOf(sheet) })).toBe('accepted')
}

/** A substitute in a seat of its own takes over what seat 1 had. */
function replaceFirst(): void {
  contest.add({
    kind: 'sheets.excused',
    payload: { sheets: ['sheet1-1'], cause: 'replaced', reason: '回避' },
  })
  contest.add({
    kind: 'sheets.added',
    payload: {
      stage: 'stage',
      seats: [{ seat: 'seat4', ordinal: 4 }],
      sheets: [{ sheet: 'sheet1-4', seat: 'seat4', codeId: 'code1' }],
      reason: '回避',
    },
  })
  contest.take('seat4', 'tenure4')
}

describe('a stage in which not every seat scores everybody', () => {
  it('asks each seat for its own sheets only', () => {
    const ids = (seat: string) => sheetsOfSeat(contest.state, seat).map(({ id }) => id)
    expect(['seat1', 'seat2', 'seat3'].map(ids)).toEqual([
      ['sheet1-1'],
      ['sheet1-2', 'sheet2-2'],
      ['sheet2-3'],
    ])
    expect(stageFacts(contest.state, 'stage')).toMatchObject({ missingSheets: 4 })
    expect(chiefRow(contest.state, 'code2')?.cells.map(({ seat }) => seat)).toEqual([
      'seat2',
      'seat3',
    ])
    expect(sheetsIn(missingIn(chiefRows(contest.state, 'stage'), []).sheets)).toBe(4)
  })

  it('counts an entrant once its own seats are in, and can be signed', () => {
    for (const id of ['sheet1-1', 'sheet1-2']) finish(id)
    expect(entrantOutcome(contest.state, 'code1')).toMatchObject({
      kind: 'complete',
      required: ['seat1', 'seat2'],
    })
    expect(entrantOutcome(contest.state, 'code2').kind).toBe('notScored')
    for (const id of ['sheet2-2', 'sheet2-3']) finish(id)
    for (const sheet of contest.state.sheets.values()) {
      expect(send(sheet.id, { kind: 'sign', digest: digestOf(sheet) })).toBe('accepted')
    }
    contest.add({ kind: 'stage.moved', payload: { stage: 'stage', to: 'signing', reason: null } })
    const sign = { kind: 'moveStage', to: 'signed', reason: '结束' } as const
    expect(decideChiefOp(contest.state, 'stage', sign).kind).toBe('accept')
    expect(matrixCounts(chiefRows(contest.state, 'stage'))).toMatchObject({ required: 4 })
  })
})

describe('sheets that come after the draw', () => {
  it('are the substitute’s, and what was marked before stays where it is', () => {
    expect(send('sheet1-1', { kind: 'mark', aspect: 'width', value: 500, previousOp: null })).toBe(
      'accepted',
    )
    finish('sheet1-2')
    replaceFirst()
    expect(contest.state.sheets.get('sheet1-1')?.marks.size).toBe(1)
    expect(send('sheet1-1', { kind: 'note', text: '迟到' })).toBe('closed')
    expect(entrantOutcome(contest.state, 'code1')).toMatchObject({
      kind: 'scoring',
      required: ['seat2', 'seat4'],
    })
    finish('sheet1-4')
    expect(entrantOutcome(contest.state, 'code1')).toMatchObject({ kind: 'complete' })
  })

  it('stand in the order of the seats, on a list of their own', () => {
    const before = contest.state.entrants.get('code2')?.sheetIds
    const seats = [{ seat: 'seat0', ordinal: 0 }]
    const sheets = [{ sheet: 'sheet2-0', seat: 'seat0', codeId: 'code2' }]
    contest.add({
      kind: 'sheets.added',
      payload: { stage: 'stage', seats, sheets, reason: '增补' },
    })
    expect(before).toEqual(['sheet2-2', 'sheet2-3'])
    const after = contest.state.entrants.get('code2')?.sheetIds
    expect(after).toEqual(['sheet2-0', 'sheet2-2', 'sheet2-3'])
    expect(contest.state.stages.get('stage')?.seatIds).toEqual(['seat0', 'seat1', 'seat2', 'seat3'])
    expect(foldContest('contest', contest.log)).toEqual(contest.state)
  })

  it('put a confirmed deviation in question, and are told to chief and judges', () => {
    const entrant = contest.state.entrants.get('code1')
    if (entrant) entrant.deviationConfirmed = true
    replaceFirst()
    expect(entrant?.deviationConfirmed).toBe(false)
    const added = contest.log.find(({ kind }) => kind === 'sheets.added')
    if (!added) throw new Error('nothing was added')
    expect(entrantsTouched(contest.state, added)).toMatchObject({
      codeIds: ['code1'],
      rows: true,
      judges: true,
    })
    const sheet = contest.state.sheets.get('sheet1-4')
    expect(sheet && sheetView(contest.state, sheet)).toMatchObject({ code: 'A001', status: 'open' })
  })
})
