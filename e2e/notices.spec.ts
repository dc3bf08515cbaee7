import { expect, test } from '@playwright/test'
import { PASSWORD } from '../app/services/testing/people'
import { expectAccessible, scriptsRun } from './pages'
import { seedData } from './seedData'
import { startServer, type TestServer } from './server'

let server: TestServer
let seeded: { open: string; withdrawn: string }

test.beforeAll(async () => {
  const data = seedData('e2e/noticesSeed.ts')
  seeded = JSON.parse(data.printed) as typeof seeded
  server = await startServer({}, data.dataDir)
})

test.afterAll(() => server.stop())

test('somebody objects on a phone without JavaScript, and reads the ruling by the code', async ({
  browser,
}) => {
  const viewport = { width: 390, height: 844 }
  const phone = await browser.newContext({ javaScriptEnabled: false, viewport })
  const page = await phone.newPage()
  await page.goto(`${server.url}/notices`)
  await page.getByRole('link', { name: '2021 年星级复核结果公示' }).first().click()
  await expect(page.getByText(/5 个工作日.*24 时截止/)).toBeVisible()
  await page.getByLabel('异议对象').selectOption('示例第一创新工作室')
  await page.getByLabel('您的姓名').fill('示例群众')
  await page.getByLabel('手机号码').fill('12')
  await page.getByLabel('异议理由').fill('成果完成日期与申报材料不一致')
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: '提交异议' }).click()
  await expect(page.getByLabel('异议理由')).toHaveValue('成果完成日期与申报材料不一致')
  await expect(page.getByText('异议没有提交：有的内容没有填对')).toBeInViewport()
  await page.getByRole('link', { name: '查看并修改' }).click()
  await expect(page.getByLabel('您的姓名')).toBeInViewport()
  await page.getByLabel('手机号码').fill('13900000001')
  await page.getByRole('button', { name: '提交异议' }).click()
  await expect(page.getByRole('heading', { name: '正在核实' })).toBeVisible()
  const receipt = page.url()

  const desk = await browser.newContext()
  const office = await desk.newPage()
  await office.goto(`${server.url}/sign-in?to=%2Foffice%2Fnotices`)
  await office.locator('[name=phone]').fill('13800000001')
  await office.locator('[name=password]').fill(PASSWORD)
  await office.locator('main button[type=submit]').click()
  await office.getByRole('link', { name: '2021 年星级复核结果公示' }).first().click()
  await expect(office.getByText('示**，139******01')).toBeVisible()
  await office.getByRole('button', { name: '查看姓名和手机号码' }).click()
  await expect(office.getByRole('link', { name: '13900000001' })).toBeVisible()
  await expectAccessible(office)
  await office.getByLabel('裁定', { exact: true }).selectOption('异议不成立')
  await office.getByLabel('答复内容').fill('经核实，材料属实。')
  await office.getByRole('button', { name: '作出裁定' }).click()
  await expect(office.getByText('已保存，并记入该公示的日志。')).toBeVisible()
  for (const place of ['/office/notices', '/office/workdays', '/office/duties']) {
    await office.goto(`${server.url}${place}`)
    await expectAccessible(office)
  }

  await page.goto(receipt)
  await expect(page.getByText('经核实，材料属实。')).toBeVisible()
  await page.getByRole('link', { name: '返回公示' }).click()
  await expect(page.getByRole('heading', { name: '异议答复' })).toBeVisible()
  await phone.close()
  await desk.close()
})

test('what is typed into an objection stays when the language is changed', async ({ page }) => {
  await page.goto(`${server.url}/notices/${seeded.open}`)
  await scriptsRun(page)
  await page.getByLabel('异议对象').selectOption('示例第一创新工作室')
  const line = await page.getByLabel('异议对象').inputValue()
  await page.getByLabel('您的姓名').fill('示例群众')
  await page.getByLabel('异议理由').fill('成果完成日期与申报材料不一致')
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page).toHaveURL(/lang=en/)
  await expect(page).toHaveTitle(/^Public notices/)
  await expect(page.getByLabel('Your name')).toHaveValue('示例群众')
  await expect(page.getByLabel('Reason')).toHaveValue('成果完成日期与申报材料不一致')
  await expect(page.getByLabel('What you object to')).toHaveValue(line)
  await expect(page.getByRole('checkbox')).toBeChecked()
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(page).not.toHaveURL(/lang=en/)
  await expect(page.getByLabel('您的姓名')).toHaveValue('示例群众')
  await page.getByLabel('手机号码').fill('13900000009')
  await page.getByRole('button', { name: '提交异议' }).click()
  await expect(page.getByRole('heading', { name: '正在核实' })).toBeVisible()
  // The choice is kept on the device.
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page).toHaveURL(/lang=en/)
  await page.goto(`${server.url}/notices`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('the language is changed without JavaScript too', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${server.url}/notices/${seeded.open}`)
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByLabel('Your name')).toBeVisible()
  await context.close()
})

for (const viewport of [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
]) {
  test(`notices are accessible and fit at ${viewport.width} pixels`, async ({ page }) => {
    await page.setViewportSize(viewport)
    const { open, withdrawn } = seeded
    const paths = ['', `/${open}`, `/${withdrawn}`, `/${open}/objection`]
    for (const language of ['zh', 'en']) {
      await page.context().addCookies([{ name: 'language', value: language, url: server.url }])
      for (const end of paths) {
        await page.goto(`${server.url}/notices${end}`)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expectAccessible(page)
      }
    }
  })
}
