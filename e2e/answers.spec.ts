import { expect, test, type Page } from '@playwright/test'
import { scriptsRun, signIn } from './pages'
import { seedData } from './seedData'
import { startServer, type TestServer } from './server'

let server: TestServer
let seeded: { own: string; organiser: string; password: string }

test.beforeAll(async () => {
  const data = seedData('e2e/dutiesSeed.ts')
  seeded = JSON.parse(data.printed) as typeof seeded
  server = await startServer({}, data.dataDir)
})

test.afterAll(() => server.stop())

async function open(page: Page, address: string): Promise<void> {
  await page.goto(`${server.url}${address}`)
  await scriptsRun(page)
}

test('after a form the page goes to what it answers', async ({ page }) => {
  await signIn(page, { url: server.url, phone: seeded.organiser, password: seeded.password })

  await open(page, `/office/studios/${seeded.own}`)
  const form = page.locator('details', { has: page.locator('[name=change][value=record]') })
  await form.locator('summary').click()
  await form.getByRole('button', { name: '保存' }).click()
  const name = form.locator('[aria-invalid=true]').first()
  await expect(name).toBeFocused()
  await expect(name).toBeInViewport({ ratio: 1 })

  await open(page, '/office/map')
  await page.getByLabel('审图号').fill('示例 0001')
  const file = { name: '边界.geojson', mimeType: 'application/json', buffer: Buffer.from('{') }
  await page.getByLabel('GeoJSON 文件').setInputFiles(file)
  await page.getByRole('button', { name: '检查并启用' }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await expect(page.getByRole('alert')).toBeInViewport({ ratio: 1 })

  await open(page, '/office/cycles/new?template=yearlyReview')
  await page.getByRole('button', { name: '核对方案' }).click()
  await expect(page.getByRole('status').filter({ hasText: '方案核对无误' })).toBeFocused()
  await expect(page.getByText('方案核对无误')).toBeInViewport({ ratio: 1 })

  await open(page, '/office/duties/rules')
  await page.getByRole('button', { name: '试算' }).click()
  const answer = page.locator('[data-answer]')
  await expect(answer).toBeFocused()
  await answer.getByRole('link').click()
  await expect(page.locator('#preview')).toBeInViewport()
  await expect(answer).toHaveCount(1)
})

test('the page moves when the answer comes, not again once it has loaded anew', async ({
  page,
}) => {
  await signIn(page, { url: server.url, phone: seeded.organiser, password: seeded.password })
  await open(page, `/office/studios/${seeded.own}`)
  let load: () => void = () => undefined
  const held = new Promise<void>((resolve) => (load = resolve))
  await page.route('**/*.data*', async (route) => {
    if (route.request().method() === 'GET') await held
    await route.continue()
  })
  const form = page.locator('details', { has: page.locator('[name=change][value=record]') })
  await form.locator('summary').click()
  const opId = form.locator('[name=opId]')
  const sent = await opId.inputValue()
  await form.getByRole('button', { name: '保存' }).click()
  await expect(form.locator('[aria-invalid=true]').first()).toBeFocused()
  await page.evaluate(() => window.scrollTo(0, 0))
  load()
  await expect(opId).not.toHaveValue(sent)
  expect(await page.evaluate(() => window.scrollY)).toBe(0)
})

test('whoever was signed out meanwhile keeps what was typed', async ({ page, context }) => {
  await signIn(page, { url: server.url, phone: seeded.organiser, password: seeded.password })
  await open(page, '/office/duties/rules')
  await page.locator('[inputmode=numeric]').first().fill('6')
  await page.getByLabel('修改原因').fill('示例：本市从严管理')
  await context.clearCookies()
  await page.getByRole('button', { name: '保存为新版本' }).click()
  const problem = page.getByRole('alert')
  await expect(problem).toContainText('登录已失效，这次没有保存')
  await expect(problem).toBeFocused()
  await expect(page.getByLabel('修改原因')).toHaveValue('示例：本市从严管理')

  const opened = context.waitForEvent('page')
  await problem.getByRole('link').click()
  const other = await opened
  await other.locator('[name=phone]').fill(seeded.organiser)
  await other.locator('[name=password]').fill(seeded.password)
  await other.locator('main button[type=submit]').click()
  await other.waitForURL('**/office/duties/rules')
  await page.getByRole('button', { name: '保存为新版本' }).click()
  await expect(page.getByText('第 2 版已保存并生效。')).toBeVisible()
})

test('a form of a page that loads anew after each answer stays too', async ({ page, context }) => {
  await signIn(page, { url: server.url, phone: seeded.organiser, password: seeded.password })
  await open(page, `/office/studios/${seeded.own}`)
  const form = page.locator('details', { has: page.locator('[name=change][value=texts]') })
  await form.locator('summary').click()
  await form.locator('[name=plan]').fill('示例：没有丢失')
  await context.clearCookies()
  await form.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await expect(form.locator('[name=plan]')).toHaveValue('示例：没有丢失')
})
