import { expect, test, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { sampleIdentityNumber, samplePhone } from '../prisma/programme/samplePeople'
import { DEMO_PASSWORD, DEMO_SIGN_INS, type DemoRole } from '../prisma/demo/accounts'
import { expectAccessible } from './pages'
import { seedData } from './seedData'
import { startServer, type TestServer } from './server'

const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
}
let server: TestServer

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  const { dataDir } = seedData('e2e/programmeSeed.ts')
  server = await startServer({}, dataDir)
})

test.afterAll(() => server.stop())

async function open(browser: Browser, options: BrowserContextOptions, to: string): Promise<Page> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.goto(server.url + to)
  return page
}

async function signIn(page: Page, phone: string, password = DEMO_PASSWORD): Promise<void> {
  await page.getByLabel('手机号码').fill(phone)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

async function office(browser: Browser, role: DemoRole, to: string, zone?: string): Promise<Page> {
  const account = DEMO_SIGN_INS.find((one) => one.role === role && (!zone || one.zone === zone))
  if (!account) throw new Error(`No demo account for ${role}`)
  const page = await open(browser, {}, `/sign-in?to=${encodeURIComponent(to)}`)
  await signIn(page, account.phone)
  await page.waitForURL((url) => url.pathname === to.split('?')[0])
  return page
}

async function fillForm(page: Page, number: number): Promise<void> {
  await page.getByLabel('姓名').fill(`示例选手 ${number}`)
  await page.getByLabel('手机号码').fill(samplePhone(number))
  await page.getByLabel('设置密码').fill('a sample password')
  await page.getByLabel('身份证号码', { exact: true }).fill(sampleIdentityNumber(number))
  await page.getByLabel('所属赛区').selectOption({ label: '莲池区' })
  await page.getByLabel('工作单位').fill('示例学校')
  await page.getByLabel('统一社会信用代码').fill('91350211M0000XUF46')
  await page.getByText('我单独同意').click()
  await page.getByText('我确认所填内容真实').click()
}

for (const [javaScriptEnabled, number] of [
  [true, 700_001],
  [false, 700_002],
] as const) {
  test(`registering on a phone ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    browser,
  }) => {
    const page = await open(browser, { ...PHONE, javaScriptEnabled }, '/register')
    await page.getByRole('link', { name: '报名 美发' }).click()
    await fillForm(page, number)
    await page.getByLabel('身份证号码', { exact: true }).fill('110105194912310021')
    await page.getByRole('button', { name: '提交报名' }).click()

    await expect(page.getByText('身份证号码的校验位不符')).toBeVisible()
    await expect(page.getByLabel('姓名')).toHaveValue(`示例选手 ${number}`)
    if (!javaScriptEnabled) await expect(page.getByLabel('设置密码')).toHaveValue('')
    await expect(page.getByRole('checkbox', { name: '我单独同意' })).toBeChecked()
    if (javaScriptEnabled) await expectAccessible(page)

    await page.getByLabel('身份证号码', { exact: true }).fill(sampleIdentityNumber(number))
    await page.getByLabel('设置密码').fill('a sample password')
    await page.getByRole('button', { name: '提交报名' }).click()
    await expect(page.getByText('报名表已提交')).toBeVisible()
    await expect(page.getByText('待审核')).toBeVisible()
    if (javaScriptEnabled) await expectAccessible(page)
  })
}

test('a zone officer returns one entry, which is answered, and approves it', async ({
  browser,
}) => {
  const name = '示例选手 700002'
  const queue = '/office/entries?status=submitted&contest=hairdressing'
  const officer = await office(browser, 'zoneOfficer', queue, 'LC')
  await expectAccessible(officer)
  await officer.getByRole('link', { name }).click()
  await expect(officer.getByText('校验位不符')).toBeVisible()
  await expect(officer.locator('main')).not.toContainText(sampleIdentityNumber(700_002))
  await expectAccessible(officer)
  await officer.getByLabel('退回原因').fill('请补充单位所属工会')
  await officer.getByRole('button', { name: '退回补充' }).click()
  await expect(officer.getByText('已退回，选手补充后')).toBeVisible()

  const phone = await open(browser, { ...PHONE, javaScriptEnabled: false }, '/sign-in?to=/me')
  await signIn(phone, samplePhone(700_002), 'a sample password')
  await expect(phone.getByText('请补充单位所属工会')).toBeVisible()
  await phone.getByLabel('补充说明').fill('所属工会为示例教育工会')
  await phone.getByRole('button', { name: '提交说明' }).click()
  await expect(phone.getByText('补充说明已提交')).toBeVisible()

  await officer.reload()
  await expect(officer.getByText('所属工会为示例教育工会')).toBeVisible()
  await officer.getByRole('button', { name: '通过，发放参赛号' }).click()
  await expect(officer.getByText('已通过，参赛号已发放')).toBeVisible()
  await phone.goto(`${server.url}/me`)
  await expect(phone.getByText(/^E\d{3}$/)).toBeVisible()
})

test('the second of two officers is told that the entry has changed', async ({ browser }) => {
  const list = '/office/entries?status=submitted&contest=hairdressing'
  const [one, two] = await Promise.all([
    office(browser, 'zoneOfficer', list, 'LC'),
    office(browser, 'organiser', list),
  ])
  const name = '示例选手 700001'
  await Promise.all([one, two].map((page) => page.getByRole('link', { name }).click()))
  await Promise.all([one, two].map((page) => page.getByLabel('退回原因').waitFor()))
  await one.getByRole('button', { name: '通过，发放参赛号' }).click()
  await expect(one.getByText('已通过，参赛号已发放')).toBeVisible()
  await two.getByLabel('不予通过的理由').fill('材料不齐')
  await two.getByRole('button', { name: '不予通过' }).click()
  await expect(two.getByText('这份报名的状态已经变化')).toBeVisible()
})

test('the offices’ pages have no accessibility violations', async ({ browser }) => {
  const organiser = await office(browser, 'organiser', '/office')
  await expect(organiser.getByText('各赛区竞赛进度').first()).toBeVisible()
  await expectAccessible(organiser)
  await organiser.goto(`${server.url}/office/stages`)
  await expectAccessible(organiser)

  const coding = await office(browser, 'codingOfficer', '/office/stages')
  for (const stage of ['live-line-robot.practical', 'new-media.project', 'first-aid.practical']) {
    await coding.goto(`${server.url}/office/stages/2021-${stage}`)
    await expectAccessible(coding)
  }
  await coding.goto(`${server.url}/office/second-factor`)
  await expectAccessible(coding)
  await coding.goto(`${server.url}/office/stages/2021-welding.practical`)
  await coding.getByRole('button', { name: '打开检录名单' }).click()
  await expect(coding.getByText('每次打开都记录在案')).toBeVisible()
  await expect(coding.getByRole('region', { name: '检录名单' })).toContainText('示例选手')
  await expectAccessible(coding)
})

test('nobody without an office gets in', async ({ browser }) => {
  const contestant = DEMO_SIGN_INS.find(({ role }) => role === 'contestant')
  const page = await open(browser, PHONE, '/sign-in?to=/me')
  await signIn(page, contestant?.phone ?? '')
  await page.getByRole('heading', { name: '我的报名' }).waitFor()
  for (const path of ['/office', '/office/entries', '/office/stages/2021-welding.practical']) {
    const answer = await page.goto(server.url + path)
    expect([403, 404]).toContain(answer?.status())
  }
})
