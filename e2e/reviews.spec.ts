import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, scriptsRun, signIn as signInAs } from './pages'
import { seedData } from './seedData'
import { startServer, type TestServer } from './server'

let server: TestServer
let seeded: Record<'own' | 'others' | 'lead' | 'other' | 'officer' | 'password', string>

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
  await expect(page.getByText('没有保存：责任事故起数，请按提示改正')).toBeVisible()
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
  await expect(page.getByRole('alert').first()).toBeInViewport()
  await expect(page.getByLabel('已核对')).toBeChecked()
})

test('each figure that is none is marked, and what keeps it from being filed is gone to', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, seeded.other)
  await page.goto(`${server.url}/office/reviews/${seeded.others}/assess`)
  await scriptsRun(page)
  const figure = (name: string) => page.getByLabel(name, { exact: true })
  const roster = figure('有培养台账（1有0无）')
  const wrong = [roster, figure('迟报次数'), figure('责任事故起数')]
  await expect(page.locator('[id^=figure-]', { hasText: '选填' })).toHaveCount(0)
  for (const field of wrong) await expect(field).toHaveAttribute('required', '')
  await figure('培养高技能人才人数').fill('２')
  await roster.fill('5')
  await figure('迟报次数').fill('1.5')
  await figure('责任事故起数').fill('-3')
  await page.getByRole('button', { name: '提交自评' }).click()
  await expect(roster).toBeFocused()
  await expect(roster).toBeInViewport({ ratio: 1 })
  const names = '有培养台账（1有0无）、迟报次数、责任事故起数'
  await expect(page.getByText(`没有保存：${names}，请按提示改正`)).toBeInViewport()
  for (const field of wrong) await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(roster).toHaveAccessibleDescription(/请填 0 至 1 的整数/)
  await expect(figure('责任事故起数')).toHaveAccessibleDescription(/请填不小于零的整数/)
  await expect(figure('培养高技能人才人数')).not.toHaveAttribute('aria-invalid')
  await expectAccessible(page)
  await roster.fill('1')
  await expect(roster).not.toHaveAttribute('aria-invalid')
  await figure('迟报次数').fill('0')
  await figure('责任事故起数').fill('0')
  await expect(page.getByText(/^已保存，/)).toBeVisible()
  await page.reload()
  await scriptsRun(page)
  await expect(figure('培养高技能人才人数')).toHaveValue('2')
  await expect(figure('责任事故起数')).toHaveValue('0')

  const vouched = page.getByLabel('已核对')
  await page.getByRole('button', { name: '提交自评' }).click()
  await expect(vouched).toBeFocused()
  await expect(vouched).toHaveAttribute('aria-invalid', 'true')
  await expect(vouched).toHaveAccessibleDescription(/提交前请勾选/)
  await expect(page.getByText('提交前请勾选')).toBeInViewport({ ratio: 1 })
  await expectAccessible(page)
  await vouched.check()
  await expect(page.getByText('提交前请勾选')).toBeHidden()
  await page.getByRole('button', { name: '提交自评' }).click()
  const refusal = page.getByRole('alert').first()
  await expect(refusal).toContainText('还有指标没有附佐证材料')
  await expect(refusal).toBeInViewport({ ratio: 1 })
})

test('without JavaScript it says what was not saved, and keeps all that was typed', async ({
  browser,
}) => {
  const viewport = { width: 390, height: 844 }
  const context = await browser.newContext({ javaScriptEnabled: false, viewport })
  const page = await context.newPage()
  await signIn(page, seeded.other)
  const address = `${server.url}/office/reviews/${seeded.others}/assess`
  await page.goto(address)
  await expect(page.getByText('填写后请点“保存”')).toBeVisible()
  await expect(page.getByText('自动保存')).toHaveCount(0)
  const accidents = page.getByLabel('责任事故起数')
  const statement = page.getByLabel('推广与交流：自评说明')
  await statement.fill('每月一次\n全市推广')
  await page.getByLabel('迟报次数').fill('1')
  await accidents.fill('-3')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  const notice = page.getByRole('alert').first()
  await expect(notice).toContainText('1 项填报数据没有保存，其他内容已保存')
  await expect(notice).toBeInViewport({ ratio: 1 })
  await expect(accidents).toHaveValue('-3')
  await expect(accidents).toHaveAttribute('aria-invalid', 'true')
  await expect(statement).toHaveValue('每月一次\n全市推广')
  await notice.getByRole('link', { name: '责任事故起数：请填不小于零的整数' }).click()
  await expect(accidents).toBeInViewport({ ratio: 1 })
  await page.goto(address)
  await expect(page.getByLabel('迟报次数')).toHaveValue('1')
  await expect(statement).toHaveValue('每月一次\n全市推广')

  await accidents.fill('0')
  await page.getByRole('button', { name: '提交自评' }).click()
  const vouched = page.getByLabel('已核对')
  await expect(vouched).toBeFocused()
  await expect(vouched).toHaveAccessibleDescription(/提交前请勾选/)
  await expect(page.locator('#vouched-error')).toBeInViewport({ ratio: 1 })
  await expect(notice.getByRole('link', { name: '提交前请勾选' })).toHaveAttribute(
    'href',
    '#vouched',
  )
  await expect(accidents).toHaveValue('0')
  await context.close()
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
