import { describe, expect, it } from 'vitest'
import { decideChiefOp } from './decideChiefOp'
import { decideSheetOp, type SheetOpRequest } from './decideSheetOp'
import type { SheetOp } from './events'
import { digestOf } from './sheetChecks'
import { RULES, TestContest } from './testContest'

const NOW = '2026-06-01T01:00:00.000Z'

let ops = 0

function op(sheet: string, op: SheetOp, changes: Partial<SheetOpRequest> = {}): SheetOpRequest {
  ops += 1
  return {
    opId: `judge-op${ops}`,
    sheet,
    tenure: `tenure${sheet.at(-1)}`,
    sheetEpoch: 1,
    claimedAt: NOW,
    ...op,
    ...changes,
  } as SheetOpRequest
}

const mark = (aspect: string, value: number | null, previousOp: string | null = null): SheetOp => ({
  kind: 'mark',
  aspect,
  value,
  previousOp,
})

/** Decides an op and, when it is taken or held, puts its event into the log. */
function play(contest: TestContest, request: SheetOpRequest, receivedAt = NOW): string {
  const decision = decideSheetOp(contest.state, request, {
    heldId: `held-${request.opId}`,
    receivedAt,
  })
  if (decision.kind === 'refuse') return decision.code
  contest.add(decision.event, request.opId)
  return decision.kind === 'hold' ? `held:${decision.reason}` : 'accepted'
}

function fill(contest: TestContest, sheet: string, width = 500): void {
  for (const [aspect, value] of [
    ['width', width],
    ['form', 2],
    ['safety', 0],
  ] as const) {
    const previous = contest.state.sheets.get(sheet)?.marks.get(aspect)?.opId ?? null
    const epoch = contest.state.sheets.get(sheet)?.epoch ?? 1
    expect(play(contest, op(sheet, mark(aspect, value, previous), { sheetEpoch: epoch }))).toBe(
      'accepted',
    )
  }
}

function submit(contest: TestContest, sheetId: string): string {
  const sheet = contest.state.sheets.get(sheetId)
  if (!sheet) throw new Error(sheetId)
  const request = { kind: 'submit', digest: digestOf(sheet) } as const
  return play(contest, op(sheetId, request, { sheetEpoch: sheet.epoch }))
}

describe('a mark', () => {
  it.each([
    ['in range and on step', 'width', 725, 'accepted'],
    ['the highest', 'width', 1000, 'accepted'],
    ['zero', 'width', 0, 'accepted'],
    ['cleared', 'width', null, 'accepted'],
    ['above the highest', 'width', 1025, 'range'],
    ['below zero', 'width', -25, 'range'],
    ['off step', 'width', 710, 'step'],
    ['a fraction of a unit', 'width', 0.5, 'range'],
    ['level 3', 'form', 3, 'accepted'],
    ['level 4', 'form', 4, 'range'],
    ['of no aspect', 'height', 25, 'unknownAspect'],
  ])('%s', (_name, aspect, value, expected) => {
    expect(play(new TestContest(), op('sheet1-1', mark(aspect, value)))).toBe(expected)
  })

  it('on an unknown sheet is refused', () => {
    expect(play(new TestContest(), op('sheet9-1', mark('width', 25)))).toBe('unknownSheet')
  })

  it('on another seat’s sheet is refused, not held', () => {
    const other = op('sheet1-1', mark('width', 25), { tenure: 'tenure2' })
    expect(play(new TestContest(), other)).toBe('forbidden')
  })

  it('before scoring starts is refused', () => {
    const contest = new TestContest()
    const stage = contest.state.stages.get('stage')
    if (stage) stage.phase = 'drawn'
    expect(play(contest, op('sheet1-1', mark('width', 25)))).toBe('phase')
  })

  it('keeps its order within the aspect, and one aspect does not wait for another', () => {
    const contest = new TestContest()
    const first = op('sheet1-1', mark('width', 25))
    const second = op('sheet1-1', mark('width', 50, first.opId))
    expect(play(contest, second)).toBe('gap')
    expect(play(contest, op('sheet1-1', mark('form', 1)))).toBe('accepted')
    expect(play(contest, first)).toBe('accepted')
    expect(play(contest, second)).toBe('accepted')
    expect(contest.state.sheets.get('sheet1-1')?.marks.get('width')?.value).toBe(50)
  })

  it('that overwrites what it did not see is held as stale', () => {
    const contest = new TestContest()
    const first = op('sheet1-1', mark('width', 25))
    play(contest, first)
    play(contest, op('sheet1-1', mark('width', 50, first.opId)))
    expect(play(contest, op('sheet1-1', mark('width', 75, first.opId)))).toBe('held:stale')
    expect(play(contest, op('sheet1-1', mark('width', 75)))).toBe('held:stale')
    expect(contest.state.sheets.get('sheet1-1')?.marks.get('width')?.value).toBe(50)
  })
})

describe('a mark that comes too late is held', () => {
  it('from a former tenure: moved', () => {
    const contest = new TestContest()
    contest.take('seat1', 'tenure1b')
    expect(play(contest, op('sheet1-1', mark('width', 25)))).toBe('held:moved')
    expect(contest.state.held.size).toBe(1)
    expect(contest.state.sheets.get('sheet1-1')?.marks.size).toBe(0)
  })

  it('of a tenure that a restored log lacks: moved', () => {
    const contest = new TestContest()
    const lost = op('sheet1-1', mark('width', 25), { tenure: 'lost' })
    expect(decideSheetOp(contest.state, lost, { heldId: 'held', receivedAt: NOW }).kind).toBe(
      'refuse',
    )
    expect(
      decideSheetOp(contest.state, lost, { heldId: 'held', receivedAt: NOW, lost: true }),
    ).toMatchObject({
      kind: 'hold',
      reason: 'moved',
      event: { payload: { tenureId: 'lost', claimedAt: lost.claimedAt } },
    })
  })

  it('from before a reopening: stale', () => {
    const contest = new TestContest()
    contest.add({ kind: 'sheet.reopened', payload: { sheet: 'sheet1-1', reason: '复评' } })
    expect(play(contest, op('sheet1-1', mark('width', 25)))).toBe('held:stale')
  })

  it('after the stage was signed, on a submitted or an excused sheet: closed', () => {
    const contest = new TestContest()
    fill(contest, 'sheet1-1')
    expect(submit(contest, 'sheet1-1')).toBe('accepted')
    const previous = contest.state.sheets.get('sheet1-1')?.marks.get('width')?.opId ?? null
    expect(play(contest, op('sheet1-1', mark('width', 25, previous)))).toBe('held:closed')
    contest.add({
      kind: 'sheets.excused',
      payload: { sheets: ['sheet1-2'], cause: 'absent', reason: '缺席' },
    })
    expect(play(contest, op('sheet1-2', mark('width', 25)))).toBe('held:closed')
    const stage = contest.state.stages.get('stage')
    if (stage) stage.phase = 'signed'
    expect(play(contest, op('sheet1-3', mark('width', 25)))).toBe('held:closed')
  })
})

describe('after the last day of a stage', () => {
  /** The day ends in Shanghai, eight hours ahead of UTC. */
  const DAY = { lastDay: '2026-06-01' }
  const IN_TIME = '2026-06-01T15:59:59.999Z'
  const LATE = '2026-06-01T16:00:00.000Z'

  it('marks, notes and submissions are held, to the millisecond', () => {
    const contest = new TestContest(RULES, DAY)
    expect(play(contest, op('sheet1-1', mark('width', 25)), IN_TIME)).toBe('accepted')
    expect(play(contest, op('sheet1-2', mark('width', 25)), LATE)).toBe('held:late')
    expect(play(contest, op('sheet1-2', { kind: 'note', text: '备注' }), LATE)).toBe('held:late')
    fill(contest, 'sheet1-3')
    const sheet = contest.state.sheets.get('sheet1-3')
    if (!sheet) throw new Error('no sheet')
    const digest = digestOf(sheet)
    expect(play(contest, op('sheet1-3', { kind: 'submit', digest }), LATE)).toBe('held:late')
    expect(sheet.status).toBe('open')
    expect(contest.state.sheets.get('sheet1-2')?.marks.size).toBe(0)
    expect(contest.state.held.size).toBe(3)
  })

  it('what is late in another way too is held for that, as before', () => {
    const contest = new TestContest(RULES, DAY)
    contest.take('seat1', 'tenure1b')
    expect(play(contest, op('sheet1-1', mark('width', 25)), LATE)).toBe('held:moved')
  })

  it('a sheet is not taken back, but it can be signed', () => {
    const contest = new TestContest(RULES, DAY)
    for (const seat of [1, 2, 3]) fill(contest, `sheet1-${seat}`)
    expect(submit(contest, 'sheet1-1')).toBe('accepted')
    expect(play(contest, op('sheet1-1', { kind: 'takeBack' }), LATE)).toBe('closed')
    for (const seat of [2, 3]) expect(submit(contest, `sheet1-${seat}`)).toBe('accepted')
    const sheet = contest.state.sheets.get('sheet1-1')
    if (!sheet) throw new Error('no sheet')
    const sign = { kind: 'sign', digest: digestOf(sheet) } as const
    expect(play(contest, op('sheet1-1', sign), LATE)).toBe('accepted')
  })

  it('nobody adopts an own held mark, though the chief judge can', () => {
    const contest = new TestContest(RULES, DAY)
    const late = op('sheet1-1', mark('width', 25))
    expect(play(contest, late, LATE)).toBe('held:late')
    const held = `held-${late.opId}`
    const own = { ...op('sheet1-1', mark('width', 25)), kind: 'adoptHeld', held, previousOp: null }
    expect(play(contest, own as SheetOpRequest, LATE)).toBe('closed')
    expect(play(contest, own as SheetOpRequest, IN_TIME)).toBe('forbidden')
    const adopt = { kind: 'decideHeld', held, decision: 'adopt', reason: '路上没有信号' } as const
    expect(decideChiefOp(contest.state, 'stage', adopt).kind).toBe('accept')
  })

  it('a sheet that was reopened after it takes marks', () => {
    const contest = new TestContest(RULES, { lastDay: '1969-12-31' })
    contest.add({ kind: 'sheet.reopened', payload: { sheet: 'sheet1-1', reason: '复评' } })
    const again = op('sheet1-1', mark('width', 25), { sheetEpoch: 2 })
    expect(play(contest, again, NOW)).toBe('accepted')
    expect(play(contest, op('sheet1-2', mark('width', 25)), NOW)).toBe('held:late')
  })
})

describe('a submission', () => {
  it('names the aspects that are missing; not scored is never zero', () => {
    const contest = new TestContest()
    play(contest, op('sheet1-1', mark('width', 0)))
    const sheet = contest.state.sheets.get('sheet1-1')
    if (!sheet) throw new Error('no sheet')
    const decision = decideSheetOp(
      contest.state,
      op('sheet1-1', { kind: 'submit', digest: digestOf(sheet) }),
      { heldId: 'held', receivedAt: NOW },
    )
    expect(decision).toEqual({
      kind: 'refuse',
      code: 'missing',
      details: { aspects: ['form', 'safety'] },
    })
  })

  it('is refused when the judge saw another sheet', () => {
    const contest = new TestContest()
    fill(contest, 'sheet1-1')
    const wrong = op('sheet1-1', { kind: 'submit', digest: '0'.repeat(64) })
    expect(play(contest, wrong)).toBe('digest')
  })

  it('can be taken back until the total counts, and signed only then', () => {
    const contest = new TestContest(RULES)
    for (const seat of [1, 2]) {
      fill(contest, `sheet1-${seat}`)
      expect(submit(contest, `sheet1-${seat}`)).toBe('accepted')
    }
    const sheet = contest.state.sheets.get('sheet1-1')
    if (!sheet) throw new Error('no sheet')
    const sign = { kind: 'sign', digest: digestOf(sheet) } as const
    expect(play(contest, op('sheet1-1', sign))).toBe('notCounted')
    expect(play(contest, op('sheet1-1', { kind: 'takeBack' }))).toBe('accepted')
    expect(submit(contest, 'sheet1-1')).toBe('accepted')
    fill(contest, 'sheet1-3')
    expect(submit(contest, 'sheet1-3')).toBe('accepted')
    expect(play(contest, op('sheet1-1', { kind: 'takeBack' }))).toBe('counted')
    expect(play(contest, op('sheet1-1', sign))).toBe('accepted')
    expect(sheet.epoch).toBe(2)
    expect(play(contest, op('sheet1-1', { kind: 'takeBack' }))).toBe('stale')
  })
})
