import { describe, expect, it } from 'vitest'
import { checkMarks } from './checkMarks'
import type { DatabaseCopy } from './database'
import { chained, copy, ledger, OPS, withEvents } from './testCopy'

const eventsOf = (of: DatabaseCopy) => [...(of.logs[0]?.events ?? [])]

describe('a day that went well', () => {
  it('has every mark once', () => {
    expect(checkMarks(ledger(), copy())).toEqual({
      marksSent: 3,
      marksAcked: 3,
      marksStored: 3,
      lost: [],
      duplicated: [],
    })
  })
})

describe('what is lost is found', () => {
  it('an acknowledged mark that is not in the log', () => {
    const without = eventsOf(copy()).filter(({ opId }) => opId !== OPS.width.opId)
    const { lost, marksStored } = checkMarks(ledger(), withEvents(without))
    expect(lost).toContain(`${OPS.width.opId}: acknowledged as stored, and is not in the log`)
    expect(marksStored).toBe(2)
  })

  it('an acknowledged mark with another value, or another number', () => {
    const [first, ...rest] = eventsOf(copy())
    if (!first) throw new Error('No event')
    const other = { ...(first.payload as object), value: 1 }
    expect(checkMarks(ledger(), withEvents([{ ...first, payload: other }, ...rest])).lost).toEqual([
      `${OPS.width.opId}: is stored as another mark`,
      `${OPS.width.opId}: the sheet does not show the last mark of s1 width`,
    ])
    const { lost } = checkMarks(ledger(), withEvents([{ ...first, seq: 9 }, ...rest]))
    expect(lost).toContain(`${OPS.width.opId}: is not number 1 of the log`)
  })

  it('a mark that the sheet no longer shows', () => {
    const { lost } = checkMarks(ledger(), { ...copy(), marks: copy().marks.slice(1) })
    expect(lost).toEqual([`${OPS.width.opId}: the sheet does not show the last mark of s1 width`])
  })

  it('a held mark that nobody decided, or whose row says otherwise', () => {
    const undecided = withEvents(eventsOf(copy()).slice(0, 3))
    expect(checkMarks(ledger(), undecided).lost).toEqual([
      `${OPS.late.opId}: the held op was never decided`,
    ])
    const held = copy().held.map((row) => ({ ...row, decision: null }))
    expect(checkMarks(ledger(), { ...copy(), held }).lost).toHaveLength(1)
  })

  it('a mark that was never answered, and one that was refused', () => {
    const told = ledger()
    told.unanswered.push(OPS.width)
    expect(checkMarks(told, copy()).lost).toEqual([`${OPS.width.opId}: mark was never answered`])
    const refused = ledger()
    const op = { ...OPS.width, opId: OPS.width.opId.replace('1', '9') }
    refused.noteSent(op)
    refused.noteAnswer('c1', op, { ok: false, opId: op.opId, code: 'range', final: true })
    expect(checkMarks(refused, copy()).lost).toEqual([`${op.opId}: the mark was refused: range`])
  })
})

it('leaves the marks of other contests on the server alone', () => {
  const good = copy()
  const payload = { sheet: 'other', aspect: 'width', value: 1, tenureId: 't9', cites: null }
  const scope = 'contest:other'
  const events = chained([{ opId: 'other-1', kind: 'mark.set', payload }], scope)
  const log = { scope, lastSeq: 1, headHash: events[0]?.hash ?? '', events }
  expect(checkMarks(ledger(), { ...good, logs: [...good.logs, log] })).toMatchObject({
    marksStored: 3,
    lost: [],
    duplicated: [],
  })
})

describe('what is there too often is found', () => {
  it('a mark that is in the log twice', () => {
    const events = eventsOf(copy())
    const twice = events.concat(events.slice(0, 1))
    expect(checkMarks(ledger(), withEvents(twice)).duplicated).toEqual([
      `${OPS.width.opId}: is in the logs 2 times`,
    ])
  })

  it('a held mark that was adopted twice', () => {
    const payload = { sheet: 's1', aspect: 'form', value: 3, tenureId: 't1', cites: 'h1' }
    const adopted = [1, 2].map((n) => ({ opId: `adopt-${n}`, kind: 'mark.set', payload }))
    const events = [...eventsOf(copy()), ...chained(adopted)]
    expect(checkMarks(ledger(), withEvents(events)).duplicated).toContain(
      'h1: the held op was adopted 2 times',
    )
  })

  it('a row without an event', () => {
    const strange = { sheetId: 's2', aspectId: 'width', value: 1, opId: 'x', seq: 3 }
    const { duplicated } = checkMarks(ledger(), { ...copy(), marks: [...copy().marks, strange] })
    expect(duplicated).toEqual(['x: a mark without an event'])
  })

  it('a mark that got two answers', () => {
    const told = ledger()
    told.noteAnswer('c1', OPS.width, { ok: true, opId: OPS.width.opId, seq: 1 })
    expect(checkMarks(told, copy()).duplicated).toEqual([])
    told.noteAnswer('c1', OPS.width, { ok: true, opId: OPS.width.opId, seq: 4 })
    expect(checkMarks(told, copy()).duplicated).toEqual([
      `${OPS.width.opId}: answered stored 1, then stored 4`,
    ])
  })
})
