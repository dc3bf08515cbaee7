import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { decideSheetOp } from '~/domain/contest/decideSheetOp'
import { TestContest } from '~/domain/contest/testContest'
import type { JudgeOp } from '~/protocol/judging'
import { nextJudgeOp } from './nextJudgeOp'
import { seededRandom } from './random'

const outside = { random: seededRandom(7), newId: randomUUID, now: new Date(0) }

function next(contest: TestContest, tenures: readonly string[]): JudgeOp | null {
  const stage = contest.state.stages.get('stage')
  if (!stage) throw new Error('No stage')
  return nextJudgeOp(contest.state, stage, new Set(tenures), outside)
}

const arrival = { heldId: 'held', receivedAt: '2026-06-01T00:00:00.000Z' }

/** Performs what comes next until nothing does. */
function play(contest: TestContest, tenures: readonly string[]): JudgeOp[] {
  const done: JudgeOp[] = []
  for (let op = next(contest, tenures); op && done.length < 100; op = next(contest, tenures)) {
    const decision = decideSheetOp(contest.state, op, arrival)
    if (decision.kind !== 'accept') throw new Error(`${op.kind}: ${decision.kind}`)
    contest.add(decision.event, op.opId)
    done.push(op)
  }
  return done
}

it('marks every aspect once, submits every sheet, and stops', () => {
  const contest = new TestContest()
  const done = play(contest, ['tenure1', 'tenure2', 'tenure3'])
  expect(done.filter(({ kind }) => kind === 'mark')).toHaveLength(18)
  expect(done.filter(({ kind }) => kind === 'submit')).toHaveLength(6)
  expect([...contest.state.sheets.values()].every(({ status }) => status === 'submitted')).toBe(
    true,
  )
})

it('leaves the seats of others alone', () => {
  const contest = new TestContest()
  const done = play(contest, ['tenure2'])
  expect(done.every(({ sheet }) => sheet.endsWith('-2'))).toBe(true)
  expect(done.filter(({ kind }) => kind === 'submit')).toHaveLength(2)
})

it('goes on where it was, as after a restart', () => {
  const contest = new TestContest()
  const first = next(contest, ['tenure1'])
  if (first?.kind !== 'mark') throw new Error('No mark')
  const decision = decideSheetOp(contest.state, first, arrival)
  if (decision.kind !== 'accept') throw new Error('Refused')
  contest.add(decision.event, first.opId)
  const rest = play(contest, ['tenure1'])
  expect(rest.filter(({ kind }) => kind === 'mark')).toHaveLength(5)
})

it('signs once the chief judge has closed the scoring', () => {
  const contest = new TestContest()
  const all = ['tenure1', 'tenure2', 'tenure3']
  play(contest, all)
  contest.add({ kind: 'stage.moved', payload: { stage: 'stage', to: 'signing', reason: null } })
  expect(play(contest, all).map(({ kind }) => kind)).toEqual(Array(6).fill('sign'))
})

it('marks a reopened sheet again, and does nothing before the scoring', () => {
  const contest = new TestContest()
  play(contest, ['tenure1'])
  contest.add({ kind: 'sheet.reopened', payload: { sheet: 'sheet1-1', reason: 'again' } })
  expect(play(contest, ['tenure1']).at(-1)).toMatchObject({ kind: 'submit', sheet: 'sheet1-1' })
  contest.add({ kind: 'stage.moved', payload: { stage: 'stage', to: 'drawn', reason: null } })
  expect(next(contest, ['tenure2'])).toBeNull()
})
