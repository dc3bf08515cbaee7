import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChiefOp } from '~/domain/contest/decideChiefOp'
import { reviewScore } from '~/domain/review/reviewScore'
import { figuresRead } from '~/domain/review/rubric'
import { YEARLY_REVIEW } from '~/domain/review/templates'
import { performChiefOp } from '~/services/contest/chief/performChiefOp.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { TestExpert, testPanels, type TestPanels } from '~/services/testing/reviewPanel'
import { endInPanelsWithin, movePanelWithin, replaceInPanelsWithin } from './changePanels.server'
import { panelFacts } from './panelFacts.server'
import { panelsOf } from './panelsOf.server'
import { sheetsOfReviews } from './panelSheets.server'

let app: TestApplication
let panels: TestPanels
let cycleId: string

beforeEach(async () => {
  app = await testApplication()
  panels = await testPanels(app)
  cycleId = panels.cycleId
})
afterEach(() => app.close())

const by = () => ({ actor: 'organiser', opId: randomUUID(), receivedAt: app.now() })
const enter = (stage: string) =>
  app.writer.write((tx) => movePanelWithin(tx, { cycleId, stage }, by()))
const sit = (expert: number, key: string) =>
  TestExpert.sit(app, { cycleId, key, personId: panels.experts[expert] ?? '' })
const replace = (reviewId: string, from: number, to: number) =>
  app.writer.write((tx) => {
    const people = { from: panels.experts[from] ?? '', to: panels.experts[to] ?? '' }
    return replaceInPanelsWithin(tx, { cycleId, reviewId, ...people, reason: '回避' }, by())
  })

/** Ordinals of the seats whose sheets are required, for each stage. */
async function requiredSeats(reviewId: string): Promise<number[][]> {
  return (await panelsOf(app, cycleId)).map(({ state, stage }) => {
    const entrants = stage.entrantIds.map((id) => state.entrants.get(id))
    const ids = entrants.find((entrant) => entrant?.entryId === reviewId)?.sheetIds ?? []
    const sheets = ids.flatMap((id) => state.sheets.get(id) ?? [])
    return sheets
      .filter(({ excused }) => excused === null)
      .map(({ seatId }) => state.seats.get(seatId)?.ordinal ?? 0)
  })
}

/** The log, the memory and the tables tell the same. */
async function expectWhole(): Promise<void> {
  for (const { state, stage } of await panelsOf(app, cycleId)) {
    const rows = await app.read.sheet.findMany({ where: { stageId: stage.id } })
    const known = [...state.sheets.values()].map(({ id, excused, status }) => [id, excused, status])
    const stored = rows.map(({ id, excused, status }) => [id, excused, status])
    expect(stored.sort()).toEqual(known.sort())
    const seats = await app.read.seat.findMany({ where: { stageId: stage.id } })
    expect(seats.map(({ id }) => id).sort()).toEqual([...stage.seatIds].sort())
  }
}

describe('a stage of a panel', () => {
  it('takes no mark before the cycle enters it, and starts once', async () => {
    const [a] = panels.reviews
    const expert = await sit(0, 'paper')
    expect(await expert.mark(a, 'rules', 2)).toMatchObject({ ok: false, code: 'phase' })
    await enter('paper')
    await enter('paper')
    expect(await expert.mark(a, 'rules', 2)).toMatchObject({ ok: true })
    const other = await sit(0, 'siteVisit')
    expect(await other.mark(a, 'premises', 2)).toMatchObject({ ok: false, code: 'phase' })
  })

  it('is begun by its cycle alone, and not signed while a studio has too few sheets', async () => {
    const contestId = `${cycleId}.paper`
    const stageId = `${contestId}.paper`
    const { panelId: editionId, chief } = panels
    const perform = (op: ChiefOp) =>
      performChiefOp(app, {
        viewer: { personId: chief, grants: [{ role: 'chiefJudge', editionId, contestId }] },
        request: { stageId, opId: randomUUID(), op },
        device: null,
        receivedAt: app.now(),
      })
    const start = { kind: 'moveStage', to: 'scoring', reason: '开始' } as const
    expect(await perform(start)).toMatchObject({ ok: false, code: 'lifecycle.notYourMove' })
    await enter('paper')
    for (const expert of [0, 1, 2]) {
      const seat = await sit(expert, 'paper')
      const own = panels.reviews.filter(
        (_, place) => expert === 0 || place === 2 || place === expert - 1,
      )
      for (const reviewId of own) await seat.score(reviewId, 2)
    }
    const sign = { kind: 'moveStage', to: 'signing', reason: '评完' } as const
    const [a] = panels.reviews
    const own = (await sit(1, 'paper')).sheetOf(a).id
    const excuse = { kind: 'excuse', sheets: [own], cause: 'absent', reason: '示例' } as const
    expect(await perform(excuse)).toMatchObject({ ok: true })
    expect(await perform(sign)).toMatchObject({ ok: false, code: 'lifecycle.missingSheets' })
    const again = { kind: 'require', sheets: [own], reason: '示例' } as const
    expect(await perform(again)).toMatchObject({ ok: true })
    expect(await perform(sign)).toMatchObject({ ok: true })
  })

  it('tells what is missing by stage and by review, and what the score rests on', async () => {
    const [a, b] = panels.reviews
    for (const key of ['paper', 'siteVisit', 'live']) await enter(key)
    for (const key of ['paper', 'siteVisit', 'live']) {
      for (const expert of [0, 1]) await (await sit(expert, key)).score(a, 2)
    }
    const facts = await panelFacts(app, cycleId)
    const none = { openDeviations: 0, heldOps: 0 }
    const submitted = [0, 1].map((seat) => ({ review: a, expert: panels.experts[seat] }))
    const open = { ...none, missingSheets: 5, isSigned: false, submitted }
    expect(facts.stages.get('paper')).toEqual(open)
    expect(facts.reviews.get(a)).toEqual({ ...none, missingSheets: 0 })
    expect(facts.reviews.get(b)).toEqual({ ...none, missingSheets: 6 })
    const figures = Object.fromEntries(figuresRead(YEARLY_REVIEW.rubric).map((key) => [key, 0]))
    const sheets = await sheetsOfReviews(app, cycleId)
    const score = reviewScore(YEARLY_REVIEW.rubric, figures, sheets.get(a) ?? new Map())
    expect(score.kind).toBe('complete')
    expect(reviewScore(YEARLY_REVIEW.rubric, figures, sheets.get(b) ?? new Map()).kind).toBe(
      'incomplete',
    )
  })

  it('holds what comes after its last day, whatever else is right', async () => {
    const stages = YEARLY_REVIEW.stages.map((stage) =>
      stage.key === 'paper' ? { ...stage, deadline: '2021-11-10' } : stage,
    )
    await app.close()
    app = await testApplication()
    panels = await testPanels(app, { scheme: { ...YEARLY_REVIEW, stages } })
    cycleId = panels.cycleId
    const [a] = panels.reviews
    app.setNow(new Date('2021-11-10T23:59:59+08:00'))
    await enter('paper')
    const expert = await sit(0, 'paper')
    expect(await expert.mark(a, 'rules', 2)).toMatchObject({ ok: true })
    app.setNow(new Date('2021-11-11T00:00:00+08:00'))
    expect(await expert.mark(a, 'rules', 3)).toMatchObject({ ok: false, code: 'held' })
    expect(expert.sheetOf(a).marks.get('rules')?.value).toBe(2)
    expect((await panelFacts(app, cycleId)).reviews.get(a)?.heldOps).toBe(1)
  })

  it('counts a deviation and a late mark as open', async () => {
    const [a] = panels.reviews
    await enter('paper')
    await (await sit(0, 'paper')).score(a, 0)
    const second = await sit(1, 'paper')
    await second.score(a, 3)
    await second.mark(a, 'rules', 1)
    const open = { missingSheets: 4, openDeviations: 1, heldOps: 1 }
    expect((await panelFacts(app, cycleId)).reviews.get(a)).toEqual(open)
  })
})

describe('a substitute', () => {
  it('takes over the open sheets; what was marked on them is kept and counts for nothing', async () => {
    const [a] = panels.reviews
    await enter('paper')
    const barred = await sit(0, 'paper')
    await barred.mark(a, 'rules', 3)
    await replace(a, 0, 3)
    expect(await requiredSeats(a)).toEqual([
      [2, 4],
      [2, 4],
      [2, 4],
    ])
    expect(barred.sheetOf(a).marks.size).toBe(1)
    expect(await barred.mark(a, 'novelty', 3)).toMatchObject({
      code: 'held',
      details: { reason: 'closed' },
    })
    expect((await sheetsOfReviews(app, cycleId)).get(a)?.get('paper')).toEqual([])
    await (await sit(3, 'paper')).score(a, 1)
    expect((await sheetsOfReviews(app, cycleId)).get(a)?.get('paper')).toHaveLength(1)
    await expectWhole()
  })

  it('does not touch a stage in which the expert has submitted', async () => {
    const [a] = panels.reviews
    await enter('paper')
    await (await sit(0, 'paper')).score(a, 2)
    await replace(a, 0, 3)
    expect(await requiredSeats(a)).toEqual([
      [1, 2],
      [2, 4],
      [2, 4],
    ])
    await expectWhole()
  })

  it('from outside gets a seat of their own, once, also in one transaction', async () => {
    const [a, b] = panels.reviews
    const to = panels.chief
    await app.writer.write(async (tx) => {
      for (const reviewId of [a, b]) {
        const from = panels.experts[0]
        await replaceInPanelsWithin(tx, { cycleId, reviewId, from, to, reason: '退出' }, by())
      }
    })
    expect(await requiredSeats(a)).toEqual([
      [2, 5],
      [2, 5],
      [2, 5],
    ])
    expect(await requiredSeats(b)).toEqual([
      [3, 5],
      [3, 5],
      [3, 5],
    ])
    expect(await app.read.judge.count({ where: { personId: to } })).toBe(3)
    await expectWhole()
  })

  it('who hands back and takes over again goes on with the same sheet', async () => {
    const [a] = panels.reviews
    await enter('paper')
    const expert = await sit(0, 'paper')
    await expert.mark(a, 'rules', 3)
    const { id } = expert.sheetOf(a)
    await replace(a, 0, 3)
    await replace(a, 3, 0)
    expect(expert.sheetOf(a)).toMatchObject({ id, excused: null })
    expect(expert.sheetOf(a).marks.size).toBe(1)
    expect((await requiredSeats(a))[0]).toEqual([1, 2])
    await expectWhole()
  })
})

describe('a studio that leaves while under review', () => {
  it('is asked of nobody any more, and its sheets stay', async () => {
    const [a] = panels.reviews
    await enter('paper')
    const expert = await sit(0, 'paper')
    await expert.score(a, 2)
    await app.writer.write((tx) =>
      endInPanelsWithin(tx, { cycleId, reviewId: a, reason: '工作室撤销' }, by()),
    )
    const none = { missingSheets: 0, openDeviations: 0, heldOps: 0 }
    expect((await panelFacts(app, cycleId)).reviews.get(a)).toEqual(none)
    expect(expert.sheetOf(a)).toMatchObject({ status: 'submitted', excused: null })
    expect((await sheetsOfReviews(app, cycleId)).has(a)).toBe(false)
    await expectWhole()
  })
})
