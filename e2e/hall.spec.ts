import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Judge, seedContest } from './boardContest'
import { startServer } from './server'

test.use({ viewport: { width: 1920, height: 1080 } })

test('a hall screen lives through a restart of the server, and never shows an error', async ({
  page,
}) => {
  test.setTimeout(90_000)
  const contest = seedContest()
  const first = await startServer({}, contest.dataDir)
  const port = new URL(first.url).port
  const judges = await Promise.all(contest.tokens.map((token) => Judge.sit(first.url, token)))
  await page.goto(`${first.url}/display/${contest.slug}`)
  await expect(page.getByText('实时', { exact: true })).toBeVisible()
  const codes = await Promise.all(judges.map((judge) => judge.score(0, 900)))
  const row = page.getByRole('row').filter({ hasText: codes[0] ?? '' })
  await expect(row).toContainText('11.00')
  await expect(row).toContainText('新进排名')
  await expect(page.getByText('第 1 / 2 屏')).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations).toEqual([])
  const size = await page.evaluate(() => document.documentElement.scrollHeight)
  expect(size).toBe(1080)

  const kept = mkdtempSync(path.join(tmpdir(), 'jiangsai-hall-'))
  for (const judge of judges) judge.leave()
  cpSync(contest.dataDir, kept, { recursive: true })
  await first.stop()
  await expect(page.getByText('重新连接')).toBeVisible()
  await expect(page.locator('[data-stale=true]')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('row').nth(1)).toBeVisible()

  const second = await startServer({ PORT: port }, kept)
  await expect(page.getByText('实时', { exact: true })).toBeVisible({ timeout: 10_000 })
  const judge = await Judge.sit(second.url, contest.tokens[0] ?? '')
  await judge.score(1, 500)
  await expect(page.getByText('已评 1 / 12')).toBeVisible()
  await expect(page.getByRole('list', { name: '席位' })).toContainText('1 席已提交')
  judge.leave()
  await second.stop()
})

test('a hall screen without a contest waits calmly', async ({ page }) => {
  const server = await startServer()
  await page.goto(`${server.url}/display/none`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('等待比赛数据')
  await server.stop()
})
