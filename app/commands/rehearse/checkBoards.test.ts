import { describe, expect, it } from 'vitest'
import type { PublicBoard } from '~/domain/contest/publicBoard'
import { publicView } from '~/domain/contest/publicView'
import { digestOf } from '~/domain/contest/decideSheetOp'
import { RULES, TestContest } from '~/domain/contest/testContest'
import { boardProblems, expectedRows } from './checkBoards'
import { checkScreen } from './check'
import type { ContestRows, DatabaseCopy } from './database'

/** Two entrants scored by three seats, the second one better. */
function played(): TestContest {
  const contest = new TestContest()
  for (const entrant of [1, 2]) {
    for (const seat of [1, 2, 3]) {
      const sheet = `sheet${entrant}-${seat}`
      const marks = { width: 600 + entrant * 100 + seat * 25, form: 2, safety: 0 }
      for (const [aspect, value] of Object.entries(marks)) {
        const payload = { sheet, aspect, value, tenureId: `tenure${seat}`, cites: null }
        contest.add({ kind: 'mark.set', payload })
      }
      const state = contest.state.sheets.get(sheet)
      if (!state) throw new Error('No sheet')
      const payload = { sheet, digest: digestOf(state), cites: null }
      contest.add({ kind: 'sheet.submitted', payload })
    }
  }
  return contest
}

/** The rows that the database would hold. */
function stored({ state }: TestContest): { copy: DatabaseCopy; contest: ContestRows } {
  const sheets = [...state.sheets.values()]
  const contest: ContestRows = {
    id: 'contest',
    slug: 'welding',
    ruleSet: RULES,
    entries: [],
    stages: [{ id: 'stage', key: 'practical', phase: 'scoring', identity: 'coded' }],
    entrants: [...state.entrants.values()],
    sheets,
  }
  const marks = sheets.flatMap(({ id, marks: own }) =>
    [...own].map(([aspectId, { value, opId, seq }]) => ({
      sheetId: id,
      aspectId,
      value: value ?? 0,
      opId,
      seq,
    })),
  )
  return { contest, copy: { logs: [], contests: [contest], marks, held: [] } }
}

const day = played()
const { copy, contest } = stored(day)
const name = { zh: '焊工', en: 'Welding' }
const board = publicView({ contestId: 'contest', slug: 'welding', name, zones: new Map() }, day.log)
const problems = (shown: PublicBoard) =>
  boardProblems(shown, expectedRows(copy, contest, shown.view))
const changed = (change: Partial<PublicBoard['rows'][number]>): PublicBoard => ({
  ...board,
  rows: board.rows.map((row, index) => (index === 0 ? { ...row, ...change } : row)),
})

describe('a board against the oracle', () => {
  it('is right when it is right', () => {
    expect(board.rows.map(({ state }) => state)).toEqual(['ranked', 'ranked'])
    expect(problems(board)).toEqual([])
  })

  it('is wrong when a total, a state, an order or a score is', () => {
    expect(problems(changed({ total: '1.00' }))).toHaveLength(1)
    expect(problems(changed({ state: 'incomplete', keys: [], total: null }))).not.toEqual([])
    expect(problems(changed({ keys: ['1/1'] }))).not.toEqual([])
    const stages = board.rows[0]?.stages.map((stage) => ({ ...stage, score: '9.99' })) ?? []
    expect(problems(changed({ stages }))).toHaveLength(1)
  })

  it('is wrong when a row is missing or strange', () => {
    expect(problems({ ...board, rows: board.rows.slice(1) })).not.toEqual([])
    expect(problems(changed({ id: 'nobody' }))).toHaveLength(2)
  })

  it('is wrong when a mark in the database is another', () => {
    const marks = copy.marks.map((row) => (row.aspectId === 'width' ? { ...row, value: 0 } : row))
    const expected = expectedRows({ ...copy, marks }, contest, board.view)
    expect(boardProblems(board, expected)).not.toEqual([])
  })
})

describe('a screen against the server', () => {
  const expected = expectedRows(copy, contest, board.view)
  const screen = (shown: PublicBoard | null) => checkScreen(shown, board, expected)

  it('is the same whatever the order of the keys', () => {
    const { rows, ...rest } = board
    expect(screen({ rows, ...rest })).toEqual({ stale: [], mismatches: [] })
  })

  it('is stale with an older version, another past, or nothing', () => {
    expect(screen({ ...board, version: board.version - 1 }).stale).toHaveLength(1)
    expect(screen({ ...board, hash: 'f'.repeat(64) }).stale).toHaveLength(1)
    expect(screen(null).stale).toHaveLength(1)
  })

  it('is wrong when one row differs at the same version', () => {
    expect(screen(changed({ corrected: true }))).toMatchObject({
      stale: [],
      mismatches: [expect.stringContaining('not the server')],
    })
  })
})
