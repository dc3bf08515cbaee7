import { describe, expect, it } from 'vitest'
import { mark, rulesEvent, scored, STAGE, stageWith } from './testChief'
import { chiefRow, chiefRows, matrixCounts, missingCells, unsignedCells } from './chiefMatrix'
import type { ContestEventBody } from './events'
import { judgement, scheme } from './testRules'

function row(...bodies: readonly ContestEventBody[]) {
  const found = chiefRow(stageWith(bodies), 'c1')
  if (!found) throw new Error('no row')
  return found
}
const states = (found: ReturnType<typeof row>) => found.cells.map(({ state }) => state)
const allIn = [...scored('s1/c1', 9000), ...scored('s2/c1', 9100), ...scored('s3/c1', 9200)]
const apart = [...scored('s1/c1', 9000), ...scored('s2/c1', 7925), ...scored('s3/c1', 8900)]
const reason = 'because'

describe('a row', () => {
  it('is all not started at first, which is never zero', () => {
    const first = row()
    expect(first).toMatchObject({ code: 'A001', order: 1, outcome: 'notScored', total: null })
    expect(first.cells.map(({ subtotal }) => subtotal)).toEqual([null, null, null])
    expect(states(first)).toEqual(['notStarted', 'notStarted', 'notStarted'])
    expect(first.spread).toBeNull()
  })

  it('counts the scored aspects of an open sheet, without those that were cleared', () => {
    const one = row(mark('s1/c1', 'bead', 9000), mark('s1/c1', 'time', 5))
    expect(one.cells[0]).toMatchObject({ state: 'scoring', scored: 2, of: 2, subtotal: null })
    const cleared = row(mark('s1/c1', 'bead', 9000), mark('s1/c1', 'bead', null))
    expect(cleared.cells[0]).toMatchObject({ state: 'notStarted', scored: 0 })
  })

  it('has each seat’s own subtotal, the spread and the total', () => {
    const full = row(...allIn)
    expect(full.cells.map(({ subtotal }) => subtotal)).toEqual(['90.00', '91.00', '92.00'])
    expect(full.spread).toEqual({
      units: 200,
      range: '2.00',
      limitUnits: 500,
      limit: '5.00',
      over: false,
    })
    expect(full).toMatchObject({ outcome: 'complete', total: '91.00', deviation: 'none' })
  })

  it('marks the seat that lies apart, before all sheets are in and after', () => {
    const early = row(...apart.slice(0, 6))
    expect(early).toMatchObject({ deviation: 'early', outcome: 'scoring', total: null })
    const open = row(...apart)
    expect(states(open)).toEqual(['submitted', 'deviating', 'submitted'])
    expect(open).toMatchObject({ deviation: 'open', outcome: 'deviating', spread: { over: true } })
    expect(open.deviations).toMatchObject([
      { level: 'stage', range: '10.75', limit: '5.00', farthest: ['s2'] },
    ])
  })

  it('stops marking it once the deviation is confirmed, until something changes', () => {
    const confirm: ContestEventBody = {
      kind: 'deviation.confirmed',
      payload: { stage: STAGE, codeId: 'c1', reason },
    }
    const confirmed = row(...apart, confirm)
    expect(states(confirmed)).toEqual(['submitted', 'submitted', 'submitted'])
    expect(confirmed).toMatchObject({ deviation: 'confirmed', outcome: 'complete' })
    const reopen: ContestEventBody = { kind: 'sheet.reopened', payload: { sheet: 's2/c1', reason } }
    const reopened = row(...apart, confirm, reopen)
    expect(reopened).toMatchObject({ deviation: 'none', outcome: 'scoring', submitted: 2 })
    expect(states(reopened)).toEqual(['submitted', 'reopened', 'submitted'])
  })

  it('leaves an excused seat out, whatever it had scored', () => {
    const excused = row(...apart, {
      kind: 'sheets.excused',
      payload: { sheets: ['s2/c1'], cause: 'recused', reason },
    })
    expect(excused.cells[1]).toMatchObject({ state: 'excused', cause: 'recused', subtotal: null })
    expect(excused).toMatchObject({ outcome: 'complete', required: 2, total: '89.50' })
  })

  it('tells signed sheets from submitted ones', () => {
    const signed = row(...allIn, {
      kind: 'sheet.signed',
      payload: { sheet: 's1/c1', digest: '0'.repeat(64) },
    })
    expect(states(signed)).toEqual(['signed', 'submitted', 'submitted'])
    expect(unsignedCells(signed).map(({ seat }) => seat)).toEqual(['s2', 's3'])
    expect(missingCells(signed)).toEqual([])
  })

  it('says where levels of a judgement lie apart when the scheme compares those', () => {
    const levels = scheme([judgement('finish')], {
      deviations: [{ level: 'aspect', range: 'levels', limit: 1 }],
    })
    const state = stageWith([
      rulesEvent({ criteria: levels.criteria, deviations: levels.deviations }),
      mark('s1/c1', 'finish', 0),
      mark('s2/c1', 'finish', 2),
      ...['s1/c1', 's2/c1'].map((sheet): ContestEventBody => ({
        kind: 'sheet.submitted',
        payload: { sheet, digest: '0'.repeat(64), cites: null },
      })),
    ])
    const found = chiefRow(state, 'c1')
    expect(found?.deviations).toMatchObject([{ level: 'aspect', range: '2', limit: '1' }])
    expect(found?.spread).toMatchObject({ range: '2.00', limit: null, over: true })
  })

  it('never has the id of an entry, decoded or not', () => {
    const decoded = stageWith([
      ...allIn,
      {
        kind: 'stage.decoded',
        payload: { stage: STAGE, seed: '0', pairs: [{ codeId: 'c1', entry: 'entry-of-li' }] },
      },
    ])
    expect(JSON.stringify(chiefRows(decoded, STAGE))).not.toContain('entry-of-li')
  })
})

describe('the counts', () => {
  it('are about entrants who take part', () => {
    const absent: ContestEventBody = {
      kind: 'entrant.moved',
      payload: { stage: STAGE, codeId: 'c3', status: 'absent', reason },
    }
    const state = stageWith([...allIn, ...scored('s1/c2', 10), ...scored('s2/c2', 1000), absent])
    expect(matrixCounts(chiefRows(state, STAGE))).toEqual({
      entrants: 2,
      submitted: 5,
      required: 6,
      totals: 1,
      deviations: 1,
      unsigned: 6,
    })
  })

  it('lists rows in drawing order', () => {
    const codes = chiefRows(stageWith([]), STAGE).map(({ code }) => code)
    expect(codes).toEqual(['A001', 'A002', 'A003'])
    expect(chiefRows(stageWith([]), 'elsewhere')).toEqual([])
  })
})
