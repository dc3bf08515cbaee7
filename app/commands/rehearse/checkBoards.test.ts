import { describe, expect, it } from 'vitest'
import type { PublicBoard } from '~/domain/contest/publicBoard'
import { publicView } from '~/domain/contest/publicView'
import { digestOf } from '~/domain/contest/sheetChecks'
import { RULES, TestContest } from '~/domain/contest/testContest'
import { boardProblems } from './checkBoards'
import { checkScreen } from './check'
import type { ContestRows, EditionRows } from './database'
import { expectedRows } from './expected'
import { levelEntries } from './levelEntries'

/** A seat scores an entrant and submits. */
function score(contest: TestContest, entrant: number, seat: number, width: number): void {
  const sheet = `sheet${entrant}-${seat}`
  for (const [aspect, value] of Object.entries({ width, form: 2, safety: 0 })) {
    const payload = { sheet, aspect, value, tenureId: `tenure${seat}`, cites: null }
    contest.add({ kind: 'mark.set', payload })
  }
  const state = contest.state.sheets.get(sheet)
  if (!state) throw new Error('No sheet')
  const payload = { sheet, digest: digestOf(state), cites: null }
  contest.add({ kind: 'sheet.submitted', payload })
}

/** Two entrants scored by three seats, the second one better. */
function played(contest = new TestContest()): TestContest {
  for (const entrant of [1, 2]) {
    for (const seat of [1, 2, 3]) score(contest, entrant, seat, 600 + entrant * 100 + seat * 25)
  }
  return contest
}

/** The rows that the database would hold. */
function stored({ state, log }: TestContest): { copy: EditionRows; contest: ContestRows } {
  const sheets = [...state.sheets.values()]
  const contest: ContestRows = {
    id: 'contest',
    slug: 'welding',
    ruleSet: state.ruleSet ?? RULES,
    entries: [...state.entries.values()],
    stages: [...state.stages.values()],
    entrants: [...state.entrants.values()],
    sheets,
    log: [...log],
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
  return { contest, copy: { contests: [contest], marks } }
}

const day = played()
const { copy, contest } = stored(day)
const name = { zh: '焊工', en: 'Welding' }
const boardOf = ({ log }: TestContest) =>
  publicView({ contestId: 'contest', slug: 'welding', name, zones: new Map() }, log)
const board = boardOf(day)
const problems = (shown: PublicBoard) => boardProblems(shown, expectedRows(copy, contest, shown))
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
    const expected = expectedRows({ ...copy, marks }, contest, board)
    expect(boardProblems(board, expected)).not.toEqual([])
  })
})

describe('a board before all is in', () => {
  const reopen = (sheet: string) =>
    ({ kind: 'sheet.reopened', payload: { sheet, reason: 'again' } }) as const
  const excuse = (...sheets: string[]) =>
    ({ kind: 'sheets.excused', payload: { sheets, cause: 'absent', reason: 'ill' } }) as const
  const confirm = {
    kind: 'deviation.confirmed',
    payload: { stage: 'stage', codeId: 'code1', reason: 'seen' },
  } as const

  /** What the first entrant's row is, and what the check says of the whole board. */
  function checked(contest: TestContest, shown = boardOf(contest)) {
    const rows = stored(contest)
    const state = shown.rows.find(({ id }) => id === 'code1')?.state
    return { state, wrong: boardProblems(shown, expectedRows(rows.copy, rows.contest, shown)) }
  }

  it('is right while sheets are missing, lie apart, or are excused', () => {
    const contest = new TestContest()
    const states = [checked(contest)]
    for (const seat of [1, 2, 3]) {
      score(contest, 1, seat, seat * 300)
      states.push(checked(contest))
    }
    contest.add(confirm)
    states.push(checked(contest))
    contest.add(excuse('sheet1-3'))
    states.push(checked(contest))
    contest.add(excuse('sheet1-2'))
    states.push(checked(contest))
    expect(states).toEqual(
      ['notScored', 'scoring', 'scoring', 'deviating', 'ranked', 'ranked', 'incomplete'].map(
        (state) => ({ state, wrong: [] }),
      ),
    )
  })

  it('is wrong when it shows a total that waits for the chief judge', () => {
    const contest = new TestContest()
    for (const seat of [1, 2, 3]) score(contest, 1, seat, seat * 300)
    const open = stored(contest)
    contest.add(confirm)
    const early = boardOf(contest)
    expect(boardProblems(early, expectedRows(open.copy, open.contest, early))).not.toEqual([])
  })

  it('shows hidden entrants as they stood when they were hidden', () => {
    const contest = played()
    const payload = { stage: 'stage', hidden: ['code1'], reason: 'suspense' }
    contest.add({ kind: 'board.frozen', payload })
    contest.add(reopen('sheet1-1'))
    score(contest, 1, 1, 1000)
    score(contest, 2, 1, 975)
    expect(checked(contest)).toEqual({ state: 'ranked', wrong: [] })
    const unfrozen = played()
    unfrozen.add(reopen('sheet1-1'))
    score(unfrozen, 1, 1, 1000)
    score(unfrozen, 2, 1, 975)
    expect(checked(contest, boardOf(unfrozen)).wrong).not.toEqual([])
    contest.add({ kind: 'board.unfrozen', payload: { stage: 'stage', reason: 'now' } })
    expect(checked(contest)).toEqual({ state: 'ranked', wrong: [] })
  })
})

it('puts level entries in the order that was decided, and in no other', () => {
  const contest = new TestContest({ ...RULES, ties: [{ by: 'decision' }] })
  for (const entrant of [1, 2]) for (const seat of [1, 2, 3]) score(contest, entrant, seat, 700)
  for (const entry of ['e1', 'e2']) {
    contest.add({ kind: 'entry.approved', payload: { entry, zone: 'z', entryCode: entry } })
  }
  const pairs = [1, 2].map((n) => ({ codeId: `code${n}`, entry: `e${n}` }))
  contest.add({ kind: 'stage.decoded', payload: { stage: 'stage', seed: 'ab', pairs } })
  const level = boardOf(contest)
  const check = (shown: PublicBoard) => {
    const rows = stored(contest)
    return boardProblems(shown, expectedRows(rows.copy, rows.contest, shown))
  }
  expect(check(level)).toEqual([])
  expect(levelEntries(level).sort()).toEqual(['e1', 'e2'])
  contest.add({ kind: 'ties.decided', payload: { order: ['e2', 'e1'], reason: 'the work' } })
  const decided = boardOf(contest)
  expect(check(decided)).toEqual([])
  expect(check(level)).not.toEqual([])
  expect(levelEntries(decided)).toEqual([])
})

describe('a screen against the server', () => {
  const expected = expectedRows(copy, contest, board)
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
