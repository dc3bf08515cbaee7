import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { publicRuleSet } from '~/queries/contest/publicRuleSet.server'
import { publicProgramme } from '~/queries/contest/publicProgramme.server'
import { publicBoardsOf } from '~/services/contest/boardSource.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { TestExpert, testPanels, type TestPanels } from '~/services/testing/reviewPanel'
import { movePanelWithin, replaceInPanelsWithin } from './changePanels.server'

let app: TestApplication
let panels: TestPanels

beforeEach(async () => {
  app = await testApplication()
  panels = await testPanels(app)
})
afterEach(async () => {
  publicBoardsOf(app).close()
  await app.close()
})

async function slugOf(key: string): Promise<string> {
  const where = { id: `${panels.cycleId}.${key}` }
  return (await app.read.contest.findUniqueOrThrow({ where })).slug
}

it('is there for the live presentation, by the studios’ names, and says that it is sample data', async () => {
  const { cycleId } = panels
  const by = { actor: 'organiser', opId: randomUUID(), receivedAt: app.now() }
  await app.writer.write((tx) => movePanelWithin(tx, { cycleId, stage: 'live' }, by))
  const slug = await slugOf('live')
  for (const personId of [panels.experts[0], panels.experts[2]]) {
    const expert = await TestExpert.sit(app, { cycleId, key: 'live', personId })
    await expert.score(panels.reviews[1], 3)
  }
  const board = await publicBoardsOf(app).find(slug)
  expect(board?.name.zh).toContain('示例数据')
  const rows = board?.rows.map(({ name, code, total, submitted, required }) => {
    return [name?.zh, code, total, submitted, required]
  })
  expect(rows).toEqual([
    ['示例乙工作室', 'S002', '20.00', [1, 2], 2],
    ['示例甲工作室', 'S001', null, [], 2],
    ['示例丙工作室', 'S003', null, [], 3],
  ])
  expect(await publicRuleSet(app, slug)).not.toBeNull()
})

it('shows no total in passing while a substitute takes over', async () => {
  const { cycleId, reviews, experts } = panels
  const by = () => ({ actor: 'organiser', opId: randomUUID(), receivedAt: app.now() })
  await app.writer.write((tx) => movePanelWithin(tx, { cycleId, stage: 'live' }, by()))
  const reviewId = reviews[2]
  const [first, from, third, to] = experts
  for (const personId of [first, third]) {
    await (await TestExpert.sit(app, { cycleId, key: 'live', personId })).score(reviewId, 3)
  }
  const slug = await slugOf('live')
  await publicBoardsOf(app).find(slug)
  const change = { cycleId, reviewId, from, to, reason: '突发疾病' }
  await app.writer.write((tx) => replaceInPanelsWithin(tx, change, by()))
  const row = (await publicBoardsOf(app).find(slug))?.rows.find(({ code }) => code === 'S003')
  expect(row).toMatchObject({ state: 'scoring', total: null, corrected: false, required: 3 })
})

it('is not there for the paper review and the site visit, whoever asks', async () => {
  for (const key of ['paper', 'siteVisit']) {
    const slug = await slugOf(key)
    expect(await publicBoardsOf(app).find(slug)).toBeNull()
    const answer = await publicBoardsOf(app).watch({ slug, have: null }, () => undefined)
    expect(answer).toEqual({ ok: false, code: 'notFound' })
    expect(await publicRuleSet(app, slug)).toBeNull()
  }
  const programme = await publicProgramme(app.read)
  expect(JSON.stringify(programme)).not.toContain('review-')
})
