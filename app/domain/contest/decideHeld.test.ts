import { beforeEach, describe, expect, it } from 'vitest'
import { decideChiefOp } from './decideChiefOp'
import { decideSheetOp, type SheetOpRequest } from './decideSheetOp'
import type { HeldDecisionOp, SheetOp } from './events'
import { planSeatAdoption } from './seatAdoption'
import { digestOf } from './sheetChecks'
import { sheetView } from './sheetView'
import { RULES, STAGE, TestContest } from './testContest'

const SHEET = 'sheet1-1'
const CLAIMED = '2026-06-01T01:00:00.000Z'

let contest: TestContest
let ops = 0

beforeEach(() => {
  contest = new TestContest()
})

/** Sends an op as the judge who had `tenure`; gives back what became of it. */
function send(
  op: SheetOp | HeldDecisionOp,
  changes: Partial<SheetOpRequest> & { lost?: boolean } = {},
): string {
  ops += 1
  const { lost = false, ...rest } = changes
  const place = { opId: `j${ops}`, sheet: SHEET, tenure: 'tenure1', sheetEpoch: 1 }
  const request = { ...place, claimedAt: CLAIMED, ...op, ...rest } as SheetOpRequest
  const decision = decideSheetOp(contest.state, request, {
    heldId: `held of ${request.opId}`,
    receivedAt: CLAIMED,
    lost,
  })
  if (decision.kind === 'refuse') return decision.code
  contest.add(decision.event, request.opId, `person-${request.tenure}`)
  return decision.kind === 'hold' ? `held:${decision.reason}` : 'accepted'
}

const mark = (value: number, previousOp: string | null = null): SheetOp => ({
  kind: 'mark',
  aspect: 'width',
  value,
  previousOp,
})
const sheet = () => {
  const found = contest.state.sheets.get(SHEET)
  if (!found) throw new Error('no sheet')
  return found
}
const width = () => sheet().marks.get('width')
const lastHeld = () => [...contest.state.held.keys()].at(-1) ?? ''
const adopt = (previousOp: string | null = null, held = lastHeld()): HeldDecisionOp => ({
  kind: 'adoptHeld',
  held,
  previousOp,
})
const dismiss = (held = lastHeld()): HeldDecisionOp => ({
  kind: 'dismissHeld',
  held,
  reason: '已重新评过',
})
const reopen = () =>
  contest.add({ kind: 'sheet.reopened', payload: { sheet: SHEET, reason: '复评' } })

/** A stale mark of the judge who sits there: 5.00 is on the sheet, 7.50 is held. */
function holdStale(): void {
  expect(send(mark(500), { opId: 'first' })).toBe('accepted')
  expect(send(mark(750))).toBe('held:stale')
}

describe('a judge, about an own held op', () => {
  it('adopts it: an event of the judge’s that cites it, with the mark as it was made', () => {
    holdStale()
    expect(send(adopt('first'), { opId: 'adoption' })).toBe('accepted')
    expect(width()).toMatchObject({ value: 750, opId: 'adoption', tenureId: 'tenure1' })
    expect(contest.log.at(-1)).toMatchObject({ payload: { cites: lastHeld() } })
    expect(contest.state.held.get(lastHeld())?.decision).toMatchObject({ kind: 'adopted' })
    expect(send(mark(775, 'adoption'))).toBe('accepted')
  })

  it('dismisses it with a reason, and nothing else changes', () => {
    holdStale()
    expect(send(dismiss())).toBe('accepted')
    expect(width()?.value).toBe(500)
    expect(contest.state.held.get(lastHeld())?.decision).toMatchObject({
      kind: 'dismissed',
      reason: '已重新评过',
    })
  })

  it('decides once', () => {
    holdStale()
    send(dismiss())
    expect(send(adopt('first'))).toBe('alreadyDecided')
    expect(send(dismiss())).toBe('alreadyDecided')
  })

  it('does not replace a mark that changed since it was looked at', () => {
    holdStale()
    expect(send(mark(525, 'first'), { opId: 'second' })).toBe('accepted')
    expect(send(adopt('first'))).toBe('stale')
    expect(width()?.value).toBe(525)
    expect(send(adopt('second'))).toBe('accepted')
  })

  it('cannot adopt onto a submitted or signed sheet, nor one reopened meanwhile', () => {
    holdStale()
    send({ kind: 'mark', aspect: 'form', value: 1, previousOp: null })
    send({ kind: 'mark', aspect: 'safety', value: 0, previousOp: null })
    expect(send({ kind: 'submit', digest: digestOf(sheet()) })).toBe('accepted')
    expect(send(adopt('first'))).toBe('closed')
    contest.add({ kind: 'sheet.signed', payload: { sheet: SHEET, digest: digestOf(sheet()) } })
    expect(send(adopt('first'), { sheetEpoch: 2 })).toBe('closed')
    reopen()
    expect(send(adopt('first'))).toBe('stale')
    expect(send(adopt('first'), { sheetEpoch: 3 })).toBe('accepted')
  })

  it('can still dismiss it once the stage is signed, but not adopt it', () => {
    holdStale()
    contest.add({ kind: 'stage.moved', payload: { stage: 'stage', to: 'signed', reason: null } })
    expect(send(adopt('first'))).toBe('closed')
    expect(send(dismiss())).toBe('accepted')
  })

  it('decides from the seat’s present tenure only', () => {
    holdStale()
    contest.take('seat1', 'tenure1b', 'person-tenure1')
    expect(send(adopt('first'))).toBe('moved')
    expect(send(dismiss())).toBe('moved')
    expect(send(adopt('first'), { tenure: 'unknown', lost: true })).toBe('moved')
    expect(send(adopt('first'), { tenure: 'tenure1b' })).toBe('accepted')
    expect(width()?.tenureId).toBe('tenure1')
  })

  it('leaves what another judge of the seat made to the chief judge', () => {
    expect(send(mark(500), { sheetEpoch: 9 })).toBe('held:stale')
    contest.take('seat1', 'tenure1b')
    expect(send(adopt(), { tenure: 'tenure1b' })).toBe('forbidden')
    expect(send(dismiss(), { tenure: 'tenure1b' })).toBe('forbidden')
    const op = { kind: 'decideHeld', held: lastHeld(), decision: 'adopt', reason: '核实' } as const
    expect(decideChiefOp(contest.state, 'stage', op)).toMatchObject({
      event: { payload: { value: 500, tenureId: 'tenure1', reason: '核实' } },
    })
  })

  it('finds it on its own sheet only', () => {
    holdStale()
    expect(send(dismiss(), { sheet: 'sheet2-1' })).toBe('unknownHeld')
    expect(send(dismiss('none'))).toBe('unknownHeld')
    expect(send(dismiss(), { sheet: 'sheet1-2', tenure: 'tenure2' })).toBe('unknownHeld')
  })

  it('adopts a submission only of the sheet as it stands', () => {
    send({ kind: 'mark', aspect: 'width', value: 500, previousOp: null }, { opId: 'w' })
    const early = digestOf(sheet())
    expect(send({ kind: 'submit', digest: early }, { sheetEpoch: 9 })).toBe('held:stale')
    expect(send(adopt())).toBe('missing')
    send({ kind: 'mark', aspect: 'form', value: 1, previousOp: null })
    send({ kind: 'mark', aspect: 'safety', value: 0, previousOp: null })
    expect(send(adopt())).toBe('digest')
    expect(send({ kind: 'submit', digest: digestOf(sheet()) }, { sheetEpoch: 9 })).toBe(
      'held:stale',
    )
    expect(send(adopt())).toBe('accepted')
    expect(sheet().status).toBe('submitted')
  })

  it('cannot adopt what the rules no longer know', () => {
    holdStale()
    const scheme = { ...STAGE.scheme, criteria: [] }
    contest.state.ruleSet = { ...RULES, stages: [{ ...STAGE, scheme }] }
    expect(send(adopt('first'))).toBe('superseded')
  })
})

it('the chief judge does not replace a mark that changed since the page was made', () => {
  holdStale()
  const op = { kind: 'decideHeld', held: lastHeld(), decision: 'adopt', reason: '核实' } as const
  const decide = (replaces: string) => decideChiefOp(contest.state, 'stage', { ...op, replaces })
  expect(decide('nothing')).toEqual({ kind: 'refuse', code: 'changed' })
  expect(decide('first')).toMatchObject({ kind: 'accept' })
})

describe('the judge’s view of a sheet', () => {
  const view = () => sheetView(contest.state, sheet()).held

  it('has no list while nothing was held', () => {
    expect('held' in sheetView(contest.state, sheet())).toBe(false)
  })

  it('tells of each held op what it is, when it was made and what became of it', () => {
    holdStale()
    expect(view()).toMatchObject([
      {
        own: true,
        op: { kind: 'mark', aspect: 'width', value: 750 },
        reason: 'stale',
        claimedAt: CLAIMED,
        decision: null,
        refusal: null,
      },
    ])
    send(adopt('first'))
    expect(view()).toMatchObject([{ decision: { kind: 'adopted', by: 'self' }, refusal: null }])
  })

  it('says whose it is after the seat was given to another judge', () => {
    holdStale()
    contest.take('seat1', 'tenure1b')
    expect(view()).toMatchObject([{ own: false, op: { value: 750 } }])
    expect(sheetView(contest.state, sheet()).marks['width']?.value).toBe(500)
  })

  it('says why it cannot be adopted now', () => {
    holdStale()
    sheet().status = 'submitted'
    expect(view()).toMatchObject([{ refusal: 'sheetNotOpen' }])
  })
})

describe('adopting all of a seat', () => {
  const plan = () => planSeatAdoption(contest.state, 'seat1', (held) => `adoption of ${held}`)
  const lost = (op: SheetOp, opId: string) =>
    expect(send(op, { opId, tenure: 'lost', lost: true })).toBe('held:moved')

  it('follows each aspect’s order, as after a restored backup', () => {
    send(mark(500), { opId: 'kept' })
    lost(mark(525, 'kept'), 'l1')
    lost(mark(550, 'l1'), 'l2')
    lost({ kind: 'submit', digest: '0'.repeat(64) }, 'l3')
    expect(plan()).toEqual({
      adopt: [
        { held: 'held of l1', replaces: 'kept' },
        { held: 'held of l2', replaces: 'adoption of held of l1' },
        { held: 'held of l3', replaces: undefined },
      ],
      left: [],
    })
  })

  it('goes on where an earlier adoption stopped', () => {
    lost(mark(525), 'l1')
    lost(mark(550, 'l1'), 'l2')
    const payload = { sheet: SHEET, aspect: 'width', value: 525, tenureId: 'lost' }
    contest.add({ kind: 'mark.set', payload: { ...payload, cites: 'held of l1' } }, 'adoption')
    expect(plan().adopt).toEqual([{ held: 'held of l2', replaces: 'adoption' }])
  })

  it('leaves what would replace a mark or note that its judge had not seen', () => {
    send(mark(500), { opId: 'kept' })
    send({ kind: 'note', text: '现在的备注' })
    lost(mark(525), 'l1')
    lost({ kind: 'note', text: '先前的备注' }, 'l2')
    expect(plan()).toEqual({
      adopt: [],
      left: [
        { held: 'held of l1', why: 'changed' },
        { held: 'held of l2', why: 'changed' },
      ],
    })
  })

  it('leaves what is on a closed sheet, and asks only for the seat’s own', () => {
    lost(mark(525), 'l1')
    sheet().status = 'submitted'
    expect(plan().left).toEqual([{ held: 'held of l1', why: 'sheetNotOpen' }])
    expect(planSeatAdoption(contest.state, 'seat2', String)).toEqual({ adopt: [], left: [] })
  })
})
