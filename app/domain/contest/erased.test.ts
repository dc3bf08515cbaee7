import { describe, expect, it } from 'vitest'
import { foldContest } from './apply'
import type { ContestEvent } from './events'
import { resultDocument } from './resultDocument'
import { TestContest } from './testContest'

/** The log with the payloads of some events erased. */
function without(log: readonly ContestEvent[], isErased: (event: ContestEvent) => boolean) {
  return log.map((event): ContestEvent =>
    isErased(event) ? { ...event, kind: 'erased', payload: { was: event.kind } } : event,
  )
}

function decoded(): TestContest {
  const contest = new TestContest()
  for (const number of [1, 2]) {
    const entry = `entry${number}`
    const payload = { entry, zone: 'zone', entryCode: `E00${number}` }
    contest.add({ kind: 'entry.approved', payload })
  }
  for (const seat of [1, 2, 3]) {
    for (const entrant of [1, 2]) {
      const sheet = `sheet${entrant}-${seat}`
      const tenureId = `tenure${seat}`
      for (const [aspect, value] of [
        ['width', entrant * 100],
        ['form', 2],
        ['safety', 0],
      ] as const) {
        contest.add({ kind: 'mark.set', payload: { sheet, aspect, value, tenureId, cites: null } })
      }
      contest.add({ kind: 'sheet.submitted', payload: { sheet, digest: 'd', cites: null } })
    }
  }
  const pairs = [1, 2].map((number) => ({ codeId: `code${number}`, entry: `entry${number}` }))
  contest.add({ kind: 'stage.decoded', payload: { stage: 'stage', seed: 's', pairs } })
  return contest
}

describe('an erased event', () => {
  it('keeps its place and its op, and moves no other rank', () => {
    const { log } = decoded()
    const whole = resultDocument(foldContest('contest', log))
    const erased = without(
      log,
      (event) => event.kind === 'entry.approved' && event.payload.entry === 'entry2',
    )
    const state = foldContest('contest', erased)
    expect(state.seq).toBe(log.length)
    expect(state.ops.size).toBe(log.length)
    expect(state.entries.get('entry2')).toEqual({
      ...{ id: 'entry2', zoneId: '', entryCode: '—', status: 'approved' },
    })
    const rows = resultDocument(state).rows
    expect(rows.map(({ entry, rank, total }) => [entry, rank, total])).toEqual(
      whole.rows.map(({ entry, rank, total }) => [entry, rank, total]),
    )
  })

  it('of a judge leaves the marks', () => {
    const { log } = decoded()
    const state = foldContest(
      'contest',
      without(log, ({ kind }) => kind === 'seat.taken'),
    )
    expect(state.seats.get('seat1')).toMatchObject({ tenureId: null, personId: null })
    expect(state.sheets.get('sheet1-1')?.marks.get('width')?.value).toBe(100)
  })

  it('that ended an entry stops the fold, which would rank the entry again', () => {
    const contest = decoded()
    contest.add({ kind: 'entry.disqualified', payload: { entry: 'entry2', reason: 'r' } })
    const broken = without(contest.log, ({ kind }) => kind === 'entry.disqualified')
    expect(() => foldContest('contest', broken)).toThrow('entry.disqualified')
  })

  it('that held a whole stage stops the fold', () => {
    const { log } = decoded()
    const broken = without(log, ({ kind }) => kind === 'stage.drawn')
    expect(() => foldContest('contest', broken)).toThrow('Event 2 (stage.drawn)')
  })
})
