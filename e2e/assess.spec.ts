/** A self-assessment is saved whenever it is left, and whatever the scripts have missed. */
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, holdScripts, scriptsRun, signIn } from './pages'
import { seedData } from './seedData'
import { startServer, type TestServer } from './server'

let server: TestServer
let seeded: Record<'own' | 'lead' | 'password', string>

test.beforeAll(async () => {
  const data = seedData('e2e/reviewsSeed.ts')
  seeded = JSON.parse(data.printed) as typeof seeded
  server = await startServer({}, data.dataDir)
})

test.afterAll(() => server.stop())

test.beforeEach(({ page }) =>
  signIn(page, { url: server.url, phone: seeded.lead, password: seeded.password }),
)

const review = () => `${server.url}/office/reviews/${seeded.own}`
const statement = (page: Page, item = '制度与计划') => page.getByLabel(`${item}：自评说明`)
const saved = (page: Page) => page.getByText(/^已保存，/)
const follow = (page: Page) => page.getByRole('link', { name: '查看整份自评' }).click()

/** Opens the page anew until it has the text. */
async function expectStored(page: Page, text: string): Promise<void> {
  await expect(async () => {
    await page.goto(`${review()}/assess`)
    await expect(statement(page)).toHaveValue(text, { timeout: 1_000 })
  }).toPass({ timeout: 60_000 })
}

test('what was typed just before a link was followed is saved', async ({ page }) => {
  await page.goto(`${review()}/assess`)
  await scriptsRun(page)
  await statement(page).fill('刚写的一句')
  await follow(page)
  await page.waitForURL(review())
  await expectStored(page, '刚写的一句')
})

test('so is what was typed while an earlier save was under way', async ({ page }) => {
  await page.goto(`${review()}/assess`)
  await scriptsRun(page)
  let answer: () => void = () => undefined
  const left = new Promise<void>((resolve) => (answer = resolve))
  const asked = page.waitForRequest('**/save')
  await page.route('**/save', async (route) => {
    await left
    await route.continue()
  })
  await statement(page).fill('先写的')
  await asked
  await statement(page).fill('先写的，后来补的')
  await follow(page)
  await page.waitForURL(review())
  // It is sent once the one before is answered, and not by a page that was left by then.
  const last = page.waitForResponse(
    (one) =>
      one.url().endsWith('/save') &&
      (one.request().postData() ?? '').includes(encodeURIComponent('后来补的')),
  )
  answer()
  await last
  await expectStored(page, '先写的，后来补的')
})

test('what was typed over an earlier text before the scripts ran stays, and is saved', async ({
  page,
}) => {
  await page.goto(`${review()}/assess`)
  await scriptsRun(page)
  await statement(page).fill('第一稿')
  await expect(saved(page)).toBeVisible()
  const letThrough = await holdScripts(page)
  await page.goto(`${review()}/assess`, { waitUntil: 'commit' })
  await statement(page).fill('第二稿')
  letThrough()
  await expect(saved(page)).toBeVisible()
  await expect(statement(page)).toHaveValue('第二稿')
  await expectStored(page, '第二稿')
})

test('before a figure that could not be saved is left, the page asks', async ({ page }) => {
  await page.goto(`${review()}/assess`)
  await scriptsRun(page)
  const accidents = page.getByLabel('责任事故起数')
  await accidents.fill('没有')
  await statement(page).fill('数字之外的照存')
  await follow(page)
  const question = page.getByRole('alertdialog', { name: '还有内容没有保存' })
  await expect(question).toBeVisible()
  await expectAccessible(page)
  await question.getByRole('button', { name: '留在本页' }).click()
  await expect(question).toBeHidden()
  await expect(accidents).toHaveValue('没有')
  await follow(page)
  await question.getByRole('button', { name: '不保存，离开' }).click()
  await page.waitForURL(review())
  await expectStored(page, '数字之外的照存')
  await expect(accidents).toHaveValue('')
})

test('a filing that was broken off leaves the fields to be written in, and is sent without them', async ({
  page,
}) => {
  await page.goto(`${review()}/assess`)
  await scriptsRun(page)
  const sent: string[] = []
  await page.route('**/assess', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    sent.push(decodeURIComponent(route.request().postData() ?? ''))
    // the page stays where it is
    return route.fulfill({ status: 204 })
  })
  const file = page.getByRole('button', { name: '提交', exact: false })
  await page.locator('#vouched').check()
  await file.click()
  await expect.poll(() => sent.length).toBe(1)
  await statement(page).fill('又改的一句')
  await expect(saved(page)).toBeVisible()
  await statement(page).fill('提交前的最后一句')
  await file.click()
  await expect.poll(() => sent.length).toBe(2)
  for (const form of sent) {
    expect(form).toContain('do=file')
    expect(form).not.toMatch(/(declared|statements)\[/)
  }
  await expectStored(page, '提交前的最后一句')
})
