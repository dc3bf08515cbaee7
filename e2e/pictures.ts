/**
 * `npm run pictures`: the README's pictures, from the demo's own data and screens. A server of its
 * own, with the built-in rehearsal, is started for them and stopped again.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { findChromium } from '../app/commands/chromium.mjs'
import { DEMO_SIGN_INS } from '../prisma/demo/accounts'
import { startServer } from './server'

const root = path.dirname(import.meta.dirname)
const folder = path.join(root, 'docs/pictures')
const STAGE = '2021-welding.practical'
/** How long the rehearsal plays before the boards are taken, in milliseconds. */
const PLAY = 20_000

interface Size {
  width: number
  height: number
}

async function open(browser: Browser, url: string, viewport: Size): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  await page.goto(url)
  return page
}

async function save(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(folder, `${name}.png`) })
  console.log(`docs/pictures/${name}.png`)
}

async function openAsChief(browser: Browser, url: string): Promise<Page> {
  const account = DEMO_SIGN_INS.find(({ role }) => role === 'chiefJudge')
  if (!account) throw new Error('The demo has no chief judge')
  const page = await open(browser, `${url}/sign-in`, { width: 1440, height: 900 })
  await page.locator('[name=phone]').fill(account.phone)
  await page.locator('[name=password]').fill(account.password)
  await page.locator('main button[type=submit]').click()
  await page.waitForURL((at) => !at.pathname.startsWith('/sign-in'))
  return page
}

/** Shows the code of the vacant seat, takes it on a tablet, and scores the first aspects. */
async function scoreOnTablet(browser: Browser, url: string, chief: Page): Promise<Page> {
  await chief.goto(`${url}/chief/${STAGE}/seats`)
  await chief.getByRole('button', { name: '显示五席的席位码' }).click()
  const code = await chief.locator('output').first().innerText()
  const tablet = await open(browser, `${url}/seat/${code.trim()}`, { width: 1180, height: 820 })
  await tablet.getByRole('radio').last().check({ force: true })
  for (const pin of await tablet.locator('input[type=password]').all()) await pin.fill('2468')
  await tablet.locator('main button[type=submit]').click()
  await tablet.waitForURL('**/tablet')
  await tablet.getByRole('button', { name: /一致，开始评/ }).click()
  for (const key of ['7', '小数点', '5', '下一项', '6', '小数点', '5']) {
    await tablet.getByRole('button', { name: key, exact: true }).click()
  }
  return tablet
}

mkdirSync(folder, { recursive: true })
const dataDir = mkdtempSync(path.join(tmpdir(), 'jiangsai-pictures-'))
const mode = { JIANGSAI_MODE: 'demo', DATA_DIR: dataDir }
spawnSync(process.execPath, ['--import', 'tsx', 'prisma/seedDemo.ts'], {
  cwd: root,
  env: { ...process.env, ...mode },
})
const server = await startServer(mode, dataDir)
const executablePath = findChromium()
const browser = await chromium.launch({
  ...(executablePath !== undefined && { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
})
try {
  const chief = await openAsChief(browser, server.url)
  await save(await scoreOnTablet(browser, server.url, chief), 'tablet')
  const phone = await open(browser, `${server.url}/contests/welding`, { width: 390, height: 844 })
  await phone.waitForTimeout(PLAY)
  await phone.locator('summary').first().click()
  await save(phone, 'board')
  await chief.goto(`${server.url}/chief/${STAGE}`)
  await chief.waitForLoadState('networkidle')
  await save(chief, 'chief')
} finally {
  await browser.close()
  await server.stop()
}
