/** An organiser makes a template of the city's own, and a lead files under it. */
import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectAccessibleInBoth, signedIn } from './cyclePeople'
import { expectAccessible, scriptsRun } from './pages'
import { seedData } from './seedData'
import { startServer, type TestServer } from './server'

test.describe.configure({ mode: 'serial', timeout: 600_000 })

interface Seeded {
  organiser: string
  lead: string
  password: string
}

let server: TestServer
let seeded: Seeded
let desk: Page

test.beforeAll(async ({ browser }) => {
  const data = seedData('e2e/cycleSeed.ts')
  seeded = JSON.parse(data.printed) as Seeded
  server = await startServer({}, data.dataDir)
  const { organiser: phone, password } = seeded
  desk = await signedIn(browser, { url: server.url, phone, password })
})
test.afterAll(() => server.stop())

/** A part of the editor, opened. */
async function part(name: string): Promise<Locator> {
  const found = desk.locator(`[id="${name}"]`)
  if ((await found.getAttribute('open')) === null) await found.locator('summary').first().click()
  return found
}

/** Presses a button that changes the structure, and waits until the page shows the next draft. */
async function act(button: string): Promise<void> {
  const revision = desk.locator('main form input[name=revision]').first()
  const before = await revision.inputValue()
  await desk.getByRole('button', { name: button, exact: true }).click()
  await expect(revision).not.toHaveValue(before)
}

const field = (name: string) => desk.locator(`[name="${name}"]`)
const RESULTS = 'rubric-sections-results-items'

test('the organiser copies the yearly review and changes what is reviewed', async () => {
  await desk.goto(`${server.url}/office/cycles/new`)
  await desk.getByRole('link', { name: '管理评审方案模板' }).click()
  await expect(desk.getByText('还没有自有模板')).toBeVisible()
  await expectAccessibleInBoth(desk)
  await desk.getByRole('button', { name: '复制“星级创新工作室年度复核”为自有模板' }).click()
  await expect(desk.getByText('已复制为自有模板。')).toBeVisible()
  await expectAccessibleInBoth(desk)
  await field('title-zh').fill('示例市年度复核')
  await field('title-en').fill('')

  await part(`${RESULTS}-converted`)
  await act('删除“成果转化率”')
  await expect(field('title-zh')).toHaveValue('示例市年度复核')
  await expect(desk.getByText(/“results”权重|“创新成果”权重/).first()).toBeVisible()

  await act('＋ 填报数据')
  await field('declared-declared1-title-zh').fill('为职工开展技术服务次数')
  await expect(field('declared-hasRoster-max')).toHaveValue('1')
  await field('declared-declared1-max').fill('300')
  await act('＋ 数据指标，加入“创新成果”')
  await part(`${RESULTS}-item1`)
  await field(`${RESULTS}-item1-title-zh`).fill('技术服务')
  await field(`${RESULTS}-item1-title-en`).fill('')
  await field(`${RESULTS}-item1-formula-figure`).selectOption('declared1')
  await field(`${RESULTS}-item1-formula-cap`).fill('3')
  await act('＋ 评审指标，加入“创新成果”')
  await part(`${RESULTS}-item2`)
  await field(`${RESULTS}-item2-aspect-title-zh`).fill('数字化水平')
  for (const [level, mark] of ['0', '1', '1.5', '2'].entries()) {
    await field(`${RESULTS}-item2-aspect-marks-${level}`).fill(mark)
    await field(`${RESULTS}-item2-aspect-benchmarks-${level}-zh`).fill(`数字化第 ${level} 档标准`)
  }
  await field(`${RESULTS}-item2-evidence`).selectOption('none')
  await act('保存草稿')
  await expect(desk.getByText('✓ 草稿已保存。')).toBeVisible()
  await expect(field(`${RESULTS}-item1-formula-cap`)).toHaveValue('3')
  await expect(desk.getByText('方案对得上，可以存为版本')).toBeVisible()
})

test('vetoes, quotas and what does not add up', async () => {
  await act('＋ 否决情形')
  await field('rubric-vetoes-veto1-title-zh').fill('弄虚作假')
  await field('rubric-vetoes-veto1-figure').selectOption('declared1')
  await act('改按名额评定')
  await part('ratings-excellent')
  await field('rule-quotas-excellent-share').fill('60')
  await part('ratings-pass')
  await field('rule-quotas-pass-share').fill('50')
  await field('note').fill('按本市办法增减指标，改按名额评定')
  await desk.getByRole('button', { name: '存为版本 1' }).click()
  await expect(desk.getByText('没有存为版本。')).toBeVisible()
  await desk.getByRole('link', { name: '各等次的比例合计超过 100%，请调低。' }).click()
  await expectAccessible(desk)
  await expect(field('note')).toHaveValue('按本市办法增减指标，改按名额评定')
  await part('ratings-excellent')
  await field('rule-quotas-excellent-share').fill('三十')
  await desk.getByRole('button', { name: '存为版本 1' }).click()
  await expect(desk.getByText('有几处填写有误')).toBeVisible()
  await expect(field('rule-quotas-excellent-share')).toHaveValue('三十')
  await field('rule-quotas-excellent-share').fill('30')
  await desk.getByRole('button', { name: '存为版本 1' }).click()
  await expect(desk.getByText('已存为新版本，可以用来开启评审。')).toBeVisible()
  await expect(desk.getByText('草稿与版本 1 一致')).toBeVisible()
})

test('a page that saw an older draft loses nothing that was typed', async () => {
  const other = await desk.context().newPage()
  await other.goto(desk.url())
  await act('＋ 加分')
  await other.locator('[name="title-zh"]').fill('示例市工作室年度复核')
  await other.getByRole('button', { name: '保存草稿' }).click()
  await expect(other.getByText('这个模板在别的页面已经改过。')).toBeVisible()
  await expect(other.locator('[name="title-zh"]')).toHaveValue('示例市工作室年度复核')
  await expect(other.getByText('现在保存的是“示例市年度复核”')).toBeVisible()
  await expect(other.getByText('新的加分')).not.toHaveCount(0)
  await other.getByRole('button', { name: '保存草稿' }).click()
  await expect(other.getByText('这个模板在别的页面已经改过。')).toBeHidden()
  await other.close()
})

test('it is edited without JavaScript, and nothing typed is lost', async ({ browser }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await desk.context().storageState(),
    viewport: { width: 820, height: 1180 },
  })
  const page = await context.newPage()
  // Without the part that was worked on last, which stands open.
  await page.goto(desk.url().split('?')[0] ?? '')
  await page.locator('[name="title-zh"]').fill('示例市年度复核')
  await page.locator('[id="rubric-bonus-items-bonus1"] summary').click()
  await page.getByRole('button', { name: '删除“新的加分”' }).click()
  await expect(page.locator('[name="title-zh"]')).toHaveValue('示例市年度复核')
  await expect(page).toHaveURL(/#rubric-bonus$/)
  await expect(page.getByText('新的加分')).toHaveCount(0)
  await context.close()
})

test('a cycle is opened with it, and the lead finds the new items', async ({ browser }) => {
  await desk.goto(`${server.url}/office/cycles/new`)
  await expectAccessibleInBoth(desk)
  const own = desk.getByRole('region', { name: '自有模板' }).getByRole('listitem')
  await own.filter({ hasText: '示例市年度复核' }).getByRole('link', { name: '用这个模板' }).click()
  await field('year').fill('2021')
  await expectAccessible(desk)
  await desk.getByRole('button', { name: '开启评审' }).click()
  await desk.waitForURL(/cycles\/[\w-]{36}$/)
  await desk.getByRole('button', { name: '转入自评', exact: true }).click()
  await expect(desk.getByText('已转入新的环节。')).toBeVisible()
  const { lead: phone, password } = seeded
  const lead = await signedIn(browser, { url: server.url, phone, password })
  await lead.goto(`${server.url}/office/my-reviews`)
  await lead.getByRole('link', { name: '填写自评' }).click()
  await scriptsRun(lead)
  const services = lead.getByLabel('为职工开展技术服务次数')
  await services.fill('301')
  await expect(services).toHaveAccessibleDescription(/请填 0 至 300 的整数/)
  await services.fill('300')
  await expect(lead.getByText(/^已保存，/)).toBeVisible()
  await expect(lead.getByLabel('技术服务：自评说明')).toBeVisible()
  await expect(lead.getByLabel('数字化水平：自评说明')).toBeVisible()
  await expect(lead.getByText('成果转化率')).toHaveCount(0)
  await lead.context().close()

  await desk.goto(`${server.url}/office/cycles/new`)
  await desk.getByRole('link', { name: '沿用2021年示例市年度复核方案' }).click()
  await expect(field(`${RESULTS}-item1-formula-cap`)).toHaveValue('3')
})
