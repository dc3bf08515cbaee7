import { expect, test } from '@playwright/test'
import { Judge, seedContest, type SeededContest } from './boardContest'
import { expectAccessible, holdScripts, scriptsRun } from './pages'
import { startServer, type TestServer } from './server'

test.describe.configure({ mode: 'serial' })

let server: TestServer
let contest: SeededContest
let judges: Judge[]
/** The code of an entrant whose sheets are all in. */
let scored: string

test.beforeAll(async () => {
  contest = seedContest()
  server = await startServer({}, contest.dataDir)
  judges = await Promise.all(contest.tokens.map((token) => Judge.sit(server.url, token)))
})

test.afterAll(async () => {
  for (const judge of judges) judge.leave()
  await server.stop()
})

const board = () => `${server.url}/contests/${contest.slug}`

async function scoreAll(place: number, width: number): Promise<string> {
  const codes = await Promise.all(judges.map((judge) => judge.score(place, width)))
  return codes[0] ?? ''
}

test('a submitted sheet moves progress, the last one brings the total, without a reload', async ({
  page,
}) => {
  await page.goto(board())
  await expect(page.getByText('实时', { exact: true })).toBeVisible()
  const code = await judges[0]?.score(0, 700)
  const row = page.getByRole('listitem').filter({ hasText: code ?? '' })
  await expect(row).toContainText('评分中 1/3')
  await judges[1]?.score(0, 700)
  await judges[2]?.score(0, 725)
  await expect(row).toContainText('9.08')
  await expect(page.getByText('已评 1 / 12')).toBeVisible()
})

test('a touched rank opens its arithmetic; equal ranks say so; nobody is named', async ({
  page,
}) => {
  const first = await scoreAll(1, 750)
  scored = first
  const second = await scoreAll(2, 750)
  await page.goto(board())
  const row = page.locator('details', { has: page.locator('summary', { hasText: first }) })
  await expect(row).toContainText('并列')
  await row.locator('summary').click()
  await expect(row).toContainText('3 位裁判')
  await expect(row).toContainText(`与 ${second} 并列`)
  const html = await page.content()
  expect(html).not.toContain('示例赛区')
  expect(html).not.toContain('E001')
})

test('works before JavaScript does', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${board()}?code=${scored}`)
  await page.locator('summary').first().click()
  await expect(page.getByText('取平均').first()).toBeVisible()
  await page.getByRole('link', { name: '规则' }).click()
  await expect(page.getByRole('heading', { name: '同分规则' })).toBeVisible()
  await context.close()
})

test('changes its words and its title with the language, in the same document', async ({
  page,
}) => {
  await page.goto(board())
  await scriptsRun(page)
  const chinese = await page.title()
  await page.evaluate(() => {
    document.body.dataset.kept = 'yes'
  })
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page).toHaveTitle(/· Jiangsai$/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page).toHaveTitle(chinese)
  await expect(page.locator('body')).toHaveAttribute('data-kept', 'yes')
})

test('finds a code as it is typed', async ({ page }) => {
  await page.goto(board())
  await scriptsRun(page)
  await page.getByRole('searchbox').fill('zz')
  await expect(page.getByText('没有参赛号含“zz”的选手。')).toBeVisible()
})

test('finds a code that was typed before the scripts ran', async ({ page }) => {
  const letThrough = await holdScripts(page)
  await page.goto(board(), { waitUntil: 'commit' })
  await page.getByRole('searchbox').fill('zz')
  letThrough()
  await expect(page.getByText('没有参赛号含“zz”的选手。')).toBeVisible()
})

test('the first page follows all contests without a reload, and works without JavaScript', async ({
  page,
  browser,
}) => {
  await page.goto(server.url)
  await expect(page.getByText('实时', { exact: true })).toBeVisible()
  const line = page.getByRole('listitem').filter({ has: page.getByRole('heading') })
  const before = await line.innerText()
  await scoreAll(4, 525)
  await expect(line).not.toHaveText(before, { useInnerText: true })
  const scored = /已评 (\d+) \/ 12/.exec(await line.innerText())?.[1]
  const context = await browser.newContext({ javaScriptEnabled: false })
  const plain = await context.newPage()
  await plain.goto(server.url)
  await expect(plain.getByText(`已评 ${scored ?? ''} / 12`)).toBeVisible()
  await plain.goto(`${server.url}/zones`)
  await expect(plain.getByText('还没有积分')).toBeVisible()
  await expect(plain.getByText('示例数据')).toHaveCount(0)
  await context.close()
})

test('gives everybody the same page without a cookie, and 304 until it changes', async ({
  request,
}) => {
  const first = await request.get(board())
  const etag = first.headers()['etag'] ?? ''
  expect(first.headers()['set-cookie']).toBeUndefined()
  const again = await request.get(board(), { headers: { 'if-none-match': etag } })
  expect(again.status()).toBe(304)
  await scoreAll(3, 500)
  const changed = await request.get(board(), { headers: { 'if-none-match': etag } })
  expect(changed.status()).toBe(200)
})

for (const viewport of [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
]) {
  test(`pages are accessible and fit at ${viewport.width} pixels`, async ({ page }) => {
    await page.setViewportSize(viewport)
    const errors: string[] = []
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    const paths = ['', '/zones', '/stats', '/rules'].map((tab) => `${board()}${tab}`)
    const addresses = [server.url, `${server.url}/zones`, ...paths]
    for (const address of addresses) {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      if (address === board()) await page.locator('summary').first().click()
      await expectAccessible(page)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(viewport.width)
    }
    await page.context().addCookies([{ name: 'language', value: 'en', url: server.url }])
    for (const address of addresses) {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width, `${address} in English`).toBeLessThanOrEqual(viewport.width)
    }
    expect(errors).toEqual([])
  })
}
