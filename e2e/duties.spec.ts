import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, signIn as signInAs } from './pages'
import { seedData } from './seedData'
import { startServer, type TestServer } from './server'

let server: TestServer
let seeded: { own: string; organiser: string; lead: string; password: string }

test.beforeAll(async () => {
  const data = seedData('e2e/dutiesSeed.ts')
  seeded = JSON.parse(data.printed) as typeof seeded
  server = await startServer({}, data.dataDir)
})

test.afterAll(() => server.stop())

const signIn = (page: Page, phone: string) =>
  signInAs(page, { url: server.url, phone, password: seeded.password })

/** On a desk and on a phone. */
async function isAccessible(page: Page): Promise<void> {
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1440, height: 900 },
  ]) {
    await page.setViewportSize(viewport)
    await expectAccessible(page)
  }
}

const row = (page: Page, studio: string, duty: string) =>
  page.getByRole('row').filter({ hasText: studio }).filter({ hasText: duty })
const card = (page: Page, title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title }) })

test('an organiser tries stricter rules, saves them, and confirms what they find', async ({
  page,
  browser,
}) => {
  await signIn(page, seeded.organiser)
  await page.goto(`${server.url}/office/duties`)
  await expect(row(page, '示例焊接', '责令限期整改')).toContainText('12 个月内没有登记成果')
  await expect(row(page, '示例铸造', '摘牌')).toContainText('至今未通过复评')
  await expect(row(page, '示例电工', '')).toHaveCount(0)
  await expect(page.getByText('依据的规则：第 1 版（系统初始规则）')).toBeVisible()
  await isAccessible(page)

  await page.getByRole('link', { name: '规则与版本' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('动态管理规则')
  await isAccessible(page)
  await page.getByLabel('无成果月数').fill('6')
  await page.getByRole('button', { name: '试算' }).click()
  await expect(page.getByText('新列入 1 项，移出 0 项，期限变化 1 项。')).toBeVisible()
  const preview = card(page, '试算结果')
  await expect(preview).toContainText('“长期无成果”无成果月数：12 改为 6')
  await expect(preview.getByRole('listitem').filter({ hasText: '示例电工' })).toContainText(
    '6 个月内没有登记成果',
  )
  await isAccessible(page)
  await page.getByRole('button', { name: '保存为新版本' }).click()
  await expect(page.getByText('至少 2 个字符')).toBeVisible()
  await page.getByLabel('修改原因').fill('示例：本市从严管理')
  await page.getByRole('button', { name: '保存为新版本' }).click()
  await expect(page.getByText('第 2 版已保存并生效。')).toBeVisible()
  const versions = card(page, '版本记录')
  await expect(versions).toContainText('原因：示例：本市从严管理')
  await expect(page.getByLabel('修改原因')).toHaveValue('')
  await isAccessible(page)

  await page.getByRole('link', { name: '查看今天的名单' }).click()
  await expect(page.getByText(/^依据的规则：第 2 版，\d{4}-\d{2}-\d{2} 起施行$/)).toBeVisible()
  const found = row(page, '示例电工', '责令限期整改')
  await expect(found).toContainText('6 个月内没有登记成果')
  await found.getByText('确认责令整改').click()
  await found.getByLabel('原因（记入变更历史）').fill('示例：半年没有成果')
  await found.getByRole('button', { name: '确认执行' }).click()
  await expect(page.getByText('已确认，并记入该工作室的日志。')).toBeVisible()
  await expect(found).toHaveCount(0)
  await expect(row(page, '示例电工', '完成整改')).toContainText('正在限期整改')

  await page.goto(`${server.url}/studios/${seeded.own}`)
  await expect(page.getByText('示例：半年没有成果')).toBeVisible()

  const context = await browser.newContext()
  const own = await context.newPage()
  await signIn(own, seeded.lead)
  await own.goto(`${server.url}/office/studios/${seeded.own}/duties`)
  await expect(own.getByText('完成整改', { exact: true })).toBeVisible()
  await isAccessible(own)
  await own.getByRole('button', { name: '生成订阅地址' }).click()
  const address = await own.getByText(/\/duties\/.+\.ics$/).innerText()
  const feed = await own.request.get(address)
  expect(feed.headers()['content-type']).toContain('text/calendar')
  expect((await feed.text()).replaceAll('\r\n ', '')).toContain(
    'SUMMARY:示例电工创新工作室 完成整改',
  )
  expect((await own.request.get(`${server.url}/office/duties/rules`)).status()).toBe(404)
  await context.close()
})

test('rules are tried without JavaScript, and what is no number is refused at its field', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signIn(page, seeded.organiser)
  await page.goto(`${server.url}/office/duties/rules`)
  await page.getByLabel('复评月数').fill('一个月')
  await page.getByRole('button', { name: '试算' }).click()
  await expect(page.getByLabel('复评月数')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('复评月数')).toHaveValue('一个月')
  await expect(page.getByText('请填写 1 至 120 的整数')).toBeVisible()
  await page.getByLabel('复评月数').fill('1')
  await page.getByRole('group', { name: '整改期满' }).getByLabel('启用').uncheck()
  await page.getByRole('button', { name: '试算' }).click()
  const preview = card(page, '试算结果')
  await expect(preview).toContainText('停用“整改期满”')
  await expect(preview.getByRole('listitem').filter({ hasText: '示例铸造' })).toHaveCount(2)
  await expect(page.getByRole('group', { name: '整改期满' }).getByLabel('启用')).not.toBeChecked()
  await context.close()
})
