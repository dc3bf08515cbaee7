import { expect, test, type Page } from '@playwright/test'
import { Judge, seedContest } from './boardContest'
import { expectAccessible } from './pages'
import { startServer } from './server'

// A device whose zone nobody has set shows the time of the competitions all the same.
test.use({ viewport: { width: 1920, height: 1080 }, timezoneId: 'America/New_York' })

/** Hours and minutes. */
const timeInShanghai = () =>
  new Date().toLocaleTimeString('en-GB', { timeZone: 'Asia/Shanghai' }).slice(0, 5)

/** Waits until the browser has this page and its files on the device. */
async function expectKept(page: Page): Promise<void> {
  const kept = () =>
    page.evaluate(async () => (await caches.match(location.pathname)) !== undefined)
  await expect.poll(kept).toBe(true)
}

test('a hall screen lives through a restart of the server, and never shows an error', async ({
  page,
  context,
}) => {
  const contest = seedContest()
  const first = await startServer({}, contest.dataDir)
  const port = new URL(first.url).port
  const judges = await Promise.all(contest.tokens.map((token) => Judge.sit(first.url, token)))
  const [last, ...others] = judges
  await Promise.all(others.map((judge) => judge.score(0, 900)))
  await page.goto(`${first.url}/display/${contest.slug}`)
  await expect(page.getByText('实时', { exact: true })).toBeVisible()
  // What is new is marked for ten seconds, and after twelve the screen turns to the other rows.
  const code = await last?.score(0, 900)
  const row = page.getByRole('row').filter({ hasText: code ?? '' })
  await expect(row.filter({ hasText: '11.00' })).toContainText('新进排名')
  await expect(page.getByText('第 1 / 2 屏')).toBeVisible()
  const clock = page.getByLabel('现在时间')
  await expect
    .poll(async () => (await clock.textContent())?.slice(0, 5) === timeInShanghai())
    .toBe(true)
  await expectAccessible(page)
  const size = await page.evaluate(() => document.documentElement.scrollHeight)
  expect(size).toBe(1080)

  await expectKept(page)
  const home = await context.newPage()
  await home.goto(first.url)
  await expect(home.getByText('已评 1 / 12')).toBeVisible()
  await expect(home.getByText('实时', { exact: true })).toBeVisible()
  await judges[0]?.score(1, 700)
  await expect(page.getByRole('list', { name: '席位' })).toContainText('1 席已提交')

  for (const judge of judges) judge.leave()
  await first.end()
  await expect(page.getByText('重新连接')).toBeVisible()
  await expect(page.locator('[data-stale=true]')).toBeVisible()
  await page.reload()
  await expect(page.locator('[data-stale=true]')).toContainText(/数据 (\d+ 秒|\d+ 分钟)前/)
  await expect(row).toContainText('11.00')
  await expect(page.getByRole('list', { name: '席位' })).toContainText('1 席已提交')
  await expect(home.getByText('重新连接')).toBeVisible()

  const second = await startServer({ PORT: port }, contest.dataDir)
  await expect(page.getByText('实时', { exact: true })).toBeVisible()
  await expect(page.locator('[data-stale=true]')).toHaveCount(0)
  const again = await Promise.all(contest.tokens.map((token) => Judge.sit(second.url, token)))
  await again[0]?.score(2, 500)
  await again[1]?.score(1, 700)
  await again[2]?.score(1, 700)
  for (const screen of [page, home]) {
    await expect(screen.getByText('已评 2 / 12')).toBeVisible()
    await expect(screen.getByText('实时', { exact: true })).toBeVisible()
  }
  for (const judge of again) judge.leave()
  await second.stop()
})

test('keeping hall screens changes no other page', async ({ page }) => {
  const contest = seedContest()
  const server = await startServer({}, contest.dataDir)
  await page.goto(`${server.url}/display/${contest.slug}`)
  await expectKept(page)
  for (const address of ['/', '/zones', `/contests/${contest.slug}`]) {
    await page.goto(server.url + address)
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
  }
  const keptPages = await page.evaluate(async () => {
    const caught = await Promise.all(
      (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
    )
    return caught.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(keptPages.filter((path) => !path.startsWith('/assets/'))).toEqual([
    `/display/${contest.slug}`,
  ])
  await server.stop()
})

test('a hall screen without a contest waits calmly', async ({ page }) => {
  const server = await startServer()
  await page.goto(`${server.url}/display/none`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('等待数据')
  await server.stop()
})
