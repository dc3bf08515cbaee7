import { expect, test } from '@playwright/test'
import { expectAccessible, scriptsRun } from './pages'
import { seedData } from './seedData'
import { startServer, type TestServer } from './server'

let server: TestServer

test.beforeAll(async () => {
  const { dataDir } = seedData('e2e/studiosSeed.ts')
  server = await startServer({}, dataDir)
})

test.afterAll(() => server.stop())

test('a visitor finds a studio from the first page, without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(server.url)
  await page.getByRole('link', { name: '创新工作室', exact: true }).click()
  await expect(page.getByText('在册 69 个')).toBeVisible()
  await page.getByLabel('名称、领军人或单位').fill('第1创新')
  await page.getByLabel('级别', { exact: true }).selectOption('county')
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page.getByText('共 1 个')).toBeVisible()
  expect(new URL(page.url()).searchParams.get('level')).toBe('county')
  await page.getByRole('link', { name: '示例第1创新工作室' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('示例第1创新工作室')
  await expect(page.getByText('一年内没有成果')).toBeVisible()
  await expect(page.getByRole('cell', { name: '478 万元' }).first()).toBeVisible()
  await context.close()
})

test('the register turns its pages and keeps the filters', async ({ page }) => {
  await page.goto(`${server.url}/studios?year=2021`)
  await page.getByRole('link', { name: '下一页' }).click()
  await expect(page.getByText('第 2 页，共 3 页')).toBeVisible()
  await expect(page.getByLabel('命名年份')).toHaveValue('2021')
})

test('the map is walked by keyboard and shows the studios of a zone beside it', async ({
  page,
}) => {
  await page.goto(`${server.url}/studios/map`)
  await scriptsRun(page)
  const tiles = page.getByRole('list', { name: '赛区示意图' }).getByRole('link')
  await expect(tiles).toHaveCount(23)
  const first = page.getByRole('link', { name: /^竞秀区：\d+ 个工作室/ })
  await first.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '竞秀区的工作室' })).toBeVisible()
  await expect(first).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('Tab')
  await expect(tiles.nth(14)).toBeFocused()
})

test('an address that leads to no studio says so', async ({ page }) => {
  const answer = await page.goto(`${server.url}/studios/nobody`)
  expect(answer?.status()).toBe(404)
})

for (const viewport of [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
]) {
  test(`the studios are accessible and fit at ${viewport.width} pixels`, async ({ page }) => {
    await page.setViewportSize(viewport)
    const errors: string[] = []
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    const paths = ['/studios', '/studios/map', '/studios/map?zone=JX', '/studios/studio-0']
    for (const language of ['zh', 'en']) {
      await page.context().addCookies([{ name: 'language', value: language, url: server.url }])
      for (const address of paths.map((end) => `${server.url}${end}`)) {
        await page.goto(address)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        if (!address.includes('map')) {
          await expect(page.locator('.recharts-surface').first()).toBeVisible()
        }
        await expectAccessible(page)
      }
    }
    expect(errors).toEqual([])
  })
}
