import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderRows } from './orderRows'
import type { PublicRow } from './publicBoard'
import { foldPublic, publicView } from './publicView'
import { countsForZones } from './publicZones'
import { PublicLog, publicContest, publicRules } from './testPublic'

function boardOf(log: PublicLog) {
  return publicView(publicContest, log.events)
}

function rowOf(log: PublicLog, code: string): PublicRow {
  const row = boardOf(log).rows.find((one) => one.code === code)
  if (!row) throw new Error(`No row ${code}`)
  return row
}

function practical(rules = publicRules()): PublicLog {
  const log = new PublicLog(rules)
  log.draw('practical', 'coded')
  return log
}

describe('when a mark counts', () => {
  it('shows nothing of marks on an open sheet', () => {
    const log = practical()
    const before = JSON.stringify(boardOf(log))
    log.mark('p1/pseat1', 'weld', 900)
    log.add({ kind: 'note.set', payload: { sheet: 'p1/pseat1', text: 'x', cites: null } })
    expect(JSON.stringify(boardOf(log))).toBe(before)
  })

  it('moves progress with each submitted sheet and shows the total with the last', () => {
    const log = practical()
    log.score('p1', 3, 900)
    log.score('p1', 1, 901)
    expect(rowOf(log, 'A001')).toMatchObject({
      state: 'scoring',
      submitted: [1, 3],
      required: 3,
      total: null,
      keys: [],
    })
    expect(boardOf(log).progress).toEqual({ scored: 0, total: 4, nowScoring: 'p1' })
    log.score('p1', 2, 902)
    expect(rowOf(log, 'A001')).toMatchObject({ state: 'ranked', total: '9.01' })
    expect(boardOf(log).progress.scored).toBe(1)
  })

  it('holds a total back while a deviation is open', () => {
    const log = practical()
    log.score('p1', 1, 900)
    log.score('p1', 2, 900)
    log.score('p1', 3, 950)
    expect(rowOf(log, 'A001')).toMatchObject({ state: 'deviating', total: null })
    log.add({
      kind: 'deviation.confirmed',
      payload: { stage: 'stage-practical', codeId: 'p1', reason: 'r' },
    })
    expect(rowOf(log, 'A001')).toMatchObject({ state: 'ranked', total: '9.17' })
  })

  it('leaves excused seats out, and calls too few marks incomplete', () => {
    const log = practical()
    log.score('p1', 1, 900)
    const excuse = (sheets: string[]) =>
      log.add({ kind: 'sheets.excused', payload: { sheets, cause: 'recused', reason: 'r' } })
    excuse(['p1/pseat2', 'p1/pseat3'])
    expect(rowOf(log, 'A001')).toMatchObject({ state: 'incomplete', required: 1, total: null })
  })

  it('marks a row as corrected when a public total changed', () => {
    const log = practical()
    log.scoreAll('p1', 900)
    log.add({ kind: 'sheet.reopened', payload: { sheet: 'p1/pseat1', reason: 'r' } })
    expect(rowOf(log, 'A001')).toMatchObject({ state: 'scoring', total: null, corrected: true })
    log.score('p1', 1, 901)
    expect(rowOf(log, 'A001')).toMatchObject({ total: '9.00', corrected: true })
    expect(rowOf(log, 'A002').corrected).toBe(false)
  })
})

describe('a blind stage', () => {
  it('is shown alone, by code, with its own score as the total', () => {
    const log = practical()
    log.score('t1', 1, 9_000)
    log.scoreAll('p1', 900)
    const board = boardOf(log)
    expect(board.view).toEqual({ kind: 'stage', stage: 'practical' })
    expect(rowOf(log, 'A001')).toMatchObject({ id: 'p1', zone: null, total: '9.00' })
    expect(board.rows.map(({ stages }) => stages.length)).toEqual([1, 1, 1, 1])
  })

  it('becomes an overall board with zones once it is decoded', () => {
    const log = practical()
    log.score('t1', 1, 9_000)
    log.scoreAll('p1', 900)
    log.decode()
    expect(rowOf(log, 'ecode-1')).toMatchObject({
      id: 'entry-1',
      zone: { code: 'zone-code-1' },
      total: '33.30',
      stages: [
        { key: 'theory', score: '90.00', weighted: '27.00' },
        { key: 'practical', score: '9.00', weighted: '6.30' },
      ],
    })
  })

  it('does not react to what happens by name', () => {
    const log = practical()
    const before = JSON.stringify(boardOf(log))
    log.score('t2', 1, 5)
    log.add({ kind: 'entry.disqualified', payload: { entry: 'entry-2', reason: 'r' } })
    expect(JSON.stringify(boardOf(log))).toBe(before)
  })
})

describe('a contest with stages to come', () => {
  it('ranks by what has been contested so far, and says what is missing', () => {
    const log = new PublicLog()
    log.score('t1', 1, 9_000)
    log.score('t2', 1, 9_500)
    const board = boardOf(log)
    expect(board.toCome).toEqual([publicRules().stages[1]?.title])
    expect(orderRows(board.rows).map(({ row, rank }) => [row.code, rank, row.total])).toEqual([
      ['ecode-2', 1, '28.50'],
      ['ecode-1', 2, '27.00'],
      ['ecode-3', null, null],
      ['ecode-4', null, null],
    ])
    expect(board.rows[0]?.stages.map(({ key }) => key)).toEqual(['theory'])
  })

  it('leaves open the ties that only a later stage can settle', () => {
    const log = new PublicLog()
    log.score('t1', 1, 9_000)
    log.score('t2', 1, 9_000)
    expect(boardOf(log).rules?.ties.map(({ rule }) => rule)).toEqual([{ by: 'equal' }])
    expect(orderRows(boardOf(log).rows).slice(0, 2)).toMatchObject([
      { rank: 1, tied: true },
      { rank: 1, tied: true },
    ])
  })

  it('takes the next stage in when it begins, which corrects nobody', () => {
    const log = new PublicLog()
    log.score('t1', 1, 9_000)
    const fold = foldPublic(publicContest)
    for (const event of log.events) fold.take(event)
    const before = log.events.length
    log.draw('practical', 'named')
    const changes = log.events.slice(before).map((event) => fold.take(event)?.kind)
    expect(changes).toEqual([undefined, 'reset'])
    expect(boardOf(log).toCome).toEqual([])
    expect(rowOf(log, 'ecode-1')).toMatchObject({
      state: 'notScored',
      total: null,
      corrected: false,
      stages: [{ score: '90.00' }, { score: null }],
    })
  })

  it('counts nobody of a drawn stage as scored before it begins, and tells order and station', () => {
    const log = new PublicLog()
    for (const codeId of ['t1', 't2', 't3', 't4']) log.score(codeId, 1, 9_000)
    const signed = { stage: 'stage-theory', to: 'signed', reason: null } as const
    log.add({ kind: 'stage.moved', payload: signed })
    log.draw('practical', 'named', [1], 'drawn')
    const board = boardOf(log)
    expect(board).toMatchObject({ stage: 'practical', stagePhase: 'drawn' })
    expect(board.progress).toMatchObject({ scored: 0, total: 4 })
    expect(rowOf(log, 'ecode-2')).toMatchObject({
      state: 'ranked',
      total: '27.00',
      order: 2,
      station: 2,
      submitted: [],
      required: 1,
    })
    expect(rowOf(log, 'ecode-2').stages.map(({ key }) => key)).toEqual(['theory'])
  })

  it('gives zones no points yet', () => {
    const log = new PublicLog()
    for (const [index, codeId] of ['t1', 't2', 't3', 't4'].entries()) {
      log.score(codeId, 1, 9_000 + index)
    }
    expect(boardOf(log).rows.every(({ state }) => state === 'ranked')).toBe(true)
    expect(countsForZones(boardOf(log))).toBe(false)
  })
})

describe('a freeze', () => {
  it('keeps hidden rows as they stood and resets when it ends', () => {
    const log = practical()
    log.scoreAll('p1', 900)
    log.freeze(['p1', 'p2'])
    const frozen = boardOf(log)
    log.scoreAll('p2', 990)
    log.add({ kind: 'sheet.reopened', payload: { sheet: 'p1/pseat1', reason: 'r' } })
    log.score('p1', 1, 902)
    expect(JSON.stringify(boardOf(log))).toBe(JSON.stringify(frozen))
    log.scoreAll('p3', 800)
    expect(boardOf(log).progress).toEqual({ scored: 2, total: 4, nowScoring: 'p3' })

    const fold = foldPublic(publicContest)
    for (const event of log.events) fold.take(event)
    log.unfreeze()
    const [last] = log.events.slice(-1)
    expect(last && fold.take(last)).toMatchObject({ kind: 'reset' })
    expect(rowOf(log, 'A002')).toMatchObject({ total: '9.90', corrected: false })
    expect(rowOf(log, 'A001')).toMatchObject({ total: '9.01', corrected: true })
  })

  it('keeps what was hidden first when the stage is frozen again', () => {
    const log = practical()
    log.freeze(['p1'])
    log.scoreAll('p1', 900)
    log.freeze(['p1', 'p2'])
    expect(rowOf(log, 'A001')).toMatchObject({ state: 'notScored', submitted: [] })
  })
})

describe('what the rule set lets the public see', () => {
  it('shows seats with the dropped ones, stages without seats, or totals alone', () => {
    const score = (log: PublicLog) => {
      log.scoreAll('p1', 900, 7)
      log.scoreAll('p2', 900, 6)
      log.scoreAll('p3', 900, 7)
      return log
    }
    const sheets = rowOf(score(practical()), 'A001')
    expect(sheets.stages[0]?.seats).toHaveLength(3)
    expect(sheets.keys).toHaveLength(2)

    const stages = rowOf(score(practical(publicRules({ publicMarks: 'stages' }))), 'A001')
    expect(stages.stages[0]).toMatchObject({ score: '9.00', seats: null })

    const totals = boardOf(score(practical(publicRules({ publicMarks: 'totals' }))))
    expect(totals.rows.map(({ code, keys, stages: s }) => [code, keys, s])).toEqual([
      ['A002', ['9/1', '0/1'], []],
      ['A001', ['9/1', '-1/1'], []],
      ['A003', ['9/1', '-1/1'], []],
      ['A004', [], []],
    ])
    expect(orderRows(totals.rows).map(({ rank, tied }) => [rank, tied])).toEqual([
      [1, false],
      [2, true],
      [2, true],
      [null, false],
    ])
  })
})

describe('orderRows', () => {
  const row = (code: string, order: number, keys: string[]): PublicRow => ({
    ...rowOf(practical(), 'A001'),
    id: code,
    code,
    order,
    keys,
    state: keys.length > 0 ? 'ranked' : 'notScored',
  })

  it('gives 1, 2, 2, 4 and puts the others last in drawing order', () => {
    const rows = [
      row('E', 9, []),
      row('D', 1, ['1/1', '0/1']),
      row('F', 2, []),
      row('C', 5, ['3/2', '1/1']),
      row('B', 4, ['3/2', '1/1']),
      row('A', 3, ['3/2', '2/1']),
    ]
    const placed = orderRows(rows).map((o) => [o.row.code, o.rank, o.tied, o.separatedBy])
    expect(placed).toEqual([
      ['A', 1, false, null],
      ['B', 2, true, 1],
      ['C', 2, true, null],
      ['D', 4, false, 0],
      ['F', null, false, null],
      ['E', null, false, null],
    ])
  })

  it('does not depend on the order the rows come in', () => {
    const rows = [1, 2, 3, 4, 5].map((n) => row(`A${n}`, n, n > 3 ? [] : [`${n % 2}/1`]))
    const expected = orderRows(rows)
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(orderRows(shuffled)).toEqual(expected)
      }),
    )
  })
})
