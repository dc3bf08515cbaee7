import { describe, expect, it } from 'vitest'
import { eventAt, mark, scored, STAGE, stageWith } from './testChief'
import { entrantMarks } from './chiefEntrant'
import { chiefRow, chiefRows } from './chiefMatrix'
import { missingIn, sheetsIn } from './chiefMissing'
import { recordLine, stagesOf } from './chiefRecord'
import { chiefStage } from './chiefStage'
import { entrantsTouched } from './entrantsTouched'
import type { ContestEventBody } from './events'
import { frozenBy } from './freezeChoice'
import { openTies, tieOrderWith } from './openTies'

const reason = 'because'
function held(id: string, sheet: string, value: number, tenureId = 's1.1'): ContestEventBody {
  const op = { kind: 'mark', aspect: 'bead', value, previousOp: null } as const
  const payload = { held: id, stage: STAGE, sheet, reason: 'stale' as const, tenureId, op }
  return { kind: 'op.held', payload }
}
const seated: ContestEventBody = {
  kind: 'seat.taken',
  payload: { stage: STAGE, seat: 's1', tenure: 1, tenureId: 's1.1', person: 'someone' },
}

describe('the stage', () => {
  it('says of a held mark what it would change and whether it can be adopted', () => {
    const bodies = [seated, mark('s1/c1', 'bead', 8000), held('h1', 's1/c1', 8500)]
    const open = chiefStage(stageWith(bodies), STAGE)
    expect(open?.held).toMatchObject([
      { id: 'h1', code: 'A001', seat: 1, value: '85.00', now: '80.00', refusal: null },
    ])
    expect(open?.held[0]).toMatchObject({ formerTenure: false, reason: 'stale' })
    const submitted = chiefStage(
      stageWith([...scored('s1/c1', 8000), held('h1', 's1/c1', 8500)]),
      STAGE,
    )
    expect(submitted?.held[0]).toMatchObject({ refusal: 'sheetNotOpen', formerTenure: true })
  })

  it('leaves decided ones out', () => {
    const dismissed: ContestEventBody = { kind: 'held.dismissed', payload: { held: 'h1', reason } }
    expect(chiefStage(stageWith([held('h1', 's1/c1', 1), dismissed]), STAGE)?.held).toEqual([])
  })

  it('names people by their opaque ids, and only where they sit', () => {
    const stage = chiefStage(stageWith([seated]), STAGE)
    const seat = { id: 's1', ordinal: 1, tenureId: 's1.1', personId: 'someone', tenure: 1 }
    expect(stage?.seats[0]).toEqual(seat)
    expect(JSON.stringify({ ...stage, seats: [] })).not.toContain('someone')
  })
})

it('names all that is missing', () => {
  const state = stageWith([
    ...scored('s1/c1', 9000),
    ...scored('s2/c1', 100),
    ...scored('s3/c1', 9000),
    { kind: 'entrant.moved', payload: { stage: STAGE, codeId: 'c3', status: 'absent', reason } },
  ])
  const missing = missingIn(chiefRows(state, STAGE), [])
  expect(missing.sheets).toMatchObject([{ code: 'A002', cells: [{}, {}, {}] }])
  expect(missing.deviations).toEqual([{ codeId: 'c1', code: 'A001' }])
  expect(sheetsIn(missing.signatures)).toBe(3)
})

it('touches exactly the rows that an event can change', () => {
  const bodies: ContestEventBody[] = [
    ...scored('s1/c1', 9000),
    { kind: 'sheet.reopened', payload: { sheet: 's1/c1', reason } },
    { kind: 'sheets.excused', payload: { sheets: ['s1/c2', 's1/c3'], cause: 'absent', reason } },
    { kind: 'entrant.moved', payload: { stage: STAGE, codeId: 'c2', status: 'absent', reason } },
    held('h1', 's2/c3', 1),
    { kind: 'board.frozen', payload: { stage: STAGE, hidden: ['c1'], reason } },
  ]
  const state = stageWith([])
  for (const body of bodies) {
    const before = new Map(chiefRows(state, STAGE).map((row) => [row.codeId, row]))
    const event = eventAt(state.seq + 1, body)
    stageWith([body], state)
    const changed = [...before].flatMap(([id, row]) =>
      JSON.stringify(row) === JSON.stringify(chiefRow(state, id)) ? [] : [id],
    )
    const touched = entrantsTouched(state, event)
    expect(touched?.rows ? touched.codeIds : [], body.kind).toEqual(changed)
  }
})

it('reads an event as a line of the log', () => {
  const state = stageWith([held('h1', 's1/c2', 1)])
  const line = recordLine(
    state,
    eventAt(5, { kind: 'sheet.reopened', payload: { sheet: 's2/c2', reason } }),
  )
  expect(line).toMatchObject({
    seq: 5,
    kind: 'sheet.reopened',
    seat: 2,
    code: 'A002',
    text: reason,
  })
  const dismissal = eventAt(6, { kind: 'held.dismissed', payload: { held: 'h1', reason } })
  expect(recordLine(state, dismissal)).toMatchObject({ seat: 1, code: 'A002' })
  expect(stagesOf(state, dismissal)).toEqual([STAGE])
})

it('puts an entrant’s marks side by side, also those not submitted', () => {
  const state = stageWith([...scored('s1/c1', 9000), mark('s2/c1', 'bead', 100)])
  expect(entrantMarks(state, 'c1')?.criteria[0]?.aspects[0]).toMatchObject({
    max: '100.00',
    values: ['90.00', '1.00', null],
  })
})

it('chooses whom a freeze hides', () => {
  const three = (id: string, value: number) =>
    ['s1', 's2', 's3'].flatMap((seat) => scored(`${seat}/${id}`, value))
  const rows = chiefRows(stageWith([...three('c1', 9000), ...three('c2', 8000)]), STAGE)
  expect(frozenBy({ who: 'all' }, rows)).toEqual(['c1', 'c2', 'c3'])
  expect(frozenBy({ who: 'unscored' }, rows)).toEqual(['c3'])
  expect(frozenBy({ who: 'last', number: 2 }, rows)).toEqual(['c2', 'c3'])
  expect(frozenBy({ who: 'top', number: 1 }, rows)).toEqual(['c1'])
  expect(frozenBy({ who: 'top', number: 9 }, rows)).toEqual(['c1', 'c2'])
  expect(frozenBy({ who: 'top', number: 1 }, [])).toEqual([])
})

it('finds ties that wait for a decision once everything is decoded', () => {
  const approved = ['e1', 'e2', 'e3'].map((entry): ContestEventBody => ({
    kind: 'entry.approved',
    payload: { entry, zone: 'z', entryCode: entry.toUpperCase() },
  }))
  const marks = ['c1', 'c2', 'c3'].flatMap((id) =>
    ['s1', 's2', 's3'].flatMap((seat) => scored(`${seat}/${id}`, id === 'c3' ? 9000 : 8000)),
  )
  const state = stageWith([...approved, ...marks])
  expect(openTies(state)).toBeNull()
  const pairs = [1, 2, 3].map((n) => ({ codeId: `c${n}`, entry: `e${n}` }))
  stageWith([{ kind: 'stage.decoded', payload: { stage: STAGE, seed: '0', pairs } }], state)
  expect(openTies(state)).toMatchObject([{ rank: 2, rows: [{ entry: 'e1' }, { entry: 'e2' }] }])
  const order = tieOrderWith(state, ['e2', 'e1'])
  stageWith([{ kind: 'ties.decided', payload: { order, reason } }], state)
  expect(openTies(state)).toEqual([])
})
