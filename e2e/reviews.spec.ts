import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, scriptsRun, signIn as signInAs } from './pages'
import { seedData } from './seedData'
import { startServer, type TestServer } from './server'

let server: TestServer
let seeded: { own: string; filed: string; lead: string; officer: string; password: string }

test.beforeAll(async () => {
  const data = seedData('e2e/reviewsSeed.ts')
  seeded = JSON.parse(data.printed) as typeof seeded
  server = await startServer({}, data.dataDir)
})

test.afterAll(() => server.stop())

const signIn = (page: Page, phone: string) =>
  signInAs(page, { url: server.url, phone, password: seeded.password })

test('a lead writes on a phone, loses the network, and it is saved when it is back', async ({
  page,
  context,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, seeded.lead)
  await page.goto(`${server.url}/office/my-reviews`)
  await expectAccessible(page)
  await page.getByRole('link', { name: '填写自评' }).click()
  await page.waitForURL('**/assess')
  await scriptsRun(page)
  const field = page.getByLabel('制度与计划：自评说明')
  await field.fill('制度齐全，计划按季执行。')
  await expect(page.getByText(/^已保存，/)).toBeVisible()
  await context.setOffline(true)
  await field.fill('制度齐全，计划按月执行。')
  await expect(page.getByText('连不上服务器')).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText(/^已保存，/)).toBeVisible()
  await page.getByLabel('责任事故起数').fill('没有')
  await expect(page.getByText('有填报数据不是整数')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('责任事故起数').fill('0')
  await expect(page.getByText(/^已保存，/)).toBeVisible()
  await page.reload()
  await scriptsRun(page)
  await expect(field).toHaveValue('制度齐全，计划按月执行。')
  await expect(page.getByLabel('责任事故起数')).toHaveValue('0')
  await page.getByLabel('已核对').check()
  await page.getByRole('button', { name: '提交自评' }).click()
  await expect(page.getByRole('alert').first()).toContainText('还有数据没有填报')
})

test('it is written and saved without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signIn(page, seeded.lead)
  await page.goto(`${server.url}/office/reviews/${seeded.own}/assess`)
  await page.getByLabel('推广与交流：自评说明').fill('每季度一次')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('已保存。')).toBeVisible()
  await expect(page.getByLabel('推广与交流：自评说明')).toHaveValue('每季度一次')
  await context.close()
})

test('an officer checks what was filed', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await signIn(page, seeded.officer)
  await page.goto(`${server.url}/office/reviews`)
  await expect(page.getByText('待核查 1 份')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: '示例1号创新工作室' }).click()
  await expect(page.getByRole('heading', { name: '赛区核查' })).toBeVisible()
  await expectAccessible(page)
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await page.getByLabel('推荐', { exact: true }).check()
  await page.getByRole('button', { name: '提交核查意见' }).click()
  await expect(page.getByText('核查意见已提交。')).toBeVisible()
})
