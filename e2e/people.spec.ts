import { expect, test, type Page } from '@playwright/test'
import { X509Certificate, createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expectAccessible } from './pages'
import { startServer, type TestServer } from './server'

const PHONE = '13800000001'
const PASSWORD = 'a good sentence'

const key = () => randomBytes(32).toString('base64')

/** A new production site with HTTPS off or on, and its first-run code. */
function newSite(variables: Record<string, string> = {}): Promise<TestServer> {
  return startServer({
    JIANGSAI_MODE: 'production',
    HOST: '127.0.0.1',
    HTTPS: 'off',
    PERSONAL_DATA_KEY: key(),
    LOOKUP_KEY: key(),
    TOKEN_PEPPER: key(),
    ...variables,
  })
}

/** The code that the server printed at its start. */
function setupCode(server: TestServer): string {
  return /\/setup\s+(\w{8})/.exec(server.output())?.[1] ?? ''
}

async function setUp(page: Page, server: TestServer): Promise<void> {
  await page.goto(`${server.url}/setup`)
  await page.getByLabel('安装码').fill(setupCode(server))
  await page.getByLabel('赛事名称').fill('职工职业技能大赛')
  await page.getByLabel('姓名').fill('王芳')
  await page.getByLabel('手机号码').fill(PHONE)
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByLabel('再次输入密码').fill(PASSWORD)
  await page.getByRole('button', { name: '建立账号并开始' }).click()
  await expect(page.getByRole('heading', { name: '我的账号' })).toBeVisible()
}

test.describe('on a new site', () => {
  let server: TestServer
  test.beforeEach(async () => {
    server = await newSite()
  })
  test.afterEach(() => server.stop())

  test('the first organiser sets it up, signs out, and signs in again', async ({ page }) => {
    await page.goto(`${server.url}/setup`)
    await expectAccessible(page)
    await page.getByLabel('安装码').fill('WRONGCOD')
    await page.getByLabel('赛事名称').fill('职工职业技能大赛')
    await page.getByLabel('姓名').fill('王芳')
    await page.getByLabel('手机号码').fill(PHONE)
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await page.getByLabel('再次输入密码').fill('something else')
    await page.getByRole('button', { name: '建立账号并开始' }).click()
    await expect(page.getByText('两次输入的密码不一致')).toBeVisible()
    await expect(page.getByLabel('赛事名称')).toHaveValue('职工职业技能大赛')
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await page.getByLabel('再次输入密码').fill(PASSWORD)
    await page.getByRole('button', { name: '建立账号并开始' }).click()
    await expect(page.getByRole('alert')).toContainText('安装码不正确')
    await expectAccessible(page)

    await setUp(page, server)
    await expectAccessible(page)
    expect((await page.request.get(`${server.url}/setup`)).status()).toBe(404)

    await page.getByRole('button', { name: '退出', exact: true }).click()
    await expect(page.getByRole('heading', { name: '登录' })).toBeVisible()
    await expectAccessible(page)
    await page.goto(`${server.url}/account`)
    await expect(page).toHaveURL(/sign-in\?to=%2Faccount/)
    await page.getByLabel('手机号码').fill(PHONE)
    await page.getByLabel('密码').fill('not the password')
    await page.getByRole('button', { name: '登录' }).click()
    await expect(page.getByRole('alert')).toContainText('手机号码或密码不正确')
    await expect(page.getByLabel('手机号码')).toHaveValue(PHONE)
    await expectAccessible(page)
    await page.getByLabel('密码').fill(PASSWORD)
    await page.getByRole('button', { name: '登录' }).click()
    await expect(page.getByRole('heading', { name: '我的账号' })).toBeVisible()
  })

  test('pages refuse well, in both languages and without JavaScript', async ({ page, browser }) => {
    await page.goto(`${server.url}/nowhere`)
    await expect(page.getByRole('heading', { name: '没有找到这个页面' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'English' }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page.getByRole('heading', { name: 'This page does not exist' })).toBeVisible()
    await expectAccessible(page)

    const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' })
    const simple = await plain.newPage()
    await simple.goto(`${server.url}/sign-in`)
    await simple.getByLabel('手机号码').fill(PHONE)
    await simple.getByLabel('密码').fill('not the password')
    await simple.getByRole('button', { name: '登录' }).click()
    await expect(simple.getByRole('alert')).toContainText('手机号码或密码不正确')
    await plain.close()
  })

  test('an officer issues a code only for people in their charge', async ({ page }) => {
    await setUp(page, server)
    await page.getByRole('link', { name: '重设密码' }).click()
    await expect(page.getByRole('heading', { name: '为本人办理密码重设' })).toBeVisible()
    await expectAccessible(page)
    await page.getByLabel('手机号码').fill('13900000009')
    await page.getByRole('button', { name: '签发验证码' }).click()
    await expect(page.getByRole('alert')).toContainText('没有使用该手机号码的人员')
    await page.goto(`${server.url}/reset`)
    await expectAccessible(page)
    await page.getByLabel('手机号码').fill(PHONE)
    await page.getByLabel('一次性验证码').fill('WRONGCOD')
    await page.getByLabel('新密码').fill(PASSWORD)
    await page.getByLabel('再次输入密码').fill(PASSWORD)
    await page.getByRole('button', { name: '设置新密码' }).click()
    await expect(page.getByRole('alert')).toContainText('密码没有更改')
  })
})

test('over HTTPS on a host name of its own, a page is a secure context', async ({ playwright }) => {
  const server = await newSite({ HTTPS: 'on', HOST_NAMES: 'jiangsai.test' })
  const pem = readFileSync(path.join(server.dataDir, 'tls/ca.pem'), 'utf8')
  const authority = new X509Certificate(pem.slice(pem.indexOf('-----BEGIN CERTIFICATE-----')))
  const spki = authority.publicKey.export({ type: 'spki', format: 'der' })
  const { executablePath, args = [] } = test.info().project.use.launchOptions ?? {}
  const browser = await playwright.chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      ...args,
      '--host-resolver-rules=MAP jiangsai.test 127.0.0.1',
      `--ignore-certificate-errors-spki-list=${createHash('sha256').update(spki).digest('base64')}`,
    ],
  })
  try {
    const page = await browser.newPage({ ignoreHTTPSErrors: false })
    const url = server.url.replace('localhost', 'jiangsai.test')
    await page.goto(`${url}/sign-in`)
    expect(await page.evaluate(() => isSecureContext && location.hostname)).toBe('jiangsai.test')
    await setUp(page, { ...server, url })
    const [cookie] = await page.context().cookies()
    expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax' })
    expect(cookie?.name).toMatch(/^__Host-/)
  } finally {
    await browser.close()
    await server.stop()
  }
})
