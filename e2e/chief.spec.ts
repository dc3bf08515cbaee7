import { expect, test, type Page } from '@playwright/test'
import { Judge } from './boardContest'
import { expectAccessible, holdScripts, scriptsRun } from './pages'
import { seedData } from './seedData'
import { startServer, type TestServer } from './server'

test.describe.configure({ mode: 'serial' })

interface Seeded {
  stageId: string
  /** Of the contest with two level entrants, and of the one with a moved seat. */
  level: string
  moved: string
  tokens: string[]
  phone: string
  password: string
}

let server: TestServer | undefined
let seeded: Seeded

test.beforeAll(async () => {
  const data = seedData('e2e/chiefSeed.ts')
  seeded = JSON.parse(data.printed) as Seeded
  server = await startServer({}, data.dataDir)
})
test.afterAll(() => server?.stop())

const url = () => server?.url ?? ''
const stage = () => `${url()}/chief/${seeded.stageId}`

async function signIn(page: Page): Promise<void> {
  await page.goto(`${url()}/sign-in?to=/chief`)
  await page.getByLabel('手机号码').fill(seeded.phone)
  await page.getByLabel('密码').fill(seeded.password)
  await page.getByRole('main').getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { name: '我执裁的竞赛' })).toBeVisible()
}

const card = (page: Page, title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
const needs = (page: Page) => card(page, '需要处理')
const panel = (page: Page) => page.locator('#panel')

test('every page is accessible, also on a tablet', async ({ page }) => {
  await page.setViewportSize({ width: 1180, height: 820 })
  await signIn(page)
  await expectAccessible(page)
  await page.goto(stage())
  await page.getByRole('link', { name: '查看并裁定' }).click()
  await expect(panel(page)).toContainText('9.25')
  await expectAccessible(page)
  for (const path of ['', '/step', '/freeze', '/ties', '/seats', '/print']) {
    await page.goto(stage() + path)
    await expectAccessible(page)
  }
  await page.goto(stage())
  await page
    .getByRole('link', { name: /一席：/ })
    .first()
    .click()
  await expect(panel(page).getByRole('heading', { level: 2 })).toBeFocused()
  await expectAccessible(page)
  await page
    .getByRole('link', { name: /各席对照与选手状态/ })
    .first()
    .click()
  await expect(panel(page).getByRole('heading', { level: 2 })).toContainText('各席对照')
  await expectAccessible(page)
})

test('a late mark is adopted once its sheet was returned, before JavaScript does', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' })
  const page = await context.newPage()
  await signIn(page)
  await page.goto(stage())
  await page.getByRole('link', { name: '查看并裁定' }).click()
  await expect(panel(page)).toContainText('9.25')
  await expect(panel(page)).toContainText('现在不能采纳')
  await page.getByRole('link', { name: '打开这张评分表' }).click()
  const reopen = panel(page).locator('form').filter({ hasText: '退回复评' })
  await reopen.getByLabel('理由').fill('核对迟到的评分')
  await reopen.getByRole('button', { name: '退回复评' }).click()
  await expect(page.getByText(/操作已记入日志 #\d+/)).toBeVisible()
  await page.getByRole('link', { name: '查看并裁定' }).click()
  await panel(page).getByLabel('理由').fill('确为裁判当时所评')
  await panel(page).getByRole('button', { name: '采纳', exact: true }).click()
  await expect(page.getByText('采纳一席', { exact: false })).toBeVisible()
  await expect(page.getByRole('link', { name: '查看并裁定' })).toHaveCount(0)
  await context.close()
})

test('a deviation is confirmed with a reason; a second screen no longer offers it', async ({
  page,
  context,
}) => {
  await signIn(page)
  await page.goto(stage())
  await expect(needs(page)).toContainText('9.00')
  await needs(page).getByRole('link', { name: '附理由确认' }).click()
  await expect(page).toHaveURL(/\/entrants\//)
  const other = await context.newPage()
  await other.goto(page.url())
  for (const tab of [page, other]) {
    const form = panel(tab).locator('form').filter({ hasText: '确认分差' })
    await expect(form).toBeVisible()
  }
  const second = panel(other).locator('form').filter({ hasText: '确认分差' })
  await second.getByLabel('理由').fill('缺陷由第三席独立发现')
  await panel(page).getByLabel('理由').first().fill('复看录像，三席无误')
  await panel(page).getByRole('button', { name: '附理由确认' }).click()
  await expect(page.getByText(/操作已记入日志/)).toBeVisible()
  await expect(needs(page)).not.toContainText('附理由确认')
  await expect(page.getByText('已确认', { exact: true })).toBeVisible()
  await expect(second).toHaveCount(0)
  await other.close()
})

test('who is in a field before the scripts run stays there, with what they selected', async ({
  page,
}) => {
  await signIn(page)
  await page.goto(`${stage()}/freeze`)
  const box = panel(page).getByLabel('理由')
  const letThrough = await holdScripts(page)
  await page.reload({ waitUntil: 'commit' })
  await box.selectText()
  await expect(box).toBeFocused()
  letThrough()
  await scriptsRun(page)
  await expect(page.getByText('数据刚刚更新')).toBeVisible()
  await page.keyboard.insertText('现场揭晓')
  await expect(box).toHaveValue('现场揭晓')
})

test('an answer does not take who has gone on from their field', async ({ page }) => {
  await signIn(page)
  await page.goto(`${stage()}/freeze`)
  await scriptsRun(page)
  const box = panel(page).getByLabel('理由')
  const count = panel(page).getByLabel('人数')
  await box.evaluate((field) => field.removeAttribute('minlength'))
  let answer: () => void = () => undefined
  const answered = new Promise<void>((resolve) => (answer = resolve))
  await page.route('**/freeze*', async (route) => {
    await answered
    await route.continue()
  })
  await box.fill('放')
  const opId = panel(page).locator('[name=opId]')
  const sent = await opId.inputValue()
  await panel(page).getByRole('button').click()
  await count.focus()
  answer()
  await expect(panel(page).getByText('至少 2 个字符')).toBeVisible()
  // The page has loaded anew.
  await expect(opId).not.toHaveValue(sent)
  await page.keyboard.insertText('1')
  await expect(count).toHaveValue('1')
})

test('a reason that is too short is refused, and what was typed is kept', async ({ page }) => {
  await signIn(page)
  await page.goto(`${stage()}/freeze`)
  await panel(page)
    .getByLabel('理由')
    .evaluate((box) => box.removeAttribute('minlength'))
  await panel(page).getByLabel('出场顺序最后几名').check()
  await panel(page).getByLabel('理由').fill('封')
  await panel(page).getByRole('button', { name: '封榜' }).click()
  await expect(panel(page).getByText('至少 2 个字符')).toBeVisible()
  await expect(panel(page).getByLabel('理由')).toHaveValue('封')
  await expect(panel(page).getByLabel('理由')).toBeFocused()
  await expect(panel(page).getByLabel('出场顺序最后几名')).toBeChecked()
  await panel(page).getByLabel('人数').fill('1')
  await panel(page).getByLabel('理由').fill('留待揭晓')
  await panel(page).getByRole('button', { name: '封榜' }).click()
  await expect(page.getByText('大屏已封榜（1 名选手）')).toBeVisible()
})

test('what a judge submits appears without a reload', async ({ page }) => {
  await signIn(page)
  await page.goto(stage())
  await expect(page.getByText('数据刚刚更新')).toBeVisible()
  const judge = await Judge.sit(url(), seeded.tokens[2] ?? '')
  await expect(page.getByText('刚才联系').first()).toBeVisible()
  await judge.score(1, 900)
  await expect(page.getByRole('link', { name: /三席：已提交 11\.00/ })).toBeVisible()
  await expect(needs(page)).toContainText('还有 1 张评分表未提交')
  judge.leave()
})

test('a seat is moved, and its new code is shown to be scanned', async ({ page }) => {
  await signIn(page)
  await page.goto(stage())
  await card(page, '席位').getByRole('link', { name: /二席/ }).click()
  await panel(page).getByLabel('理由').fill('平板没电')
  await panel(page).getByRole('button', { name: '停用现有设备' }).click()
  await expect(page.getByText('二席移交，原设备停用')).toBeVisible()
  await page.goto(`${stage()}/seats`)
  await page.getByRole('button', { name: '显示二席的席位码' }).click()
  await expect(page.getByRole('img', { name: '二席入席二维码' })).toBeVisible()
  await expect(page.getByText(/\/seat\?code=\w{6}/)).toBeVisible()
  await expectAccessible(page)
})

test('all that is missing is listed by name, and signing is not offered', async ({ page }) => {
  await signIn(page)
  await page.goto(stage())
  await page.getByRole('link', { name: /结束评分（差 1 项）/ }).click()
  await expect(panel(page)).toContainText('未提交的评分表（1 张）')
  await expect(panel(page).getByRole('link', { name: /一席/ })).toBeVisible()
  await expect(panel(page).getByRole('button')).toHaveCount(0)
})

test('a tie is ordered by buttons and decided with a reason', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await signIn(page)
  await page.goto(`${url()}/chief/${seeded.level}`)
  await needs(page).getByRole('link', { name: '裁定并列' }).click()
  await expect(panel(page)).toContainText('并列第 1 名')
  const codes = panel(page).getByRole('listitem')
  await expect(codes).toHaveCount(2)
  const [, second = ''] = await codes.allTextContents()
  await expectAccessible(page)
  await codes.nth(1).getByRole('link', { name: /上移/ }).click()
  await expect(codes.nth(0)).toContainText(/E\d{3}/.exec(second)?.[0] ?? 'none')
  await panel(page).getByLabel('理由').fill('按操作规范程度裁定')
  await panel(page).getByRole('button', { name: '按此顺序裁定' }).click()
  await expect(page.getByText(/操作已记入日志 #\d+/)).toBeVisible()
  await expect(needs(page)).toContainText('目前没有需要裁判长处理的事项')
})

test('what a moved seat still sent is adopted in one go; what is in doubt stays', async ({
  page,
}) => {
  await signIn(page)
  await page.goto(`${url()}/chief/${seeded.moved}`)
  await expect(card(page, '席位')).toContainText('示例裁判1')
  await needs(page).getByRole('link', { name: '查看并裁定' }).click()
  await expect(panel(page).getByRole('listitem')).toHaveCount(3)
  await expectAccessible(page)
  await panel(page).getByLabel('理由').fill('旧平板已核对')
  await panel(page).getByRole('button', { name: '采纳本席位全部' }).click()
  await expect(panel(page)).toContainText('已采纳 2 项')
  await expect(panel(page).getByRole('listitem')).toHaveCount(1)
  await expect(panel(page)).toContainText('表上这一项后来另有评分')
  await expectAccessible(page)
  await panel(page).getByRole('link', { name: /7\.25/ }).click()
  await expect(panel(page)).toContainText('平板自己的时钟')
  await panel(page).getByLabel('理由').fill('以后评的为准')
  await panel(page).getByRole('button', { name: '不采纳' }).click()
  await expect(page.getByText(/操作已记入日志 #\d+/)).toBeVisible()
  await expect(needs(page).getByRole('link', { name: '查看并裁定' })).toHaveCount(0)
})

test('what was typed for one entrant is not in the panel of the next', async ({ page }) => {
  await signIn(page)
  await page.goto(stage())
  await scriptsRun(page)
  const links = page.getByRole('link', { name: /各席对照与选手状态/ })
  const title = panel(page).getByRole('heading', { level: 2 })
  await links.nth(0).click()
  await expect(title).toContainText('各席对照')
  const first = await title.innerText()
  await panel(page).locator('summary').click()
  await panel(page).getByLabel('改为').selectOption('disqualified')
  await panel(page).getByLabel('理由').fill('选手携带手机')
  await links.nth(1).click()
  await expect(title).not.toHaveText(first)
  await expect(panel(page).locator('details')).not.toHaveAttribute('open')
  await expect(panel(page).getByLabel('改为')).toHaveValue('')
  await expect(panel(page).getByLabel('理由')).toHaveValue('')
})

test('a choice that somebody else made meanwhile becomes no other one', async ({ page }) => {
  await signIn(page)
  const choose = async (at: Page) => {
    await at.goto(stage())
    await scriptsRun(at)
    await at
      .getByRole('link', { name: /各席对照与选手状态/ })
      .last()
      .click()
    await panel(at).locator('summary').click()
    await panel(at).getByLabel('改为').selectOption('withdrawn')
    await panel(at).getByLabel('理由').fill('选手退赛')
  }
  const other = await page.context().newPage()
  await choose(page)
  await choose(other)
  await panel(other).getByRole('button', { name: '更改状态' }).click()
  await expect(other.getByText(/操作已记入日志 #\d+/)).toBeVisible()
  await expect(panel(page).getByLabel('改为')).toHaveValue('')
  await expect(panel(page).getByLabel('理由')).toHaveValue('选手退赛')
})

test('nobody else gets in', async ({ page, request }) => {
  const answer = await request.get(stage(), { maxRedirects: 0 })
  expect(answer.status()).toBe(302)
  await signIn(page)
  expect((await page.goto(`${url()}/chief/none`))?.status()).toBe(404)
})
