/** Entries that are level after every rule: the chief judge orders them, then results can be published. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTies, tieOrderWith } from '~/domain/contest/openTies'
import type { ResultDocument } from '~/domain/contest/resultDocument'
import { RULES } from '~/domain/contest/testContest'
import { testApplication, type TestApplication } from '../../testing/application'
import { TestDesk } from '../../testing/chiefDesk'
import { publishResults } from '../stages/publishResults.server'

let app: TestApplication
let desk: TestDesk
const reason = '按操作规范程度裁定'

/** Widths for each entrant in drawing order; the first two and the last two are level. */
const WIDTHS = [900, 900, 800, 700, 700]

beforeEach(async () => {
  app = await testApplication()
  const ruleSet = { ...RULES, ties: [{ by: 'decision' as const }] }
  desk = await TestDesk.open(app, { entries: WIDTHS.length, ruleSet })
  for (const [entrant, width] of WIDTHS.entries()) {
    for (const seat of [0, 1, 2]) await desk.submit(desk.sheet(seat, entrant), width)
  }
  await desk.perform({ kind: 'moveStage', to: 'signing', reason })
  for (const id of desk.state.sheets.keys()) {
    await desk.judge(id, 'sign', { digest: desk.digest(id) })
  }
})
afterEach(() => app.close())

const publish = () =>
  publishResults(app, {
    contestId: desk.contest.id,
    opId: randomUUID(),
    actor: 'organiser',
    receivedAt: app.now(),
  })
const ties = () => openTies(desk.state) ?? []

/** Decides the best open tie, last first, as the panel sends it. */
function decideFirst() {
  const entries = ties()[0]?.rows.map(({ entry }) => entry) ?? []
  const order = tieOrderWith(desk.state, entries.reverse())
  return desk.perform({ kind: 'decideTies', order, reason })
}

it('no tie is known before every stage is decoded', async () => {
  expect(openTies(desk.state)).toBeNull()
  expect(await publish()).toEqual({ ok: false, code: 'notDecoded' })
})

describe('once the stage is decoded', () => {
  beforeEach(() => desk.decode())

  it('each tie waits in its rank, and nothing is published before the last is decided', async () => {
    expect(ties().map(({ rank, rows }) => [rank, rows.length])).toEqual([
      [1, 2],
      [4, 2],
    ])
    expect(await publish()).toEqual({ ok: false, code: 'undecidedTies' })
    expect(await decideFirst()).toMatchObject({ ok: true })
    expect(ties().map(({ rank }) => rank)).toEqual([4])
    expect(await publish()).toEqual({ ok: false, code: 'undecidedTies' })
    expect(await decideFirst()).toMatchObject({ ok: true })
    expect(ties()).toEqual([])
    expect(await publish()).toMatchObject({ ok: true, version: 1 })
  })

  it('the published ranks follow the order that was decided', async () => {
    await decideFirst()
    await decideFirst()
    const order = [...desk.state.tieOrder]
    await publish()
    const { standings } = await app.read.resultVersion.findFirstOrThrow()
    const { rows } = JSON.parse(standings) as ResultDocument
    expect(rows.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5])
    expect(rows.map(({ entry }) => entry).filter((id) => order.includes(id))).toEqual(order)
  })

  it('no tie is decided after the results were published', async () => {
    await decideFirst()
    await decideFirst()
    const order = [...desk.state.tieOrder]
    await publish()
    const again = { kind: 'decideTies', order: [...order].reverse(), reason } as const
    expect(await desk.perform(again)).toMatchObject({ ok: false, code: 'phase' })
    expect(desk.state.tieOrder).toEqual(order)
  })

  it('results wait for every late mark to be decided', async () => {
    await decideFirst()
    await decideFirst()
    expect(await desk.mark(desk.sheet(0), 'width', 950)).toMatchObject({ code: 'held' })
    expect(await publish()).toEqual({ ok: false, code: 'heldOps' })
    const [held = ''] = desk.state.held.keys()
    await desk.perform({ kind: 'decideHeld', held, decision: 'dismiss', reason })
    expect(await publish()).toMatchObject({ ok: true })
  })
})
